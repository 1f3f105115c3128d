using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Services.Alerts;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>Mappings that are not begun or not finished, and what the participant wants to begin with but no goal is about (methods.md 2.8, L06, L08). One statement.</summary>
internal sealed class MappingAlerts(CaseworkDbContext db) : IAlertSource
{
    private static readonly AlertInfo NotBegun = new(AlertCodes.MappingNotBegun, "Kartläggning inte påbörjad", 21,
        "Så många dagar har gått sedan inskrivningen och ingen kartläggning är påbörjad. Försvinner när något är skrivet, eller när ärendet vilar.") { Weight = 24, EscalateAfter = 30 };

    private static readonly AlertInfo NotFinished = new(AlertCodes.MappingNotFinished, "Kartläggning inte klar", 60,
        "Så många dagar har gått sedan inskrivningen och den första kartläggningen är inte klar. Försvinner när den markeras klar, eller när ärendet vilar.") { Weight = 23, EscalateAfter = 30 };

    private static readonly AlertInfo WithoutGoal = new(AlertCodes.PriorityWithoutGoal, "Prioriterat område utan mål", 14,
        "Ett område som deltagaren vill börja med har stått i en klar kartläggning så länge och inget mål eller delmål i planen handlar om det. Försvinner när ett sådant skrivs, eller när deltagaren väljer annorlunda.")
    {
        Weight = 22, EscalateAfter = 30,
    };

    public IReadOnlyList<AlertInfo> Kinds => [NotBegun, NotFinished, WithoutGoal];

    public async Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct)
    {
        if (!search.AnyOn(NotBegun, NotFinished, WithoutGoal)) return [];
        var (today, begin, finish, plan) = (search.Today, search.Terms(NotBegun).Days, search.Terms(NotFinished).Days, search.Terms(WithoutGoal).Days);
        var (enrolled, before) = (today.AddDays(-Math.Min(begin, finish)), SwedishTime.ToUtc(today.AddDays(1 - plan), TimeOnly.MinValue));
        var finished = db.Mappings.AsNoTracking().Where(m => m.FinishedAt != null);
        var chosen = finished.SelectMany(m => m.Areas.Where(a => a.Priority != null && !a.Declined), (m, a) => new { m.CaseId, m.Number, m.FinishedAt, a.Code });
        // Chosen now and long enough ago: a new version does not begin the time again.
        var waiting = chosen.Where(x => !finished.Any(later => later.CaseId == x.CaseId && later.Number > x.Number)
            && chosen.Any(e => e.CaseId == x.CaseId && e.Code == x.Code && e.FinishedAt < before)
            && !db.Set<Goal>().Any(g => g.CaseId == x.CaseId && g.LifeArea == x.Code) && !db.Set<Objective>().Any(o => o.CaseId == x.CaseId && o.LifeArea == x.Code));
        var found = await search.Of(db.Cases.AsNoTracking(), db.Responsibilities).Where(c => c.Status == CaseStatus.Enrolled)
            .Where(c => finished.Any(m => m.CaseId == c.Id) ? waiting.Any(x => x.CaseId == c.Id) : c.EnrolledOn <= enrolled)
            .Select(c => new
            {
                c.Id, c.EnrolledOn, Begun = db.Mappings.Any(m => m.CaseId == c.Id), Finished = finished.Any(m => m.CaseId == c.Id),
                Waiting = waiting.Count(x => x.CaseId == c.Id),
                Since = chosen.Where(e => e.CaseId == c.Id && waiting.Any(x => x.CaseId == c.Id && x.Code == e.Code)).Min(e => e.FinishedAt),
            }).ToListAsync(ct);
        var facts = new List<AlertFact>(found.Count);
        foreach (var c in found)
        {
            var since = c.EnrolledOn;
            if (c.Finished)
            {
                var on = SwedishTime.DateOf(c.Since!.Value);
                facts.Add(new(WithoutGoal.Code, c.Id, on, on.AddDays(plan),
                    c.Waiting == 1 ? "Ett område som deltagaren vill börja med har inget mål i planen." : $"{c.Waiting} områden som deltagaren vill börja med har inget mål i planen.",
                    new AlertStep("Skriv ett mål", "plan", CaseworkPermissions.ReadPlans)));
            }
            else if (c.Begun && since.AddDays(finish) <= today)
            {
                facts.Add(new(NotFinished.Code, c.Id, since, since.AddDays(finish), $"Kartläggningen är påbörjad men inte klar. Inskriven {since.DayAndMonth()}.",
                    new AlertStep("Öppna kartläggningen", "kartlaggning", CaseworkPermissions.ReadMapping)));
            }
            else if (!c.Begun && since.AddDays(begin) <= today)
            {
                facts.Add(new(NotBegun.Code, c.Id, since, since.AddDays(begin), $"Kartläggningen är inte påbörjad. Inskriven {since.DayAndMonth()}.",
                    new AlertStep("Börja kartlägga", "kartlaggning", CaseworkPermissions.ReadMapping)));
            }
        }
        return facts;
    }
}
