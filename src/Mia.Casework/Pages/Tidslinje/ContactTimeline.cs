using System.Globalization;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Kontakter;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Tidslinje;

/// <summary>
/// Contacts and booked times. Who looks into the case but may not read a contact sees that it was, and not what it says (methods.md 21.3).
/// A booking that has been written down is told by its contact.
/// </summary>
internal sealed class ContactTimeline(CaseworkDbContext db, ICodeLists codes, ICurrentUser user, TimeProvider clock) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEvent>> FindAsync(IReadOnlyList<TimelineCase> cases, CancellationToken ct)
    {
        var rights = cases.ToDictionary(c => c.Id, c => c.Rights);
        var contacts = await db.Contacts.AsNoTracking().Where(c => rights.Keys.Contains(c.CaseId))
            .Select(c => new { c.Id, c.CaseId, c.HeldOn, c.HeldAt, c.Type, c.IsNoShow, c.WasMet, c.NoShowReason, c.UserId, c.IsClosed, InGroup = c.GroupId != null }).ToListAsync(ct);
        var events = new List<TimelineEvent>(contacts.Count);
        foreach (var c in contacts)
        {
            var open = ContactRows.MayRead(c.UserId, c.IsClosed, rights[c.CaseId], user.Id);
            var title = codes.Text(CodeLists.ContactType, c.Type) + (c.InGroup ? " i grupp" : "");
            if (open && c.NoShowReason is { } reason) title += ", " + Lower(codes.Text(CodeLists.NoShowReason, reason));
            events.Add(new(c.IsNoShow ? TimelineKinds.NoShow : TimelineKinds.Contact, c.CaseId, c.Id, c.HeldOn, title)
            {
                At = c.HeldAt, Who = c.UserId, IsKey = c.WasMet, IsLocked = !open, Path = open ? "kontakter" : null,
            });
        }
        var own = cases.Ids(r => r.Level == CaseLevel.Full);
        if (own.Count == 0) return events;
        var today = clock.Today();
        var booked = await db.Set<BookingParticipant>().AsNoTracking().Where(p => own.Contains(p.CaseId) && p.ContactId == null)
            .Join(db.Bookings, p => p.BookingId, b => b.Id, (p, b) => new { p.Id, p.CaseId, b.On, b.From, b.Kind, b.Status, b.ChangeReason, b.CreatedBy, BookingId = b.Id }).ToListAsync(ct);
        events.AddRange(booked.Select(b => new TimelineEvent(TimelineKinds.Booking, b.CaseId, b.Id, b.On,
            (b.Status == BookingStatus.Cancelled ? "Avbokat: " : b.On < today ? "Bokat, inte antecknat: " : "Bokat: ") + Lower(codes.Text(CodeLists.BookingKind, b.Kind)))
        {
            At = b.From, Who = b.CreatedBy, Text = b.Status == BookingStatus.Cancelled ? codes.Text(CodeLists.BookingChange, b.ChangeReason) : "",
        }));
        return events;
    }

    public async Task<IReadOnlyDictionary<Guid, string>> TextsAsync(IReadOnlyCollection<TimelineEvent> shown, CancellationToken ct)
    {
        var ids = shown.Where(e => e.Kind != TimelineKinds.Booking).Select(e => e.Id).ToList();
        return await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.Id) && c.Note != null).Select(c => new { c.Id, c.Note }).ToDictionaryAsync(c => c.Id, c => c.Note!, ct);
    }

    private static string Lower(string text) => text.ToLower(CultureInfo.GetCultureInfo("sv-SE"));
}
