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
    private static readonly Comparer<(int Weight, DateOnly Since, Guid SubjectId)> Graver = Comparer<(int Weight, DateOnly Since, Guid SubjectId)>.Create((a, b) =>
        a.Weight != b.Weight ? a.Weight.CompareTo(b.Weight) : (b.Since, b.SubjectId).CompareTo((a.Since, a.SubjectId)));

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

    /// <summary>The gravest persons, gravest and longest first, and how many there are in all: for cards, which show few of thousands.</summary>
    /// <param name="alerts">Those of one person beside each other.</param>
    /// <param name="most">Persons at most.</param>
    public static (IReadOnlyList<ChairEntry> Entries, int Total) Gravest(IEnumerable<Alert> alerts, int most)
    {
        var total = 0;
        (int Weight, DateOnly Since, Guid SubjectId) person = default;
        var gravest = new PriorityQueue<Guid, (int, DateOnly, Guid)>(most + 1, Graver);
        foreach (var alert in alerts)
        {
            var key = (alert.Info.Weight, alert.Fact.Since, alert.Fact.SubjectId);
            if (total > 0 && key.SubjectId == person.SubjectId)
            {
                if (Graver.Compare(key, person) > 0) person = key;
                continue;
            }
            Keep();
            person = key;
            total++;
        }
        Keep();
        var chosen = gravest.UnorderedItems.Select(i => i.Element).ToHashSet();
        return ([.. Of(alerts.Where(a => chosen.Contains(a.Fact.SubjectId))).OrderByDescending(e => e.Main.Info.Weight).ThenBy(e => e.Since)], total);

        void Keep()
        {
            if (total == 0) return;
            gravest.Enqueue(person.SubjectId, person);
            if (gravest.Count > most) gravest.Dequeue();
        }
    }

    /// <summary>What stands on the list of those whom nobody holds.</summary>
    public static IEnumerable<Alert> BetweenChairs(this IEnumerable<Alert> alerts) => alerts.Where(a => a.Info.BetweenChairs && a.Snooze is null);
}
