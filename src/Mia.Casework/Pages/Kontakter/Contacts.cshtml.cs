using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services.Bookings;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kontakter;

/// <summary>The contacts of a case, latest first.</summary>
public sealed class ContactsModel : CasePage
{
    /// <summary>Cursor: show what comes before this contact.</summary>
    [FromQuery(Name = "fore")]
    public Guid? Before { get; set; }

    /// <summary>A contact that was removed a moment ago, offered back.</summary>
    [FromQuery(Name = "borttagen")]
    public Guid? Removed { get; set; }

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, Before, Removed));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Takes a removal back.</summary>
    public async Task<IActionResult> OnPostRestoreAsync([FromForm] Guid contactId)
    {
        await Send(new Restore(Id, contactId));
        return Done(In("kontakter"), "Anteckningen är tillbaka.");
    }

    /// <summary>A page of contacts.</summary>
    [Requires(CaseworkPermissions.ReadContacts)]
    public sealed record Query(Guid Id, Guid? Before, Guid? Removed) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<ContactRow> Rows, Guid? More, bool IsFirstPage, Guid? JustRemoved) : CaseView(Head, "case.contacts");

    /// <summary>Takes a removal back.</summary>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Restore(Guid CaseId, Guid ContactId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Restore>
    {
        public Validator() => RuleFor(c => c.ContactId).NotEmpty();
    }

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, ContactRows rows, ICurrentUser user) : IRequestHandler<Query, View>
    {
        private const int Take = 25;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (head.Rights.Contacts == ContactSight.None) throw new ForbiddenException(CaseworkPermissions.ReadContacts);
            var seen = db.Contacts.AsNoTracking().Where(c => c.CaseId == request.Id);
            if (head.Rights.Contacts == ContactSight.Own) seen = seen.Where(c => c.UserId == user.Id);
            if (request.Before is { } cursor)
            {
                var from = await seen.Where(c => c.Id == cursor).Select(c => new { c.HeldOn, c.LoggedAt }).FirstOrDefaultAsync(cancellationToken)
                    ?? throw await desk.RefusedAsync(cancellationToken);
                seen = seen.Where(c => c.HeldOn < from.HeldOn || (c.HeldOn == from.HeldOn && c.LoggedAt < from.LoggedAt));
            }
            var found = await seen.OrderByDescending(c => c.HeldOn).ThenByDescending(c => c.LoggedAt).Take(Take + 1).ToListAsync(cancellationToken);
            var shown = found.Take(Take).Select(c => c.Id).ToList();
            var corrections = (await db.ContactCorrections.AsNoTracking().Where(c => shown.Contains(c.ContactId)).OrderBy(c => c.CorrectedAt).ToListAsync(cancellationToken)).ToLookup(c => c.ContactId);
            var page = found.Take(Take).Select(c => rows.Of(c, head, corrections[c.Id])).ToList();
            return new(head, page, found.Count > Take ? page[^1].Id : null, request.Before is null, request.Removed);
        }
    }

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db, ICurrentUser user, BookingBook bookings) : IRequestHandler<Restore, bool>
    {
        public async Task<bool> Handle(Restore request, CancellationToken cancellationToken)
        {
            var found = await desk.OpenAsync(request.CaseId, r => r.LogContact, cancellationToken);
            var contact = await db.Contacts.IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter])
                .FirstOrDefaultAsync(c => c.Id == request.ContactId && c.CaseId == request.CaseId && c.DeletedAt != null, cancellationToken);
            if (contact is null || !ContactRows.MayRead(contact, desk.Rights!, user.Id) || contact.DeletedAt < desk.By.UtcNow.AddDays(-Entity.UndoDays))
                throw await desk.RefusedAsync(cancellationToken);
            var others = await db.Contacts.Where(c => c.CaseId == request.CaseId).ToListAsync(cancellationToken);
            found.RestoreContact(contact, others, desk.By);
            await bookings.KeepAsync(found, desk.Today.AddDays(-1), cancellationToken);
            return true;
        }
    }
}

/// <summary>One contact as lists show it.</summary>
public sealed record ContactRow(Guid Id, DateOnly HeldOn, TimeOnly? HeldAt, int? Minutes, string Who, string Type, bool WasMet, string NoShowReason,
    string Note, string Areas, DateOnly? NextOn, TimeOnly? NextAt, bool CanEdit, DateTime? DeletedAt)
{
    /// <summary>Several people were there. Who they were is in no journal.</summary>
    public bool InGroup { get; init; }

    /// <summary>Closed: the note is read by its author and the main responsible.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Closed, and not for this reader.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Corrections with a reason, the first first.</summary>
    public IReadOnlyList<CorrectionRow> Corrections { get; init; } = [];
}

/// <summary>A correction as lists show it.</summary>
/// <param name="When">In words.</param>
/// <param name="Who">Who corrected.</param>
/// <param name="Reason">Why.</param>
/// <param name="Earlier">What stood before: day, kind.</param>
/// <param name="Note">The note as it was.</param>
public sealed record CorrectionRow(string When, string Who, string Reason, string Earlier, string Note);

/// <summary>Puts contacts into words.</summary>
internal sealed class ContactRows(ICodeLists codes, ILifeAreas areas, ICurrentDelprojekt here, TimeProvider clock, IStaffDirectory staff, ICurrentUser user)
{
    /// <summary>One contact, without its note when it is closed to the reader.</summary>
    public ContactRow Of(Contact c, CaseHead head, IEnumerable<ContactCorrection>? corrections = null)
    {
        var open = MayRead(c, head.Rights, user.Id);
        return new(c.Id, c.HeldOn, c.HeldAt, c.Minutes, c.UserId is { } who ? staff.NameOf(who) : "Mia", codes.Text(CodeLists.ContactType, c.Type), c.WasMet,
            open ? codes.Text(CodeLists.NoShowReason, c.NoShowReason) : "", open ? c.Note ?? "" : "", open ? string.Join(", ", c.LifeAreas.Select(a => areas.Text(here.Required.Id, a, clock.Today()))) : "",
            c.NextOn, c.NextAt, open && head.Rights.LogContact, c.DeletedAt)
        {
            InGroup = c.GroupId is not null, IsClosed = c.IsClosed, IsHidden = !open,
            Corrections = open && corrections is not null ? [.. corrections.Select(Of)] : [],
        };
    }

    /// <summary>Who sees all contacts reads all but the closed ones of others; the others their own. A closed note is also read by the main responsible.</summary>
    public static bool MayRead(Contact contact, CaseRights rights, Guid? userId) => MayRead(contact.UserId, contact.IsClosed, rights, userId);

    /// <inheritdoc cref="MayRead(Contact, CaseRights, Guid?)" />
    public static bool MayRead(Guid? author, bool isClosed, CaseRights rights, Guid? userId) => author == userId ? rights.Contacts != ContactSight.None
        : rights.Contacts == ContactSight.All && (!isClosed || rights.IsMain);

    private CorrectionRow Of(ContactCorrection c)
    {
        var was = c.Was();
        var time = was.HeldAt is { } at ? " " + at.Digits() : "";
        return new(SwedishTime.DateAndClock(c.CorrectedAt), c.CorrectedBy is { } who ? staff.NameOf(who) : "Mia", c.Reason,
            $"{was.HeldOn.Iso()}{time} · {codes.Text(CodeLists.ContactType, was.Type)}{(was.NoShowReason is { } why ? ", " + codes.Text(CodeLists.NoShowReason, why) : "")}{(was.Minutes is { } min ? $" · {min} min" : "")}", was.Note ?? "");
    }
}
