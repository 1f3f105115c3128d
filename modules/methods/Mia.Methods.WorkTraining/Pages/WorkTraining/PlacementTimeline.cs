using Mia.Casework.Pages.Tidslinje;
using Mia.Methods.WorkTraining.Data;
using Mia.Methods.WorkTraining.Domain;
using Mia.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.WorkTraining.Pages.WorkTraining;

/// <summary>Placements on the timeline of a participant: begun and ended.</summary>
internal sealed class PlacementTimeline(WorkTrainingDbContext db, ICurrentUser user) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEvent>> FindAsync(IReadOnlyList<TimelineCase> cases, CancellationToken ct)
    {
        var events = new List<TimelineEvent>();
        if (!user.Can(WorkTrainingPermissions.Read)) return events;
        var ids = cases.Ids();
        foreach (var p in await db.Placements.AsNoTracking().Where(p => ids.Contains(p.CaseId))
            .Select(p => new { p.Id, p.CaseId, p.Form, p.StartsOn, p.EndsOn, p.EndReason, Workplace = p.Workplace.Name }).ToListAsync(ct))
        {
            var form = PlacementForms.All.GetValueOrDefault(p.Form, p.Form);
            var started = new TimelineEvent(TimelineKinds.Placement, p.CaseId, p.Id, p.StartsOn, "Placering började: " + form) { IsKey = true, Text = p.Workplace, Path = "arbetstraning" };
            events.Add(started);
            if (p.EndsOn is { } end)
                events.Add(started with { On = end, Step = 1, Title = "Placering avslutad: " + form, Text = p.EndReason is { } why ? $"{p.Workplace}. {PlacementEnds.All.GetValueOrDefault(why, why)}" : p.Workplace });
        }
        return events;
    }
}
