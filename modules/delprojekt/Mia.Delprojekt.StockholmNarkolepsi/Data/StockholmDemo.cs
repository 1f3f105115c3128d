using Mia.Delprojekt.StockholmNarkolepsi.Domain;
using Mia.Platform.Demo;

namespace Mia.Delprojekt.StockholmNarkolepsi.Data;

/// <summary>Invented choices of life areas and energy maps.</summary>
internal sealed class StockholmDemo(NarcolepsyDbContext db) : IDemoContributor
{
    private const int Contributor = 14;
    private static readonly string[] First = ["VÅR", "SÖM", "FRI", "ARB", "UTB", "VAR", "NÄT", "EKO"];

    /// <summary>A day as the pictures in methods.md 14 describe it: best before noon, rest after one o'clock.</summary>
    private static readonly int[] Shape = [2, 3, 4, 5, 4, 3, 1, 3, 3, 2, 2, 2, 2, 1];

    public Task AddAsync(DemoBatch batch, CancellationToken ct)
    {
        foreach (var demo in batch.Cases.Where(c => c.Slug == "stockholm"))
        {
            var random = demo.Random(Contributor);
            if (random.Next(5) > 0)
                db.Add(new LifeAreaChoice(demo.DelprojektId, demo.ControllerId, demo.CaseId, demo.ParticipantId,
                    First.OrderBy(_ => random.Next()).Take(random.Next(1, 6)), First.ToHashSet(), demo.EnrolledOn));
            if (demo.EndedOn is not null || random.Next(3) > 0) continue;
            var earlier = demo.EnrolledOn < batch.Today.AddDays(-60);
            if (earlier) Add(demo, batch.Today.AddDays(-55), batch.Today, random, tired: 1);
            Add(demo, batch.Today.AddDays(-13), batch.Today, random, tired: 0);
        }
        return Task.CompletedTask;
    }

    private void Add(DemoCase demo, DateOnly start, DateOnly today, Random random, int tired)
    {
        var period = new EnergyPeriod(demo.DelprojektId, demo.ControllerId, demo.CaseId, demo.ParticipantId, start, today);
        for (var number = 1; number <= EnergyPeriod.Length && period.DayOf(number) <= today; number++)
        {
            if (random.Next(10) == 0) continue;
            var weekend = period.DayOf(number).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var levels = Shape.Select(l => Math.Clamp(l - tired - (weekend ? 1 : 0) + random.Next(-1, 2) * random.Next(2), 1, 5)).ToList();
            period.Fill(number, DayRatings.Of(levels, weekend ? [] : [13], [8, 12, 18], [8], random.Next(4) == 0 ? 1 : 0), today);
        }
        db.Add(period);
    }
}
