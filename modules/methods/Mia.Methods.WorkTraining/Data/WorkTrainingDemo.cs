using Mia.Methods.WorkTraining.Domain;
using Mia.Platform.Data;
using Mia.Platform.Demo;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.WorkTraining.Data;

/// <summary>Invented workplaces, placements and weeks for cases with work training, with the small steps of registration.md 5.2.</summary>
internal sealed class WorkTrainingDemo(WorkTrainingDbContext db) : IDemoContributor
{
    private const int Contributor = 6;

    private static readonly (string Name, WorkplaceKind Kind)[] Places =
    [
        ("Testverkstan", WorkplaceKind.SocialEnterprise), ("Provkaféet", WorkplaceKind.SocialEnterprise), ("Exempelträdgården", WorkplaceKind.SocialEnterprise),
        ("Låtsas Second hand", WorkplaceKind.SocialEnterprise), ("Påhittade Lagret AB", WorkplaceKind.Employer), ("Skissköket AB", WorkplaceKind.Employer),
    ];

    private static readonly string[] Reasons = ["SJUK", "BESOK", "VAB", "LEDIG", "OKAND"];

    public async Task AddAsync(DemoBatch batch, CancellationToken ct)
    {
        foreach (var group in batch.Cases.GroupBy(c => c.DelprojektId))
        {
            var trained = group.SelectMany(c => c.Interventions.Where(i => i.TypeCode.StartsWith("ARBTR", StringComparison.Ordinal)).Select(i => (Case: c, Period: i))).ToList();
            if (trained.Count == 0) continue;
            var places = await PlacesAsync(group.Key, ct);
            foreach (var (demo, period) in trained) Add(demo, period, places, batch.Today);
        }
    }

    private async Task<List<Workplace>> PlacesAsync(Guid delprojektId, CancellationToken ct)
    {
        var known = await db.Workplaces.Where(w => w.DelprojektId == delprojektId).OrderBy(w => w.Name).ToListAsync(ct);
        known.AddRange(db.Workplaces.Local.Where(w => w.DelprojektId == delprojektId && !known.Contains(w)));
        if (known.Count > 0) return known;
        var made = Places.Select((p, i) => new Workplace(delprojektId, p.Name, p.Kind, null, 4 + i)).ToList();
        db.AddRange(made);
        return made;
    }

    private void Add(DemoCase demo, DemoIntervention period, List<Workplace> places, DateOnly today)
    {
        var random = demo.Random(Contributor);
        var kind = period.TypeCode == "ARBTR-ASF" ? WorkplaceKind.SocialEnterprise : WorkplaceKind.Employer;
        var fitting = places.Where(p => p.Kind == kind).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        var quarters = random.Next(2, 7) * 4;
        var placement = new Placement(new PlacementOwner(demo.CaseId, demo.ParticipantId, demo.DelprojektId, demo.ControllerId, demo.EnrolledOn),
            fitting[random.Next(fitting.Count)].Id, "ARBTR", period.StartsOn, null, quarters);
        var last = period.EndsOn ?? today;
        for (var step = period.StartsOn.AddDays(42); step < last && quarters < 80; step = step.AddDays(42))
        {
            quarters += random.Next(1, 4) * 4;
            placement.ChangeExtent(step, quarters);
        }
        if (period.EndsOn is { } end) placement.End(end, random.Next(3) == 0 ? "HALSA" : "PLAN-ANN", today);
        db.Add(placement);

        // The present week is left open, so that there is something to report.
        for (var week = IsoWeek.Of(period.StartsOn); week.Sunday < today && week.Monday <= last; week = week.Next)
        {
            if (random.Next(12) == 0) continue;
            var planned = placement.PlannedQuarters(week);
            var active = random.Next(3) == 0 ? Math.Max(0, planned - random.Next(1, 5) * 4) : planned;
            var row = new AttendanceWeek(placement, week);
            row.Report(placement, active, active < planned ? Reasons[random.Next(Reasons.Length)] : null, period.ResponsibleId ?? demo.MainResponsibleId,
                DateTime.SpecifyKind(week.Sunday.ToDateTime(new TimeOnly(15, 0)), DateTimeKind.Utc), today);
            db.Add(row);
        }
    }
}
