using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Alerts;

/// <summary>
/// Incomes that end with nothing after them (methods.md 3.8 and 19, L14): first in good time, and once more when it is urgent, so that putting off
/// the first reminder does not hide the second. Which income it is stays in the case: it may tell about health.
/// </summary>
internal sealed class IncomeAlerts(CaseworkDbContext db) : IAlertSource
{
    private static readonly AlertInfo Ending = new(AlertCodes.IncomeEnding, "Försörjning slutar", 60,
        "En försörjning slutar inom så många dagar och inget som tar vid är antecknat. Försvinner när en ny period eller ett nytt slut är antecknat.") { Weight = 32, EscalateAfter = 30 };

    private static readonly AlertInfo Urgent = new(AlertCodes.IncomeEndingSoon, "Försörjning slutar snart", 30,
        "En försörjning har slutat, eller slutar inom så många dagar, och inget som tar vid är antecknat. Försvinner när en ny period eller ett nytt slut är antecknat.") { Weight = 52 };

    private static readonly AlertStep See = new("Se försörjningen", "forsorjning", CaseworkPermissions.ReadIncome, OnlyResponsible: false);

    public IReadOnlyList<AlertInfo> Kinds => [Ending, Urgent];

    public async Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct)
    {
        if (!search.AnyOn(Ending, Urgent)) return [];
        var (today, urgent) = (search.Today, search.Terms(Urgent).Days);
        var days = Math.Max(search.Terms(Ending).Days, urgent);
        var until = today.AddDays(days);
        var open = search.Of(db.Cases.AsNoTracking(), db.Responsibilities).Where(c => c.EndedOn == null);
        // What already ran beside it does not take over: it continues, but the other part of the living is gone.
        var found = await db.IncomePeriods.AsNoTracking().Where(p => (p.EndsOn ?? p.PlannedEndOn) <= until && open.Any(c => c.Id == p.CaseId))
            .Select(p => new { p.Id, p.CaseId, p.Source, Stopped = p.EndsOn != null, Last = (p.EndsOn ?? p.PlannedEndOn)!.Value })
            .Where(p => !db.IncomePeriods.Any(n => n.CaseId == p.CaseId && n.Id != p.Id && n.From <= p.Last.AddDays(1)
                && ((n.EndsOn == null && n.PlannedEndOn == null) || (n.EndsOn ?? n.PlannedEndOn) > p.Last)
                && (p.Stopped || n.Source == p.Source || n.From > p.Last.AddDays(-days))))
            .Select(p => new { p.CaseId, p.Last }).ToListAsync(ct);
        return found.GroupBy(p => p.CaseId).Select(g => (CaseId: g.Key, Last: g.Min(p => p.Last), More: g.Count() - 1)).Select(p =>
        {
            var (kind, ahead) = p.Last.DayNumber - today.DayNumber <= urgent ? (Urgent, urgent) : (Ending, days);
            var since = p.Last.AddDays(-ahead);
            return new AlertFact(kind.Code, p.CaseId, since, since, (p.Last < today ? $"En försörjning slutade {p.Last.DayAndMonth()}." : $"En försörjning slutar {p.Last.DayAndMonth()}.")
                + (p.More == 0 ? " Inget som tar vid är antecknat." : " Fler slutar också, och inget som tar vid är antecknat."), See);
        }).ToList();
    }
}
