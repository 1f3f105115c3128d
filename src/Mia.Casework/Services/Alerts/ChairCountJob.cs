using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Platform.Data;
using Mia.Platform.Jobs;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Services.Alerts;

/// <summary>Counts the list of each delprojekt several times a day; the last count of a day stays, so that the curve needs no persons.</summary>
internal sealed class ChairCountJob(IServiceScopeFactory scopes, IDelprojektDirectory directory) : IJob
{
    public string Id => "mellan-stolarna";

    public string Name => "Räkna listan Mellan stolarna";

    public TimeSpan? Every => TimeSpan.FromHours(3);

    public async Task RunAsync(IProgress<JobProgress> progress, CancellationToken ct)
    {
        var all = directory.All;
        for (var i = 0; i < all.Count; i++)
        {
            progress.Report(new(i, all.Count, "Räknar"));
            await scopes.RunInDelprojektAsync(all[i], async services =>
            {
                await services.GetRequiredService<ChairCounter>().CountAsync(ct);
                return true;
            });
        }
        progress.Report(new(all.Count, all.Count, "Klart"));
    }
}

/// <summary>Counts the list of one delprojekt now.</summary>
internal sealed class ChairCounter(AlertEngine engine, CaseworkDbContext db, DataSession session, ICurrentDelprojekt here, TimeProvider clock)
{
    public async Task CountAsync(CancellationToken ct)
    {
        var counts = Counts(await engine.FindAsync(null, withReferrals: true, ct));
        await session.WriteAsync(async token =>
        {
            var today = clock.Today();
            var known = await db.ChairCounts.Where(c => c.Day == today).ToListAsync(token);
            foreach (var (kind, count) in counts)
            {
                if (known.Find(c => c.Kind == kind) is { } row) row.Recount(count);
                else db.Add(new ChairCount(here.Required.Id, today, kind, count));
            }
            foreach (var row in known.Where(c => !counts.ContainsKey(c.Kind))) row.Recount(0);
        }, ct);
    }

    /// <summary>Persons by kind, and all of them.</summary>
    public static Dictionary<string, int> Counts(IEnumerable<Alert> alerts)
    {
        var on = alerts.BetweenChairs().ToList();
        var counts = on.GroupBy(a => a.Info.Code).ToDictionary(g => g.Key, g => g.Select(a => a.Fact.SubjectId).Distinct().Count(), StringComparer.Ordinal);
        counts[ChairCount.All] = on.Select(a => a.Fact.SubjectId).Distinct().Count();
        return counts;
    }
}
