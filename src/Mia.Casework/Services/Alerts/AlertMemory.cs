using System.Collections.Concurrent;
using Mia.Casework.Domain.Alerts;
using Mia.Platform.Data.Logs;

namespace Mia.Casework.Services.Alerts;

/// <summary>For whom facts are remembered.</summary>
/// <param name="DelprojektId">The delprojekt.</param>
/// <param name="ControllerId">Only this controller's cases; null for all.</param>
internal sealed record AlertPlace(Guid DelprojektId, Guid? ControllerId);

/// <summary>
/// The alerts of a whole delprojekt and the facts behind them, until something changes. After a commit only the touched cases are read
/// anew, so a list over thousands of open cases opens at once and still shows what was saved a moment ago. Never on disk.
/// </summary>
internal sealed class AlertMemory(ChangeFeed feed)
{
    /// <summary>So many touched cases are read as quickly with all others.</summary>
    private const int FewCases = 100;

    /// <summary>Something may depend on the time of day, and a removal by the purge is no event.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<AlertPlace, Place> _places = new();

    /// <summary>The alerts as they are now, those of one case or referral beside each other. Who asks while another reads waits for what is read: once is enough.</summary>
    /// <param name="place">Where.</param>
    /// <param name="asked">Today and now. Another day is another truth.</param>
    /// <param name="sources">Which sources are on; others mean reading anew.</param>
    /// <param name="read">Reads the facts of these cases, or all for null.</param>
    /// <param name="judge">Which of the facts are alerts today. A decided setting and a snooze are changes too, so what it found stays.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<IReadOnlyList<Alert>> OfAsync(AlertPlace place, AlertSearch asked, string sources, Func<IReadOnlySet<Guid>?, Task<List<AlertFact>>> read,
        Func<IEnumerable<AlertFact>, Task<List<Alert>>> judge, CancellationToken ct)
    {
        var here = _places.GetOrAdd(place, _ => new());
        await here.Turn.WaitAsync(ct);
        try
        {
            var (seen, known) = (feed.Now, here.Known);
            var touched = known is not null && known.Day == asked.Today && known.Sources == sources && asked.UtcNow - known.ReadAt < Longest
                ? feed.CasesSince(known.Seen, place.DelprojektId) : null;
            if (known is not null && touched is { Count: 0 }) return known.Alerts;
            var (last, facts) = known is not null && touched is { Count: <= FewCases }
                ? (known, With(known.BySubject, touched, await read(touched)))
                : (new Remembered(seen, asked.Today, asked.UtcNow, sources, [], []), BySubject(await read(null)));
            here.Known = last with { Seen = seen, BySubject = facts, Alerts = await judge(facts.Values.SelectMany(f => f)) };
            return here.Known.Alerts;
        }
        finally
        {
            here.Turn.Release();
        }
    }

    private static Dictionary<Guid, AlertFact[]> BySubject(IEnumerable<AlertFact> facts) => facts.GroupBy(f => f.SubjectId).ToDictionary(g => g.Key, g => g.ToArray());

    private static Dictionary<Guid, AlertFact[]> With(Dictionary<Guid, AlertFact[]> known, IReadOnlySet<Guid> touched, IEnumerable<AlertFact> read)
    {
        var facts = new Dictionary<Guid, AlertFact[]>(known);
        foreach (var id in touched) facts.Remove(id);
        foreach (var (id, found) in BySubject(read.Where(f => touched.Contains(f.SubjectId)))) facts[id] = found;
        return facts;
    }

    private sealed class Place
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public Remembered? Known { get; set; }
    }

    private sealed record Remembered(long Seen, DateOnly Day, DateTime ReadAt, string Sources, Dictionary<Guid, AlertFact[]> BySubject, IReadOnlyList<Alert> Alerts);
}
