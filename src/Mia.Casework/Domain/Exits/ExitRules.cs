using Mia.Casework.Domain.Codes;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.Exits;

/// <summary>What the codes mean at the end of a case. Taken from the marks of the code lists, so that it is data.</summary>
/// <param name="NeedReceiver">Outcomes that need a confirmed receiver.</param>
/// <param name="Misregistrations">Manners that take the case out of all statistics.</param>
/// <param name="DeceasedReasons">End reasons that mean death.</param>
/// <param name="DeceasedManners">Manners that mean death.</param>
/// <param name="PublicIncome">Incomes that are public.</param>
/// <param name="NoPublicIncome">Codes that say there is no public income.</param>
public sealed record ExitRules(IReadOnlySet<string> NeedReceiver, IReadOnlySet<string> Misregistrations, IReadOnlySet<string> DeceasedReasons,
    IReadOnlySet<string> DeceasedManners, IReadOnlySet<string> PublicIncome, IReadOnlySet<string> NoPublicIncome)
{
    /// <summary>From the code lists.</summary>
    public static ExitRules From(ICodeLists codes) => new(
        codes.Marked(CodeLists.Outcome, CodeMarks.NeedsReceiver),
        codes.Marked(CodeLists.EndManner, CodeMarks.Misregistration),
        codes.Marked(CodeLists.EndReason, CodeMarks.Deceased),
        codes.Marked(CodeLists.EndManner, CodeMarks.Deceased),
        codes.Marked(CodeLists.Income, CodeMarks.PublicIncome),
        codes.Marked(CodeLists.Income, CodeMarks.NoPublicIncome));

    /// <summary>"No public income" excludes every public one (registration.md 2.8.3).</summary>
    public List<string> CheckIncome(string field, IEnumerable<string>? codes)
    {
        var chosen = Rule.Codes(codes);
        if (chosen.Exists(NoPublicIncome.Contains) && chosen.Exists(PublicIncome.Contains))
            throw new RuleException(field, "”Ingen offentlig försörjning” kan inte väljas tillsammans med en offentlig försörjning.");
        return chosen;
    }
}
