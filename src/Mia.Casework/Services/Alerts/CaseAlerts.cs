using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Alerts;

/// <summary>
/// What the columns of a case say: no contact, did not come, nothing agreed, agreed but not written down, not back from a rest. One query
/// for all of them.
/// </summary>
internal sealed class CaseAlerts(CaseworkDbContext db) : IAlertSource
{
    private static readonly AlertInfo NoContact = new(AlertCodes.NoContact, "Ingen kontakt", 21,
        "Deltagaren har inte träffats eller nåtts på så många dagar. Uteblivna besök räknas inte som kontakt. Försvinner när en kontakt antecknas, eller när ärendet vilar.")
    {
        DaysKey = SettingKeys.ContactGap, BetweenChairs = true, Weight = 60,
    };

    private static readonly AlertInfo NoShows = new(AlertCodes.NoShows, "Uteblir", 0,
        "Deltagaren har uteblivit flera gånger i rad. Försvinner när ni har träffats eller talats vid.") { Weight = 55 };

    private static readonly AlertInfo NoNextStep = new(AlertCodes.NoNextStep, "Inget nästa steg", 7,
        "Det finns varken en avtalad kontakt, en bokning eller en uppgift framåt, så många dagar efter den senaste. Försvinner när något bokas.")
    {
        BetweenChairs = true, Weight = 20,
    };

    private static readonly AlertInfo NotLogged = new(AlertCodes.NotLogged, "Kontakt inte antecknad", 1,
        "En avtalad kontakt har passerat utan att det står vad som hände. Försvinner när kontakten antecknas.") { Weight = 45 };

    private static readonly AlertInfo NotBack = new(AlertCodes.NotBack, "Skulle vara tillbaka", 0,
        "Ärendet vilar fast dagen då deltagaren väntades tillbaka har kommit. Försvinner när ärendet återupptas eller vilar längre.")
    {
        BetweenChairs = true, Weight = 50,
    };

    private static readonly AlertStep LogContact = new("Logga kontakt", "kontakter/ny", CaseworkPermissions.WriteContacts);
    private static readonly AlertStep Book = new("Boka nästa kontakt", "/vecka/bokning/ny?deltagare={id}", CaseworkPermissions.WriteBookings);
    private static readonly AlertStep Open = new("Öppna ärendet", "", CaseworkPermissions.ReadCases, OnlyResponsible: false);

    public IReadOnlyList<AlertInfo> Kinds => [NoContact, NoShows, NoNextStep, NotLogged, NotBack];

    public async Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct)
    {
        var today = search.Today;
        var gap = search.Terms(NoContact).Days;
        var coached = search.Value(SettingKeys.ContactGapCoach);
        var missed = search.Value(SettingKeys.NoShowsInRow);
        var (step, logged) = (search.Terms(NoNextStep).Days, search.Terms(NotLogged).Days);
        var late = today.AddDays(-Math.Min(gap, coached));
        var found = await search.Of(db.Cases.AsNoTracking(), db.Responsibilities)
            .Where(c => c.EndedOn == null && ((c.Status == CaseStatus.Dormant && c.DormantUntil <= today)
                || (c.Status != CaseStatus.Dormant && (c.NextContactOn == null || c.NextContactOn < today || c.NoShowsInRow >= missed
                    || c.LastContactOn <= late || (c.LastContactOn == null && c.EnrolledOn <= late)))))
            .Select(c => new
            {
                c.Id, c.Status, c.EnrolledOn, c.LastContactOn, c.NextContactOn, c.DormantUntil, c.NoShowsInRow,
                Coached = coached != gap && c.Responsibilities.Any(r => r.IsMain && r.To == null && r.Area == ResponsibilityArea.WorkAndStudies),
                HasTask = db.WorkTasks.Any(t => t.CaseId == c.Id && t.DoneAt == null && t.DueOn >= today),
            }).ToListAsync(ct);
        var facts = new List<AlertFact>(found.Count);
        foreach (var c in found)
        {
            if (c.Status == CaseStatus.Dormant)
            {
                facts.Add(new(NotBack.Code, c.Id, c.DormantUntil!.Value, c.DormantUntil.Value, $"Skulle vara tillbaka {c.DormantUntil.Value.Iso()}. Ärendet vilar fortfarande.", Open));
                continue;
            }
            var since = c.LastContactOn ?? c.EnrolledOn;
            if (c.NoShowsInRow >= missed) facts.Add(new(NoShows.Code, c.Id, since, since, $"Har uteblivit {c.NoShowsInRow} gånger i rad.", LogContact));
            var days = c.Coached ? coached : gap;
            if (since.AddDays(days) <= today)
            {
                facts.Add(new(NoContact.Code, c.Id, since, since.AddDays(days), c.LastContactOn is { } last
                    ? $"Ingen kontakt sedan {last.DayAndMonth()}. Ni har sagt minst var {days}:e dag." : $"Ingen kontakt sedan inskrivningen {c.EnrolledOn.DayAndMonth()}.", LogContact));
            }
            if (c.NextContactOn is { } next && next.AddDays(logged) <= today)
                facts.Add(new(NotLogged.Code, c.Id, next, next.AddDays(logged), $"Kontakten {next.DayAndMonth()} är inte antecknad.", LogContact));
            var latest = c.NextContactOn > since ? c.NextContactOn.Value : since;
            if (!c.HasTask && (c.NextContactOn is null || c.NextContactOn < today) && latest.AddDays(step) <= today)
                facts.Add(new(NoNextStep.Code, c.Id, latest, latest.AddDays(step), "Ingen nästa kontakt är bokad.", Book));
        }
        return facts;
    }
}
