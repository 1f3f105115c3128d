using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Alerts;

/// <summary>Consents that end soon without a new one, and open cases without consent to take part (methods.md 1.9, L04).</summary>
internal sealed class ConsentAlerts(CaseworkDbContext db) : IAlertSource
{
    private static readonly AlertInfo Ending = new(AlertCodes.Consent, "Samtycke saknas eller går ut", 30,
        "Ett samtycke går ut inom så många dagar och inget nytt är antecknat, eller så saknas ett giltigt samtycke till deltagande. Försvinner när ett nytt antecknas.")
    {
        DaysKey = SettingKeys.ConsentReminder, Weight = 35, EscalateAfter = 30,
    };

    private static readonly AlertStep Renew = new("Förnya samtycket", "samtycken/nytt", CaseworkPermissions.WriteConsents);

    public IReadOnlyList<AlertInfo> Kinds => [Ending];

    public async Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct)
    {
        if (!search.AnyOn(Ending)) return [];
        var (today, days) = (search.Today, search.Terms(Ending).Days);
        var until = today.AddDays(days);
        var open = search.Of(db.Cases.AsNoTracking(), db.Responsibilities).Where(c => c.EndedOn == null);
        var ending = await db.Consents.AsNoTracking().Where(c => c.ValidTo >= today && c.ValidTo <= until && c.WithdrawnAt == null)
            .Where(c => open.Any(o => o.Id == c.CaseId))
            .Where(c => !db.Consents.Any(n => n.CaseId == c.CaseId && n.Type == c.Type && n.Party == c.Party && n.WithdrawnAt == null && n.ValidTo > until))
            .Select(c => new { c.CaseId, c.Type, c.Party, c.ValidTo }).ToListAsync(ct);
        var without = await open.Where(c => !db.Consents.Any(s => s.CaseId == c.Id && s.Type == ConsentTypes.Participation && s.WithdrawnAt == null && s.ValidTo >= today))
            .Select(c => new { c.Id, c.EnrolledOn, Ended = db.Consents.Where(s => s.CaseId == c.Id && s.Type == ConsentTypes.Participation).Max(s => (DateOnly?)s.ValidTo) }).ToListAsync(ct);
        return
        [
            .. ending.GroupBy(c => (c.CaseId, c.Type, c.Party)).Select(g => (g.Key, Last: g.Max(c => c.ValidTo))).Select(g => new AlertFact(Ending.Code, g.Key.CaseId,
                g.Last.AddDays(-days), g.Last.AddDays(-days), $"Samtycke {g.Key.Type} går ut {g.Last.DayAndMonth()}: {ConsentTypes.All.GetValueOrDefault(g.Key.Type, "")}.", Renew)),
            .. without.Select(c =>
            {
                // Withdrawn before its last day: it is missing from today at the latest.
                var since = c.Ended is { } ended ? ended < today ? ended.AddDays(1) : today : c.EnrolledOn;
                return new AlertFact(Ending.Code, c.Id, since, since, "Samtycke till deltagande (S1) saknas eller har gått ut.", Renew);
            }),
        ];
    }
}
