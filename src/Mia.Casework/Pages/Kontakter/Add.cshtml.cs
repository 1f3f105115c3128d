using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services.Bookings;
using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Kontakter;

/// <summary>Logs a contact: in under 30 seconds on a phone (methods.md 3.6).</summary>
public sealed class AddModel : CasePage
{
    /// <summary>The booking that the note is about.</summary>
    [FromQuery(Name = "bokning")]
    public Guid? Bokning { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>The form as it is shown: what was posted, when it was refused.</summary>
    public ContactForm Form => Request.Method == "POST" ? Shown.Form with { Input = Input, BookingId = Input.BookingId } : Shown.Form;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, Bokning));

    /// <summary>Shows the form.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("kontakter"), "Anteckningen är sparad.");
    }

    /// <summary>Puts headings into the note. What is typed stays.</summary>
    public async Task<IActionResult> OnPostTemplateAsync(CancellationToken ct)
    {
        Input = Input with { Note = ContactForm.Template + Input.Note };
        ModelState.Remove("Input.Note");
        await LoadAsync(ct);
        return Page();
    }

    /// <summary>The form.</summary>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Query(Guid Id, Guid? BookingId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, ContactForm Form) : CaseView(Head, "case.contact-form");

    /// <summary>The contact.</summary>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Command : ContactInput, ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The booking that it is about; null for none.</summary>
        public Guid? BookingId { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, ILifeAreas areas, ICurrentDelprojekt here, TimeProvider clock) => Include(new ContactRules(codes, areas, here, clock));
    }

    internal sealed class Reader(CaseDesk desk, ContactForms forms) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (!head.Rights.LogContact) throw new ForbiddenException(CaseworkPermissions.WriteContacts);
            return new(head, await forms.NewAsync(head, head.Url + "/kontakter/ny", cancellationToken, request.BookingId));
        }
    }

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db, ICodeLists codes, IDrafts drafts, BookingBook bookings) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var found = await desk.OpenForContactAsync(request.CaseId, cancellationToken);
            var contact = found.LogContact(ContactRules.Terms(request), codes, desk.By);
            db.Add(contact);
            if (request.BookingId is { } booking) (await bookings.OpenAsync(booking, cancellationToken)).Logged(found.Id, contact.Id);
            // Nothing new is agreed: what is booked further on still is.
            if (found.NextContactOn is null) await bookings.KeepAsync(found, contact.HeldOn, cancellationToken);
            await drafts.RemoveAsync(ContactForm.DraftKey(request.CaseId), cancellationToken);
            return contact.Id;
        }
    }
}
