using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Alerts;

/// <summary>Follow-ups 3, 6 and 12 months after the exit, for those who have agreed to be contacted (S4): due, and missed (methods.md 11.6, L33).</summary>
internal sealed class FollowUpAlerts(CaseworkDbContext db) : IAlertSource
{
    private static readonly AlertInfo Due = new(AlertCodes.FollowUp, "Efteruppföljning", 0,
        "Det är 3, 6 eller 12 månader sedan avslutet, eller snart, och deltagaren har samtyckt till kontakt. Försvinner när uppföljningen antecknas.")
    {
        Weight = 32, EscalateAfter = 60,
    };

    private static readonly AlertInfo Missed = new(AlertCodes.FollowUpMissed, "Efteruppföljning missad", 30,
        "Det har gått så många dagar sedan uppföljningen skulle ha gjorts. Försvinner när uppföljningen antecknas, när nästa börjar eller när samtycket går ut.")
    {
        BetweenChairs = true, Weight = 45,
    };

    public IReadOnlyList<AlertInfo> Kinds => [Due, Missed];

    public async Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct)
    {
        if (!search.AnyOn(Due, Missed)) return [];
        var (today, missed, margin) = (search.Today, search.Terms(Missed).Days, search.Value(SettingKeys.FollowUpWindow));
        var (from, to) = (today.AddMonths(-ExitFollowUp.Occasions[^1] - 3), today.AddMonths(-ExitFollowUp.Occasions[0]).AddDays(margin));
        var cases = search.Of(db.Cases.AsNoTracking(), db.Responsibilities).Where(c => c.EndedOn != null);
        var found = await db.Exits.AsNoTracking().Where(e => e.EndedOn >= from && e.EndedOn <= to && e.Counts && cases.Any(c => c.Id == e.CaseId))
            .Where(e => db.Consents.Any(s => s.CaseId == e.CaseId && s.Type == ConsentTypes.Evaluation && s.WithdrawnAt == null && s.ValidFrom <= today && s.ValidTo >= today))
            .Select(e => new { e.CaseId, e.EndedOn, Done = db.FollowUps.Where(f => f.CaseId == e.CaseId).Select(f => f.Months).ToList() }).ToListAsync(ct);
        var facts = new List<AlertFact>();
        foreach (var e in found)
        {
            // Only the latest occasion whose time has come: the one before is over.
            var months = ExitFollowUp.Occasions.LastOrDefault(m => e.EndedOn.AddMonths(m).AddDays(-margin) <= today);
            if (months == 0 || e.Done.Contains(months)) continue;
            var on = e.EndedOn.AddMonths(months);
            var step = new AlertStep("Följ upp", $"avslut/uppfoljning?manad={months}", CaseworkPermissions.WriteExits);
            facts.Add(on.AddDays(missed) <= today
                ? new(Missed.Code, e.CaseId, on, on.AddDays(missed), $"Uppföljningen {months} månader efter avslutet skulle ha gjorts {on.DayAndMonth()}.", step)
                : new(Due.Code, e.CaseId, on.AddDays(-margin), on.AddDays(-margin), $"Dags för uppföljningen {months} månader efter avslutet, omkring {on.DayAndMonth()}.", step));
        }
        return facts;
    }
}
