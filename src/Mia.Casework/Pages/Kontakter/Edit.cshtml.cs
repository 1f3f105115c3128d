using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Utkast;
using Mia.Casework.Services;
using Mia.Casework.Services.Bookings;
using Mia.Platform.Drafts;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kontakter;

/// <summary>Corrects or removes a contact.</summary>
public sealed class EditModel : CasePage
{
    /// <summary>The contact of the address.</summary>
    [FromRoute(Name = "kontaktId")]
    public Guid ContactId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>The form as it is shown: what was posted, when it was refused.</summary>
    public ContactForm Form => Request.Method == "POST" ? Shown.Form with { Input = Input, Version = Input.Version }
        : Shown.Form with { Version = Kept?.Stamp ?? Shown.Form.Version, DraftSavedAt = Kept?.SavedAt };

    /// <summary>What was typed before and not saved; null when nothing was.</summary>
    public KeptDraft? Kept { get; private set; }

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, ContactId));

    /// <summary>Shows what is saved, or what was typed on top of it.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Kept = await this.RestoreAsync(ContactForm.DraftKey(Id, ContactId));
    }

    /// <summary>Saves the correction.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, ContactId = ContactId });
        return Done(In("kontakter"), "Anteckningen är rättad.");
    }

    /// <summary>Removes it; the next page offers to undo.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await Send(new Remove(Id, ContactId));
        return Done(In($"kontakter?borttagen={ContactId}"), "Anteckningen är borttagen.");
    }

    /// <summary>One contact.</summary>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Query(Guid Id, Guid ContactId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, ContactForm Form, string Who, string When, DateOnly? LockedSince) : CaseView(Head, "case.contact");

    /// <summary>The correction.</summary>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Command : ContactInput, ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The contact.</summary>
        [BindNever]
        public Guid ContactId { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }
    }

    /// <summary>Removes one.</summary>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Remove(Guid CaseId, Guid ContactId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, ILifeAreas areas, ICurrentDelprojekt here, TimeProvider clock) => Include(new ContactRules(codes, areas, here, clock));
    }

    internal sealed class RemoveValidator : AbstractValidator<Remove>
    {
        public RemoveValidator() => RuleFor(c => c.ContactId).NotEmpty();
    }

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, ContactForms forms, IStaffDirectory staff, ICurrentUser user, DatedSettings settings) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            var c = await db.Contacts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.ContactId && c.CaseId == request.Id, cancellationToken);
            if (c is null || !head.Rights.LogContact || !ContactRows.MayRead(c, head.Rights, user.Id))
                throw await desk.RefusedAsync(cancellationToken);
            var input = new ContactInput
            {
                HeldOn = c.HeldOn, HeldAt = c.HeldAt, Minutes = c.Minutes, Type = c.Type, NoShowReason = c.NoShowReason, Note = c.Note,
                LifeAreas = c.LifeAreas, IsClosed = c.IsClosed, NextOn = c.NextOn, NextAt = c.NextAt,
            };
            var openDays = await settings.DaysAsync(SettingKeys.ContactLock, cancellationToken);
            var locked = c.IsLockedOn(desk.Today, openDays);
            var url = $"{head.Url}/kontakter/{c.Id}";
            var form = forms.Form(head, url, input) with { Draft = ContactForm.DraftKey(head.Id, c.Id), Back = url, Version = c.Version, AsksWhy = locked, Button = locked ? "Spara rättelsen" : "Spara ändringen" };
            return new(head, form, c.UserId is { } who ? staff.NameOf(who) : "Mia", SwedishTime.DateAndClock(c.LoggedAt),
                locked ? SwedishTime.DateOf(c.LoggedAt).AddDays(openDays + 1) : null);
        }
    }

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db, ICodeLists codes, ICurrentUser user, BookingBook bookings, DatedSettings settings, IDrafts drafts)
        : IRequestHandler<Command, bool>, IRequestHandler<Remove, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var (found, contact, others) = await OpenAsync(request.CaseId, request.ContactId, cancellationToken);
            if (contact.Version != request.Version) throw new ConflictException(contact.Version, Fields(contact, request));
            if (await IsLockedAsync(contact, cancellationToken)) db.Add(found.RectifyContact(contact, ContactRules.Terms(request), request.Reason, others, codes, desk.By));
            else found.CorrectContact(contact, ContactRules.Terms(request), others, codes, desk.By);
            await bookings.KeepAsync(found, desk.Today.AddDays(-1), cancellationToken);
            await drafts.RemoveAsync(ContactForm.DraftKey(request.CaseId, request.ContactId), cancellationToken);
            return true;
        }

        public async Task<bool> Handle(Remove request, CancellationToken cancellationToken)
        {
            var (found, contact, others) = await OpenAsync(request.CaseId, request.ContactId, cancellationToken);
            found.RemoveContact(contact, others, await IsLockedAsync(contact, cancellationToken), desk.By);
            await bookings.KeepAsync(found, desk.Today.AddDays(-1), cancellationToken);
            await drafts.RemoveAsync(ContactForm.DraftKey(request.CaseId, request.ContactId), cancellationToken);
            return true;
        }

        private async Task<(Case, Contact, List<Contact>)> OpenAsync(Guid caseId, Guid contactId, CancellationToken ct)
        {
            var found = await desk.OpenAsync(caseId, r => r.LogContact, ct);
            var all = await db.Contacts.Where(c => c.CaseId == caseId).ToListAsync(ct);
            var contact = all.Find(c => c.Id == contactId);
            if (contact is null || !ContactRows.MayRead(contact, desk.Rights!, user.Id)) throw await desk.RefusedAsync(ct);
            return (found, contact, all.FindAll(c => c != contact));
        }

        private async Task<bool> IsLockedAsync(Contact contact, CancellationToken ct) => contact.IsLockedOn(desk.Today, await settings.DaysAsync(SettingKeys.ContactLock, ct));

        private ConflictField[] Fields(Contact c, Command request) =>
        [
            new("Datum", "Input.HeldOn", c.HeldOn.Iso()), new("Tid", "Input.HeldAt", c.HeldAt?.ToString("HH:mm", null) ?? ""),
            new("Minuter", "Input.Minutes", c.Minutes?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""),
            new("Typ", "Input.Type", codes.Text(CodeLists.ContactType, c.Type)) { Yours = codes.Text(CodeLists.ContactType, request.Type) },
            new("Varför deltagaren uteblev", "Input.NoShowReason", codes.Text(CodeLists.NoShowReason, c.NoShowReason)) { Yours = codes.Text(CodeLists.NoShowReason, request.NoShowReason) },
            new("Anteckning", "Input.Note", c.Note ?? ""),
            new("Nästa kontakt", "Input.NextOn", c.NextOn?.Iso() ?? ""),
        ];
    }
}
