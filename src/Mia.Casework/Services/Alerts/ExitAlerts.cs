using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Alerts;

/// <summary>Ends without a receiver, before and after, and handovers without an answer (methods.md 11.3, 11.6, L32).</summary>
internal sealed class ExitAlerts(CaseworkDbContext db) : IAlertSource
{
    private static readonly AlertInfo NoReceiver = new(AlertCodes.NoReceiver, "Avslutad utan mottagare", 0,
        "Ärendet är avslutat, någon ska ta vid, och ingen mottagare har bekräftat. Försvinner när mottagaren själv bekräftar, eller när ni har skrivit varför det inte blir någon.")
    {
        BetweenChairs = true, Weight = 90, CanSnooze = false,
    };

    private static readonly AlertInfo Unanswered = new(AlertCodes.Unanswered, "Överlämning utan svar", 14,
        "En överlämning är skickad och mottagaren har inte svarat på så många dagar. Försvinner när mottagaren svarar, eller när överlämningen tas tillbaka.")
    {
        DaysKey = SettingKeys.HandoverConfirm, BetweenChairs = true, Weight = 85,
    };

    private static readonly AlertInfo NoPlanned = new(AlertCodes.NoPlannedReceiver, "Avslut planeras utan mottagare", 7,
        "Avslutet förbereds sedan så många dagar och ingen överlämning är påbörjad. Försvinner när en överlämning påbörjas.") { Weight = 40 };

    private static readonly AlertInfo Declined = new(AlertCodes.Declined, "Mottagaren svarade nej", 0,
        "En mottagare har tackat nej medan ärendet pågår, och ingen ny är tillfrågad. Försvinner när en ny överlämning påbörjas eller ärendet avslutas.") { Weight = 95 };

    public IReadOnlyList<AlertInfo> Kinds => [NoReceiver, Unanswered, Declined, NoPlanned];

    public async Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct)
    {
        var today = search.Today;
        var (wait, plan) = (search.Terms(Unanswered).Days, search.Terms(NoPlanned).Days);
        var before = SwedishTime.DayInUtc(today.AddDays(-wait)).To;
        var planned = today.AddDays(-plan);
        var cases = search.Of(db.Cases.AsNoTracking(), db.Responsibilities);
        var open = await cases.Where(c => c.Status == CaseStatus.HandoverUnconfirmed || (c.Status == CaseStatus.Closing && c.ClosingSince <= planned
                && !db.Handovers.Any(h => h.CaseId == c.Id && h.Status != HandoverStatus.Declined && h.Status != HandoverStatus.Withdrawn)))
            .Select(c => new
            {
                c.Id, c.Status, c.EndedOn, c.ClosingSince, Asked = db.Handovers.Any(h => h.CaseId == c.Id && h.Status == HandoverStatus.Sent),
                SaidNoAt = db.Handovers.Where(h => h.CaseId == c.Id && h.Status == HandoverStatus.Declined).Max(h => h.StoppedAt),
            }).ToListAsync(ct);
        // A no is answered by a newer handover; a case that has ended stands among those without a receiver instead.
        var answers = await db.Handovers.AsNoTracking().Where(h => (h.Status == HandoverStatus.Sent && h.SentAt < before && cases.Any(c => c.Id == h.CaseId))
                || (h.Status == HandoverStatus.Declined && cases.Any(c => c.Id == h.CaseId && c.EndedOn == null)
                    && !db.Handovers.Any(o => o.CaseId == h.CaseId && o.Status != HandoverStatus.Withdrawn && o.Status != HandoverStatus.Declined && o.CreatedAt >= h.CreatedAt)))
            .Select(h => new { h.Id, h.CaseId, h.Party, h.Status, h.SentAt, h.StoppedAt, h.PhoneYesOn }).ToListAsync(ct);
        return
        [
            .. open.Select(c => c is { Status: CaseStatus.HandoverUnconfirmed, SaidNoAt: { } saidNo, Asked: false }
                ? new AlertFact(NoReceiver.Code, c.Id, SwedishTime.DateOf(saidNo), SwedishTime.DateOf(saidNo), $"Avslutad {c.EndedOn!.Value.Iso()}. Mottagaren svarade nej, så överlämningen saknar mottagare.",
                    new AlertStep("Välj mottagare", "overlamning", CaseworkPermissions.ReadExits, OnlyResponsible: false))
                : c.Status == CaseStatus.HandoverUnconfirmed
                ? new AlertFact(NoReceiver.Code, c.Id, c.EndedOn!.Value, c.EndedOn.Value, $"Avslutad {c.EndedOn.Value.Iso()}. Ingen mottagare har bekräftat.",
                    new AlertStep("Få bekräftat", "avslut", CaseworkPermissions.ReadExits, OnlyResponsible: false))
                : new AlertFact(NoPlanned.Code, c.Id, c.ClosingSince!.Value, c.ClosingSince.Value.AddDays(plan), $"Avslutet har förberetts sedan {c.ClosingSince.Value.DayAndMonth()}. Ingen är tillfrågad att ta vid.",
                    new AlertStep("Börja överlämna", "overlamning/ny", CaseworkPermissions.WriteHandovers))),
            .. answers.Where(h => h.Status == HandoverStatus.Sent).Select(h =>
            {
                var on = SwedishTime.DateOf(h.SentAt!.Value);
                return new AlertFact(Unanswered.Code, h.CaseId, on, on.AddDays(wait), h.PhoneYesOn is { } phoned
                    ? $"Mottagaren sa ja per telefon {phoned.DayAndMonth()} men har inte bekräftat själv. Påminn med en ny länk."
                    : $"Överlämningen har inte fått svar på {Days(today.DayNumber - on.DayNumber)}. Påminn eller ta tillbaka.",
                    new AlertStep("Påminn mottagaren", $"overlamning/{h.Id}", CaseworkPermissions.ReadExits, OnlyResponsible: false)) { Mover = AlertMover.Party, Party = h.Party };
            }),
            .. answers.Where(h => h.Status == HandoverStatus.Declined).GroupBy(h => h.CaseId).Select(g => g.MaxBy(h => h.StoppedAt)!).Select(h =>
            {
                var on = SwedishTime.DateOf(h.StoppedAt!.Value);
                return new AlertFact(Declined.Code, h.CaseId, on, on, $"Mottagaren svarade nej {on.DayAndMonth()}. Överlämningen saknar mottagare.",
                    new AlertStep("Välj mottagare", $"overlamning/{h.Id}", CaseworkPermissions.ReadExits, OnlyResponsible: false));
            }),
        ];
    }

    private static string Days(int days) => days == 1 ? "1 dag" : $"{days} dagar";
}
