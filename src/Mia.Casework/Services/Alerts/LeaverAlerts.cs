using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Services.Staffing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Alerts;

/// <summary>
/// Open cases in which something rests on somebody who does not work here any more: an area, an intervention, a task, a meeting or an activity.
/// Where the main responsible has left, <see cref="ResponsibleAlerts"/> says it too.
/// </summary>
internal sealed class LeaverAlerts(CaseworkDbContext db, Colleagues colleagues) : IAlertSource
{
    private static readonly AlertInfo Left = new(AlertCodes.HeldByLeaver, "Kvar hos någon som slutat", 0,
        "Ett ansvar, en insats, en uppgift, ett möte eller en aktivitet i ett öppet ärende ligger hos någon som inte arbetar här. Försvinner när en kollega har tagit över.")
    {
        BetweenChairs = true, Weight = 60, CanSnooze = false, Receiver = AlertReceiver.ProjectLeader, EscalateAfter = 0,
    };

    public IReadOnlyList<AlertInfo> Kinds => [Left];

    public async Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct)
    {
        if (!search.AnyOn(Left)) return [];
        // Most days nobody has left, and then nothing is asked.
        var gone = colleagues.Gone.ToDictionary(m => m.Id, m => m.Roles.Max(r => r.To));
        if (gone.Count == 0) return [];
        var (ids, today) = (gone.Keys.ToList(), search.Today);
        var found = await search.Of(db.Cases.AsNoTracking(), db.Responsibilities).Where(c => c.EndedOn == null).Select(c => new
        {
            c.Id, c.EnrolledOn,
            Area = c.Responsibilities.Where(r => !r.IsMain && r.To == null && ids.Contains(r.UserId)).Select(r => (Guid?)r.UserId).FirstOrDefault(),
            Intervention = c.Interventions.Where(i => i.EndsOn == null && ids.Contains(i.ResponsibleId!.Value)).Select(i => i.ResponsibleId).FirstOrDefault(),
            Task = db.WorkTasks.Where(t => t.CaseId == c.Id && t.DoneAt == null && ids.Contains(t.OwnerId)).Select(t => (Guid?)t.OwnerId).FirstOrDefault(),
            Meeting = db.Bookings.Where(b => b.Status == BookingStatus.Planned && b.On >= today && b.Participants.Any(p => p.CaseId == c.Id))
                .SelectMany(b => b.Staff).Where(s => ids.Contains(s.UserId)).Select(s => (Guid?)s.UserId).FirstOrDefault(),
            Activity = db.PlanActivities.Where(a => a.CaseId == c.Id && a.Status < ActivityStatus.Done && ids.Contains(a.OwnerUserId!.Value)).Select(a => a.OwnerUserId).FirstOrDefault(),
        }).Where(c => c.Area != null || c.Intervention != null || c.Task != null || c.Meeting != null || c.Activity != null).ToListAsync(ct);
        return found.ConvertAll(c =>
        {
            var (what, who) = c.Area is { } area ? ("Ett ansvarsområde", area) : c.Intervention is { } intervention ? ("En insats", intervention)
                : c.Meeting is { } meeting ? ("Ett bokat möte", meeting) : c.Task is { } task ? ("En uppgift", task) : ("En aktivitet i planen", c.Activity!.Value);
            // The day after the last role, where that is known.
            var since = gone[who] is { } day && day < today && day >= c.EnrolledOn ? day.AddDays(1) : today;
            return new AlertFact(Left.Code, c.Id, since, since, $"{what} ligger hos någon som inte arbetar kvar.",
                new AlertStep("Lämna över", $"/ansvar/lamna-over/{who}", CaseworkPermissions.PassOnCaseload, OnlyResponsible: false)) { Mover = AlertMover.ProjectLeader };
        });
    }
}
