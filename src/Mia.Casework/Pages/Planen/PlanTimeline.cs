using Mia.Casework.Data;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Tidslinje;
using Mia.Casework.Services;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Planen;

/// <summary>The plan: begun, approved, reviewed, and what became of objectives and activities.</summary>
internal sealed class PlanTimeline(CaseworkDbContext db, LifeAreasHere areas) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEvent>> FindAsync(IReadOnlyList<TimelineCase> cases, CancellationToken ct)
    {
        var ids = cases.Ids(r => r.SeesPlan);
        var events = new List<TimelineEvent>();
        if (ids.Count == 0) return events;
        events.AddRange((await db.Plans.AsNoTracking().Where(p => ids.Contains(p.CaseId)).Select(p => new { p.Id, p.CaseId, p.StartedAt, p.StartedBy }).ToListAsync(ct))
            .Select(p => new TimelineEvent(TimelineKinds.Plan, p.CaseId, p.Id, SwedishTime.DateOf(p.StartedAt), "Planen började") { Who = p.StartedBy, Path = "plan" }));
        foreach (var v in await db.Set<PlanVersion>().AsNoTracking().Where(v => ids.Contains(v.CaseId) && v.Kind == VersionKind.Approval)
            .Select(v => new { v.Id, v.CaseId, v.Number, v.ApprovedOn, v.Way, v.TakenBy, v.TakenAt, v.WithdrawnOn, v.WithdrawnBy }).ToListAsync(ct))
        {
            var approved = new TimelineEvent(TimelineKinds.Plan, v.CaseId, v.Id, v.ApprovedOn ?? SwedishTime.DateOf(v.TakenAt), "Planen godkänd av deltagaren")
            {
                Who = v.TakenBy, IsKey = true, Path = "plan/versioner", Text = v.Way is { } way ? $"Version {v.Number}, {way.Swedish()}" : $"Version {v.Number}",
            };
            events.Add(approved);
            if (v.WithdrawnOn is { } on) events.Add(approved with { On = on, Step = 1, Title = "Deltagaren tog tillbaka sitt godkännande", Who = v.WithdrawnBy, IsKey = false, Text = $"Version {v.Number}" });
        }
        events.AddRange((await db.Set<PlanReview>().AsNoTracking().Where(r => ids.Contains(r.CaseId)).Select(r => new { r.Id, r.CaseId, r.HeldOn, r.RegisteredBy }).ToListAsync(ct))
            .Select(r => new TimelineEvent(TimelineKinds.Plan, r.CaseId, r.Id, r.HeldOn, "Uppföljning av planen") { Who = r.RegisteredBy, IsKey = true, Path = "plan" }));
        events.AddRange((await db.Set<Objective>().AsNoTracking().Where(o => ids.Contains(o.CaseId) && o.ClosedOn != null).Select(o => new { o.Id, o.CaseId, On = o.ClosedOn!.Value, o.Status, o.LifeArea }).ToListAsync(ct))
            .Select(o => new TimelineEvent(TimelineKinds.Plan, o.CaseId, o.Id, o.On, $"Delmål {Lower(o.Status.Swedish())}: {areas.Text(o.LifeArea)}") { IsKey = o.Status == ObjectiveStatus.Reached, Path = "plan" }));
        events.AddRange((await db.PlanActivities.AsNoTracking().Where(a => ids.Contains(a.CaseId) && a.ClosedOn != null).Select(a => new { a.Id, a.CaseId, On = a.ClosedOn!.Value, a.Status, a.OwnerUserId, a.InterventionId }).ToListAsync(ct))
            .Select(a => new TimelineEvent(TimelineKinds.Plan, a.CaseId, a.Id, a.On, "Aktivitet " + Lower(a.Status.Swedish())) { Who = a.OwnerUserId, InterventionId = a.InterventionId, Path = "plan" }));
        return events;
    }

    public async Task<IReadOnlyDictionary<Guid, string>> TextsAsync(IReadOnlyCollection<TimelineEvent> shown, CancellationToken ct)
    {
        var ids = shown.Select(e => e.Id).ToList();
        var texts = new Dictionary<Guid, string>();
        foreach (var o in await db.Set<Objective>().AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Text }).ToListAsync(ct)) texts[o.Id] = o.Text ?? "";
        foreach (var a in await db.PlanActivities.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.What }).ToListAsync(ct)) texts[a.Id] = a.What ?? "";
        foreach (var r in await db.Set<PlanReview>().AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Decided }).ToListAsync(ct)) texts[r.Id] = r.Decided ?? "";
        return texts;
    }

    private static string Lower(string text) => text.ToLower(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"));
}
