using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Avsluta;

/// <summary>One thing that should be in place before a case ends.</summary>
/// <param name="Ok">It is, or it does not concern the participant.</param>
/// <param name="Text">Swedish.</param>
/// <param name="Href">Where something can be done about it.</param>
/// <param name="Link">Words of the link.</param>
public sealed record ExitCheck(bool Ok, string Text, string? Href = null, string? Link = null);

/// <summary>The checklist before the end of a case (methods.md 11.4): what follows from the facts, and what people have answered.</summary>
internal sealed class ExitChecks(CaseDesk desk, CaseworkDbContext db, ICodeLists codes)
{
    /// <summary>All lines, those that follow from the facts first.</summary>
    /// <param name="head">The case.</param>
    /// <param name="running">Whether interventions run.</param>
    /// <param name="provided">Whether it is known what the participant lives on afterwards.</param>
    /// <param name="ct">Stops the request.</param>
    public async Task<IReadOnlyList<ExitCheck>> OfAsync(CaseHead head, bool running, bool provided, CancellationToken ct)
    {
        var consents = await db.Consents.AsNoTracking().Where(c => c.CaseId == head.Id).ToListAsync(ct);
        bool Holds(string type, string? party) => consents.Exists(c => c.Type == type && (party is null || c.Party == party) && c.HoldsAt(desk.By.UtcNow));
        var open = await db.PlanActivities.CountAsync(a => a.CaseId == head.Id && a.Status <= ActivityStatus.Waiting, ct);
        return
        [
            running ? new(false, "Insatser pågår och avslutas samtidigt.", head.Url + "/insatser", "Se insatserna") : new(true, "Alla insatser är avslutade."),
            open == 0 ? new(true, "Inget i planen är öppet.")
                : new(false, open == 1 ? "En aktivitet i planen är öppen. Skriv hur det gick, eller lämna över den." : $"{open} aktiviteter i planen är öppna. Skriv hur det gick, eller lämna över dem.",
                    head.Url + "/plan", "Öppna planen"),
            .. await ReceiverAsync(head, Holds, ct),
            provided ? new(true, "Försörjningen efter avslutet är antecknad.") : new(false, "Vad deltagaren lever på efter avslutet är inte antecknat.", head.Url + "/forsorjning", "Till försörjningen"),
            Holds(ConsentTypes.Evaluation, null) ? new(true, "Samtycke till uppföljning efter avslut (S4) finns.")
                : new(false, "Samtycke till uppföljning (S4) saknas. Utan det får ni inte höra av er efteråt.", head.Url + "/samtycken/nytt?typ=S4", "Lägg till"),
            head.NextContactOn is { } next && next > desk.Today ? new(false, $"En kontakt är bokad {next.Iso()}. Den tas bort när ärendet slutar.") : new(true, "Inga kontakter är bokade."),
            .. await AnsweredAsync(head, ct),
        ];
    }

    /// <summary>Who takes over, from the latest handover that has not been declined or taken back.</summary>
    private async Task<IEnumerable<ExitCheck>> ReceiverAsync(CaseHead head, Func<string, string?, bool> holds, CancellationToken ct)
    {
        var url = head.Url + "/overlamning";
        var handover = await db.Handovers.AsNoTracking().Where(h => h.CaseId == head.Id && h.Status != HandoverStatus.Declined && h.Status != HandoverStatus.Withdrawn)
            .OrderByDescending(h => h.CreatedAt).ThenBy(h => h.Id).FirstOrDefaultAsync(ct);
        if (handover is null) return [new(false, "Ingen mottagare har bekräftat än.", url, "Till överlämningen")];
        return
        [
            handover.Status is HandoverStatus.Received or HandoverStatus.FirstContact or HandoverStatus.Done ? new(true, "En mottagare har bekräftat.")
                : new(false, "Ingen mottagare har bekräftat än.", url, "Till överlämningen"),
            handover.FirstAppointmentOn is { } first ? new(true, $"Första tiden hos mottagaren är {first.Iso()}.") : new(false, "Mottagaren har inte bokat en första tid än."),
            holds(ConsentTypes.Exchange, handover.Party) ? new(true, "Samtycke att lämna uppgifter till mottagaren (S2) gäller.")
                : new(false, "Samtycke att lämna uppgifter till mottagaren (S2) saknas.", $"{head.Url}/samtycken/nytt?typ=S2&part={handover.Party}", "Lägg till"),
            handover.ApprovedOn is { } on ? new(true, $"Deltagaren godkände sammanfattningen {on.Iso()}.") : new(false, "Deltagaren har inte godkänt sammanfattningen till mottagaren.", url, "Till överlämningen"),
        ];
    }

    private async Task<IEnumerable<ExitCheck>> AnsweredAsync(CaseHead head, CancellationToken ct)
    {
        var list = await db.ExitChecklists.AsNoTracking().FirstOrDefaultAsync(c => c.CaseId == head.Id, ct);
        var lines = codes.Of(CodeLists.ExitCheck, desk.Today).Select(line => (line.Text, list?.Answers.FirstOrDefault(a => a.Code == line.Value)?.State)).ToList();
        var open = lines.Count(l => l.State is null);
        return
        [
            .. lines.Where(l => l.State is not null).Select(l => l.State switch
            {
                CheckState.Yes => new ExitCheck(true, l.Text + "."),
                CheckState.No => new ExitCheck(false, l.Text + ": nej."),
                _ => new ExitCheck(true, l.Text + ": ej aktuellt."),
            }),
            .. open == 0 ? Array.Empty<ExitCheck>() : [new(false, open == 1 ? "En fråga i checklistan saknar svar." : $"{open} frågor i checklistan saknar svar.")],
        ];
    }
}
