using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Mapping;

namespace Mia.Casework.Domain.Plans;

/// <summary>What may be handed to which party before a SIP: only what a consent of type S2 to that party names (methods.md 3.5, 1.6).</summary>
public static class SipRules
{
    /// <summary>Consent category of the plan itself; needed for everything.</summary>
    public const string Plan = "PLAN";

    /// <summary>Consent category of facts about health.</summary>
    public const string Health = "HALSA";

    private const string Income = "FORSORJ";
    private const string Work = "ARBETE";

    private static readonly Dictionary<string, string> Categories = new(StringComparer.Ordinal)
    {
        ["HÄL"] = Health, ["PSY"] = Health, ["SÖM"] = Health, ["VÅR"] = Health, ["VAN"] = Health,
        ["EKO"] = Income, ["SKU"] = Income, ["ARB"] = Work, ["UTB"] = Work,
    };

    /// <summary>Categories of consent that a goal with its objectives needs. Nobody has said what an area of the delprojekt's own holds, so it counts as health.</summary>
    public static IReadOnlySet<string> Needed(Goal goal, IEnumerable<Objective> objectives) => objectives.Where(o => o.GoalId == goal.Id).Select(o => o.LifeArea).Append(goal.LifeArea)
        .Select(area => area.StartsWith(LifeAreaDecision.OwnPrefix, StringComparison.Ordinal) ? Health : Categories.GetValueOrDefault(area, Plan)).Append(Plan).ToHashSet(StringComparer.Ordinal);

    /// <summary>Categories that hold towards a party at a moment. A consent that names none covers none.</summary>
    public static IReadOnlySet<string> Covered(IEnumerable<Consent> consents, string party, DateTime utc) => consents
        .Where(c => c.Type == ConsentTypes.Exchange && c.Party == party && c.HoldsAt(utc)).SelectMany(c => c.Categories).ToHashSet(StringComparer.Ordinal);
}
