using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Platform.Identity;
using Mia.Platform.People;
using Mia.Platform.Time;

namespace Mia.Casework.Pages.Overlamning;

/// <summary>Exactly what the receiver sees. The preview of the sender and the receiver's own page draw the same partial from this.</summary>
/// <param name="Person">Name and age, or the case number of a protected person.</param>
/// <param name="Sender">Who hands over.</param>
/// <param name="Delprojekt">From where.</param>
/// <param name="Unit">To whom.</param>
/// <param name="Summary">The approved text.</param>
/// <param name="ApprovedOn">When the participant approved it.</param>
/// <param name="ReadableTo">Last day the link works; null before it is sent.</param>
public sealed record ReceiverView(string Person, string Sender, string Delprojekt, string Unit, string Summary, DateOnly? ApprovedOn, DateOnly? ReadableTo)
{
    internal static ReceiverView Of(Handover handover, Case owner, string delprojekt, IStaffDirectory staff, DateOnly today) => new(
        owner.Participant.IsProtected ? NumberSeries.InsteadOfName(owner.Number) : $"{owner.Participant.Name}, {Age.On(owner.Participant.BirthDate, today)} år",
        handover.CreatedBy is { } who ? staff.NameOf(who) : "Mia", delprojekt, handover.Unit ?? "", handover.Summary ?? "", handover.ApprovedOn, handover.TokenExpiresOn);
}

/// <summary>One step of the chain.</summary>
/// <param name="Title">Utkast, Skickad …</param>
/// <param name="State">is-done, is-now or empty.</param>
/// <param name="When">When and who.</param>
/// <param name="Text">More.</param>
/// <param name="Late">Said in the colour of what is late.</param>
public sealed record ChainStep(string Title, string State, string When, string Text, string Late = "");

/// <summary>Puts a handover into a chain of steps.</summary>
internal static class HandoverChain
{
    public static IReadOnlyList<ChainStep> Of(Handover h, string receiver, int confirmDays, DateOnly today, IStaffDirectory staff)
    {
        var due = h.SentAt is { } sent ? SwedishTime.DateOf(sent).AddDays(confirmDays) : (DateOnly?)null;
        var waiting = h.Status == HandoverStatus.Sent;
        var lateDays = due is { } d ? today.DayNumber - d.DayNumber : 0;
        return
        [
            new("Utkast", h.Status == HandoverStatus.Draft ? "is-now" : "is-done", $"{Stamp(h.CreatedAt)} · {(h.CreatedBy is { } by ? staff.NameOf(by) : "Mia")}",
                h.ApprovedOn is { } approved ? $"Deltagaren läste och godkände texten {approved.Iso()}." : "Deltagaren har inte godkänt texten än."),
            new("Skickad", Done(h.SentAt is not null), h.SentAt is { } at ? $"{Stamp(at)} · till {receiver}" : "",
                h.RemindedAt is { } reminded ? $"Påmind {Stamp(reminded)}." : ""),
            new("Mottagen", h.ReceivedAt is not null ? "is-done" : waiting ? "is-now" : "",
                h.ReceivedAt is { } received ? $"{Stamp(received)} · {h.ReceivedBy}" : due is { } day && waiting ? $"Bör bekräftas senast {day.Iso()}" : "",
                h.FirstAppointmentOn is { } first ? $"Första tid bokad {first.Iso()}." : PhoneYes(h, staff),
                waiting && lateDays > 0 ? $"Försenad {lateDays} {(lateDays == 1 ? "dag" : "dagar")}. Ingen har svarat." : ""),
            new("Första kontakt tagen", h.FirstContactOn is not null ? "is-done" : h.Status == HandoverStatus.Received ? "is-now" : "",
                h.FirstContactOn is { } met ? met.Iso() : "", h.FirstContactOn is null ? "Fyller mottagaren i, med datum." : ""),
            new("Klar", h.DoneAt is not null ? "is-done" : h.Status == HandoverStatus.FirstContact ? "is-now" : "",
                h.DoneAt is { } done ? Stamp(done) : "", h.DoneAt is null ? "Bara mottagaren kan markera klar." : ""),
        ];
    }

    /// <summary>Our own note of a call. The step is not done by it.</summary>
    private static string PhoneYes(Handover h, IStaffDirectory staff) => h is { PhoneYesOn: { } on, ReceivedAt: null }
        ? $"Enligt vår anteckning sa {h.PhoneYesBy} ja per telefon {on.Iso()} ({(h.PhoneYesNotedBy is { } who ? staff.NameOf(who) : "Mia")}). Mottagaren har inte bekräftat själv."
        : "";

    private static string Done(bool done) => done ? "is-done" : "";

    private static string Stamp(DateTime utc) => SwedishTime.DateAndClock(utc);

    /// <summary>The receiving unit in words.</summary>
    public static string Receiver(Handover h, ICodeLists codes) =>
        string.IsNullOrEmpty(h.Unit) ? codes.Text(CodeLists.Party, h.Party) : h.Unit;
}
