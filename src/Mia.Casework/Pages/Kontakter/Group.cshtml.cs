using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kontakter;

/// <summary>What happened at a contact with several people: once for all who came, and a row for each (methods.md 3.6, 18.6).</summary>
public sealed partial class GroupModel : MiaPage
{
    /// <summary>The booking that it is about.</summary>
    [FromQuery(Name = "bokning")]
    public Guid? Bokning { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>Asked only when a name was found in a text.</summary>
    public bool AsksAboutNames => Input.NamesChecked || ModelState.GetFieldValidationState("Input.NamesChecked") == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid;

    /// <summary>What is wrong in the row of somebody; empty for nothing.</summary>
    public string Wrong(string field, Guid caseId) => ModelState.TryGetValue($"Input.{field}[{caseId}]", out var entry) && entry.Errors is [var first, ..] ? first.ErrorMessage : "";

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Bokning, Request.Method == "POST" ? [.. Input.Outcome.Keys] : null));

    /// <summary>Shows the form with the people that were chosen and what was typed.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Shown.Kept;
    }

    /// <summary>Saves for all, or for nobody.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var saved = await Send(Input with { BookingId = Bokning });
        return Done(Go(Bokning is null ? "deltagare" : "vecka"), saved == 1 ? "Anteckningen är sparad för en deltagare." : $"Anteckningen är sparad för {saved} deltagare, var och en för sig.");
    }

    /// <summary>The form.</summary>
    /// <param name="BookingId">The booking.</param>
    /// <param name="CaseIds">The rows; null for those of the draft.</param>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Query(Guid? BookingId, IReadOnlyCollection<Guid>? CaseIds) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    /// <param name="People">The rows.</param>
    /// <param name="Kept">What is filled in.</param>
    /// <param name="Types">Kinds of contact in which people are met.</param>
    /// <param name="Outcomes">How it can have gone for somebody.</param>
    /// <param name="Areas">Life areas.</param>
    /// <param name="Draft">Key of the draft.</param>
    public sealed record View(IReadOnlyList<GroupPerson> People, Command Kept, IReadOnlyList<SelectListItem> Types, IReadOnlyList<SelectListItem> Outcomes,
        IReadOnlyList<SelectListItem> Areas, string Draft) : IShowsPersons
    {
        /// <summary>Chosen before, but no longer among the reader's.</summary>
        public int Gone { get; init; }

        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => People.Select(p => p.ParticipantId);

        /// <inheritdoc />
        public string ShownAs => "contact.group-form";
    }

    internal sealed class Reader(GroupPeople people, ContactForms forms, CaseworkDbContext db, CaseDesk desk, ICodeLists codes, IDrafts drafts, ICurrentDelprojekt here)
        : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var key = GroupContact.DraftKey(here.Required.Id, request.BookingId);
            var draft = await drafts.FindAsync(key, cancellationToken);
            var outcomes = GroupContact.Outcomes(draft);
            var wanted = request.CaseIds ?? outcomes.Keys;
            var found = wanted.Count == 0 ? [] : await people.OfAsync(wanted, cancellationToken);
            var types = codes.On(CodeLists.ContactType, desk.Today).Where(c => IsMeeting(codes, c.Code)).Select(c => new SelectListItem(c.Text, c.Code)).ToList();
            var typed = await TypedAsync(draft, request.BookingId, cancellationToken);
            var kept = new Command(typed)
            {
                Type = types.Exists(t => t.Value == typed.Type) ? typed.Type : types[0].Value,
                Outcome = found.ToDictionary(p => p.CaseId, p => outcomes.GetValueOrDefault(p.CaseId, GroupContact.Came)), Line = GroupContact.Lines(draft)!,
            };
            List<SelectListItem> answers =
            [
                new("Kom", GroupContact.Came),
                .. codes.On(CodeLists.NoShowReason, desk.Today).Select(c => new SelectListItem("Uteblev: " + c.Text.ToLower(System.Globalization.CultureInfo.GetCultureInfo("sv-SE")), c.Code)),
                new("Ta inte med", GroupContact.LeftOut),
            ];
            return new(found, kept, types, answers, forms.Areas(kept.LifeAreas), key) { Gone = wanted.Count - found.Count };
        }

        private async Task<ContactInput> TypedAsync(KeptDraft? draft, Guid? bookingId, CancellationToken ct)
        {
            if (draft?["Input.HeldOn"] is not null) return forms.From(draft);
            var booking = bookingId is { } id ? await db.Bookings.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, ct) : null;
            return booking is null ? forms.Fresh() : forms.From(booking);
        }
    }
}
