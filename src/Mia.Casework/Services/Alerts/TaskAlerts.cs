using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Alerts;

/// <summary>Tasks past their day (L11). Tasks without a case stand in the owner's week only.</summary>
internal sealed class TaskAlerts(CaseworkDbContext db) : IAlertSource
{
    /// <summary>Also of what the plan says, see <see cref="PlanAlerts"/>.</summary>
    public static readonly AlertInfo Overdue = new(AlertCodes.Overdue, "Förfallet", 0,
        "En uppgift, eller en aktivitet eller ett delmål i planen, skulle ha varit klart för mer än så många dagar sedan. Försvinner när det är klart eller får ett nytt datum.") { Weight = 30 };

    public IReadOnlyList<AlertInfo> Kinds => [Overdue];

    public async Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct)
    {
        if (!search.AnyOn(Overdue)) return [];
        var days = search.Terms(Overdue).Days;
        var before = search.Today.AddDays(-days);
        var open = db.WorkTasks.AsNoTracking().Where(t => t.DoneAt == null && t.DueOn < before && t.CaseId != null);
        if (search.Cases?.Select(id => (Guid?)id).ToList() is { } some) open = open.Where(t => some.Contains(t.CaseId));
        var asked = search.ResponsibleId is { } me ? open.Where(t => t.OwnerId == me) : open;
        var found = await asked.Select(t => new { t.Id, t.CaseId, t.DueOn, t.OwnerId }).ToListAsync(ct);
        return found.ConvertAll(t => new AlertFact(Overdue.Code, t.CaseId!.Value, t.DueOn, t.DueOn.AddDays(days + 1), $"En uppgift skulle ha varit klar {t.DueOn.DayAndMonth()}.",
            new AlertStep("Öppna uppgiften", $"/vecka/uppgift/{t.Id}", CaseworkPermissions.WriteBookings)) { Mover = AlertMover.Staff, StaffId = t.OwnerId });
    }
}
