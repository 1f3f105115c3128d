using System.Collections.Concurrent;
using Mia.Casework.Domain.Alerts;
using Mia.Platform.Data.Logs;

namespace Mia.Casework.Services.Alerts;

/// <summary>For whom facts are remembered.</summary>
/// <param name="DelprojektId">The delprojekt.</param>
/// <param name="ControllerId">Only this controller's cases; null for all.</param>
internal sealed record AlertPlace(Guid DelprojektId, Guid? ControllerId);

/// <summary>
/// The alerts of a whole delprojekt, until something changes. After a commit only the touched cases are looked at anew, so a list over
/// thousands of open cases opens at once and still shows what was saved a moment ago. Never on disk.
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
    /// <param name="find">Finds the alerts of these cases, or all for null. Decided settings and snoozes of referrals are changes of no case, so all is found anew.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<IReadOnlyList<Alert>> OfAsync(AlertPlace place, AlertSearch asked, string sources, Func<IReadOnlySet<Guid>?, Task<List<Alert>>> find, CancellationToken ct)
    {
        var here = _places.GetOrAdd(place, _ => new());
        await here.Turn.WaitAsync(ct);
        try
        {
            var (seen, known) = (feed.Now, here.Known);
            var touched = known is not null && known.Day == asked.Today && known.Sources == sources && asked.UtcNow - known.ReadAt < Longest
                ? feed.CasesSince(known.Seen, place.DelprojektId) : null;
            if (known is not null && touched is { Count: 0 }) return known.Alerts;
            here.Known = known is not null && touched is { Count: <= FewCases }
                ? known with { Seen = seen, Alerts = [.. known.Alerts.Where(a => !touched.Contains(a.Fact.SubjectId)), .. Together(await find(touched))] }
                : new(seen, asked.Today, asked.UtcNow, sources, Together(await find(null)));
            return here.Known.Alerts;
        }
        finally
        {
            here.Turn.Release();
        }
    }

    /// <summary>Those of one case or referral beside each other.</summary>
    public static IReadOnlyList<Alert> Together(List<Alert> found) => [.. found.GroupBy(a => a.Fact.SubjectId).SelectMany(a => a)];

    private sealed class Place
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public Remembered? Known { get; set; }
    }

    private sealed record Remembered(long Seen, DateOnly Day, DateTime ReadAt, string Sources, IReadOnlyList<Alert> Alerts);
}
