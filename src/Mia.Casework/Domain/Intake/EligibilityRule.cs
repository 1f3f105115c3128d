using System.Text.Json;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Intake;

/// <summary>How a target-group rule is used.</summary>
public enum RuleKind
{
    /// <summary>Krav.</summary>
    Requirement = 1,

    /// <summary>Prioritet: goes before others when places are few.</summary>
    Priority = 2,

    /// <summary>Information: good to know.</summary>
    Information = 3,
}

/// <summary>A rule as a delprojekt module proposes it.</summary>
/// <param name="Code">Stable within the delprojekt.</param>
/// <param name="Text">Swedish, as staff read it: "Mellan 18 och 64 år".</param>
/// <param name="Kind">How it is used.</param>
/// <param name="Test">The test.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while it holds.</param>
public sealed record EligibilityRuleSeed(string Code, string Text, RuleKind Kind, Expression Test, DateOnly ValidFrom, DateOnly? ValidTo = null);

/// <summary>A target-group rule of one delprojekt, as dated data (methods.md 1.5).</summary>
public sealed class EligibilityRule : Entity, IDelprojektOwned
{
    private EligibilityRule() { }

    /// <summary>A rule from a day on.</summary>
    public EligibilityRule(Guid delprojektId, EligibilityRuleSeed seed, int order)
    {
        DelprojektId = delprojektId;
        (Code, Text, Kind, ValidFrom, ValidTo, Order) = (seed.Code, seed.Text, seed.Kind, seed.ValidFrom, seed.ValidTo, order);
        ExpressionJson = JsonSerializer.Serialize(seed.Test);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <summary>Stable within the delprojekt.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Swedish text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How it is used.</summary>
    public RuleKind Kind { get; private set; }

    /// <summary>The test, as JSON of <see cref="Expression"/>.</summary>
    public string ExpressionJson { get; private set; } = "";

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day; null while it holds.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Place in the list.</summary>
    public int Order { get; private set; }

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>The test.</summary>
    public Expression Test => JsonSerializer.Deserialize<Expression>(ExpressionJson)!;

    /// <summary>Ends the rule; a changed rule is a new row.</summary>
    public void End(DateOnly lastDay)
    {
        Rule.Against(lastDay < ValidFrom, nameof(ValidTo), "Sista dagen kan inte vara före första dagen.");
        ValidTo = lastDay;
        Record(new("eligibility-rule.ended", Detail: Code));
    }
}

/// <summary>What staff have found out about one rule for one referral. Goes before what the referral says.</summary>
public sealed class EligibilityAnswer : Entity, IOwned
{
    private EligibilityAnswer() { }

    internal EligibilityAnswer(Referral referral, string ruleCode)
    {
        (DelprojektId, ControllerId, ReferralId, RuleCode) = (referral.DelprojektId, referral.ControllerId, referral.Id, ruleCode);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The referral.</summary>
    public Guid ReferralId { get; private set; }

    /// <summary>The rule.</summary>
    public string RuleCode { get; private set; } = "";

    /// <summary>What was found.</summary>
    public Finding Finding { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid? AnsweredBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime AnsweredAt { get; private set; }

    internal void Set(Finding finding, Actor by) => (Finding, AnsweredBy, AnsweredAt) = (finding, by.UserId, by.UtcNow);
}

/// <summary>One line of the target-group check.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Text">Swedish text of the rule.</param>
/// <param name="Kind">How it is used.</param>
/// <param name="Finding">Met, not met or unknown.</param>
/// <param name="Explanation">Swedish: what it rests on.</param>
/// <param name="ByStaff">Staff have answered.</param>
public sealed record EligibilityLine(string Code, string Text, RuleKind Kind, Finding Finding, string Explanation, bool ByStaff);

/// <summary>The whole check. Shows; never accepts or rejects (methods.md 1.5).</summary>
public sealed record EligibilityCheck(IReadOnlyList<EligibilityLine> Lines)
{
    /// <summary>Requirements that are not met.</summary>
    public int NotMet => Lines.Count(l => l.Kind == RuleKind.Requirement && l.Finding == Finding.NotMet);

    /// <summary>Requirements that nobody knows about yet.</summary>
    public int Unknown => Lines.Count(l => l.Kind == RuleKind.Requirement && l.Finding == Finding.Unknown);

    /// <summary>A priority group is met.</summary>
    public bool HasPriority => Lines.Any(l => l.Kind == RuleKind.Priority && l.Finding == Finding.Met);

    /// <summary>Tries the rules that hold on the day against the facts and the staff's answers.</summary>
    public static EligibilityCheck Of(IEnumerable<EligibilityRule> rules, EligibilityFacts facts, IEnumerable<EligibilityAnswer> answers)
    {
        var given = answers.ToDictionary(a => a.RuleCode, StringComparer.Ordinal);
        return new([.. rules.Where(r => r.HoldsOn(facts.Today)).OrderBy(r => r.Kind).ThenBy(r => r.Order).Select(rule =>
            given.TryGetValue(rule.Code, out var answer)
                ? new EligibilityLine(rule.Code, rule.Text, rule.Kind, answer.Finding, "Bedömt av personal.", true)
                : new EligibilityLine(rule.Code, rule.Text, rule.Kind, rule.Test.Try(facts), rule.Test.Explain(facts), false))]);
    }
}
