using Mia.Casework.Domain.Alerts;

namespace Mia.Casework.Services.Alerts;

/// <summary>One person on the list: the gravest alert, and the others.</summary>
/// <param name="Main">Gravest.</param>
/// <param name="Others">The rest, gravest first.</param>
public sealed record ChairEntry(Alert Main, IReadOnlyList<Alert> Others)
{
    /// <summary>The case or referral.</summary>
    public Guid SubjectId => Main.Fact.SubjectId;

    /// <summary>Since when the gravest waits.</summary>
    public DateOnly Since => Main.Fact.Since;
}

/// <summary>Puts alerts together by person. The list, its count, the card and the curve all come from here.</summary>
internal static class ChairList
{
    /// <summary>Persons, each once, longest first.</summary>
    public static List<ChairEntry> Of(IEnumerable<Alert> alerts)
    {
        var entries = alerts.GroupBy(a => a.Fact.SubjectId).Select(g =>
        {
            if (g.Count() == 1) return new ChairEntry(g.First(), []);
            var all = g.OrderByDescending(a => a.Info.Weight).ThenBy(a => a.Fact.Since).ToList();
            return new ChairEntry(all[0], all[1..]);
        }).ToList();
        entries.Sort((a, b) => (a.Since, a.SubjectId).CompareTo((b.Since, b.SubjectId)));
        return entries;
    }

    /// <summary>What stands on the list of those whom nobody holds.</summary>
    public static IEnumerable<Alert> BetweenChairs(this IEnumerable<Alert> alerts) => alerts.Where(a => a.Info.BetweenChairs && a.Snooze is null);
}
