using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Drafts;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kontakter;

/// <summary>What is filled in about a contact. The same form stands on its own page, beside the overview, and when something is corrected.</summary>
public record ContactInput
{
    /// <summary>The day.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>Clock time.</summary>
    public TimeOnly? HeldAt { get; init; }

    /// <summary>Minutes.</summary>
    public int? Minutes { get; init; }

    /// <summary>Kind of contact, code.</summary>
    public string Type { get; init; } = "";

    /// <summary>Why the participant did not come, code.</summary>
    public string? NoShowReason { get; init; }

    /// <summary>Short note.</summary>
    public string? Note { get; init; }

    /// <summary>Life areas, codes.</summary>
    public List<string> LifeAreas { get; init; } = [];

    /// <summary>Only for the author and the main responsible.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Why it is corrected, when it is locked.</summary>
    public string? Reason { get; init; }

    /// <summary>Next contact.</summary>
    public DateOnly? NextOn { get; init; }

    /// <summary>Its time.</summary>
    public TimeOnly? NextAt { get; init; }
}

/// <summary>The form with its choices. Model of <c>_ContactForm</c>.</summary>
/// <param name="Action">Where it is posted.</param>
/// <param name="Input">What it is filled with.</param>
/// <param name="Types">Kinds of contact.</param>
/// <param name="Reasons">Why somebody did not come.</param>
/// <param name="Areas">Life areas.</param>
public sealed record ContactForm(string Action, ContactInput Input, IReadOnlyList<SelectListItem> Types, IReadOnlyList<SelectListItem> Reasons,
    IReadOnlyList<SelectListItem> Areas)
{
    /// <summary>Draft key; null when nothing is kept.</summary>
    public string? Draft { get; init; }

    /// <summary>When the draft that fills the form was kept; null when none does.</summary>
    public DateTime? DraftSavedAt { get; init; }

    /// <summary>Where to go after keeping a draft without script.</summary>
    public string Back { get; init; } = "";

    /// <summary>Version stamp when something is corrected.</summary>
    public Guid? Version { get; init; }

    /// <summary>The booking that it is about.</summary>
    public Guid? BookingId { get; init; }

    /// <summary>Who can read the note, in words.</summary>
    public string SeenBy { get; init; } = "";

    /// <summary>Text of the button.</summary>
    public string Button { get; init; } = "Spara anteckning";

    /// <summary>A correction, and why: the contact is locked.</summary>
    public bool AsksWhy { get; init; }

    /// <summary>Without the fields that are seldom used.</summary>
    public bool Slim { get; init; }

    /// <summary>Headings for a note, for those who want them (ux.md 6.4).</summary>
    public const string Template = "Sedan sist:\n\nI dag:\n\nNästa steg:\n";

    /// <summary>Kind of the drafts of new contacts.</summary>
    public const string DraftKind = "kontakt";

    /// <summary>Draft key of a case.</summary>
    public static string DraftKey(Guid caseId) => $"{DraftKind}.{caseId}";

    /// <summary>Kind of the drafts of contacts that are changed.</summary>
    public const string ChangeKind = "rattelse";

    /// <summary>Draft key of a contact that is changed.</summary>
    public static string DraftKey(Guid caseId, Guid contactId) => $"{ChangeKind}.{caseId}.{contactId}";
}

/// <summary>Fills the form: today, the clock, the usual length, and what was typed before.</summary>
internal sealed class ContactForms(CaseDesk desk, ICodeLists codes, ILifeAreas areas, ICurrentDelprojekt here, IDrafts drafts, CaseworkDbContext db)
{
    private const string Prefix = "Input.";

    /// <summary>An empty form for a case, what a booking says, or the draft that was left.</summary>
    public async Task<ContactForm> NewAsync(CaseHead head, string back, CancellationToken ct, Guid? bookingId = null)
    {
        var draft = await drafts.FindAsync(ContactForm.DraftKey(head.Id), ct);
        var booking = bookingId is { } id ? await db.Bookings.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id && b.Participants.Any(p => p.CaseId == head.Id), ct) : null;
        return Form(head, $"{head.Url}/kontakter/ny", draft is not null ? From(draft) : booking is not null ? From(booking) : Fresh()) with
        {
            BookingId = booking?.Id,
            Draft = ContactForm.DraftKey(head.Id), DraftSavedAt = draft?.SavedAt, Back = back,
        };
    }

    /// <summary>The form around given values.</summary>
    public ContactForm Form(CaseHead head, string action, ContactInput input) => new(action, input,
        codes.Of(CodeLists.ContactType, desk.Today), codes.Of(CodeLists.NoShowReason, desk.Today), Areas(input.LifeAreas))
    {
        SeenBy = head.Rights.Contacts == ContactSight.All ? "Syns för dem som ansvarar för ärendet. Deltagaren kan begära att få läsa." : "Syns för dig och för ansvarig CM och SE.",
    };

    /// <summary>What the delprojekt asks about, and what the contact already says though it is asked about no longer.</summary>
    public List<SelectListItem> Areas(List<string> chosen) =>
        [.. areas.All(here.Required.Id, desk.Today).Where(a => !a.Hidden || chosen.Contains(a.Code)).Select(a => new SelectListItem(a.Text, a.Code))];

    /// <summary>Now, and the usual kind.</summary>
    public ContactInput Fresh()
    {
        var now = SwedishTime.ToLocal(desk.By.UtcNow);
        // Whole quarters: nobody looks at the clock more closely than that.
        var at = new TimeOnly(now.Hour, now.Minute / 15 * 15);
        return new() { HeldOn = desk.Today, HeldAt = at, Type = codes.On(CodeLists.ContactType, desk.Today) is [var first, ..] ? first.Code : "" };
    }

    /// <summary>What a booking says.</summary>
    public ContactInput From(Booking booking) => new()
    {
        // A meeting that has not begun is written down on the day, not before.
        HeldOn = booking.On <= desk.Today ? booking.On : desk.Today, HeldAt = booking.From, Minutes = (int)(booking.To - booking.From).TotalMinutes,
        Type = codes.On(CodeLists.ContactType, desk.Today).Any(c => c.Code == booking.Kind) ? booking.Kind : Fresh().Type,
    };

    /// <summary>
    /// What was typed. Not put back by the page as with other forms: this one also stands beside the overview, whose page has no such fields.
    /// </summary>
    public ContactInput From(KeptDraft draft) => new()
    {
        HeldOn = DateOnly.TryParse(draft[Prefix + nameof(ContactInput.HeldOn)], out var on) ? on : desk.Today,
        HeldAt = TimeOnly.TryParse(draft[Prefix + nameof(ContactInput.HeldAt)]?.Replace('.', ':'), out var at) ? at : null,
        Minutes = int.TryParse(draft[Prefix + nameof(ContactInput.Minutes)], out var minutes) ? minutes : null,
        Type = draft[Prefix + nameof(ContactInput.Type)] ?? "",
        NoShowReason = draft[Prefix + nameof(ContactInput.NoShowReason)],
        Note = draft[Prefix + nameof(ContactInput.Note)],
        LifeAreas = [.. (draft[Prefix + nameof(ContactInput.LifeAreas)] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)],
        IsClosed = draft[Prefix + nameof(ContactInput.IsClosed)]?.Contains("true", StringComparison.OrdinalIgnoreCase) == true,
        NextOn = DateOnly.TryParse(draft[Prefix + nameof(ContactInput.NextOn)], out var next) ? next : null,
        NextAt = TimeOnly.TryParse(draft[Prefix + nameof(ContactInput.NextAt)]?.Replace('.', ':'), out var nextAt) ? nextAt : null,
    };
}
