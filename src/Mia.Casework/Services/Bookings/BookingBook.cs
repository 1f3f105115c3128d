using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Insatser;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Bookings;

/// <summary>Opens bookings for commands, checks who may be in one, and keeps the next agreed contact of the cases right.</summary>
internal sealed class BookingBook(CaseworkDbContext db, CaseAccess access, CaseDesk desk, InterventionBook staffBook, IStaffDirectory staff, ICurrentUser user)
{
    /// <summary>Participants of one booking at most: a group.</summary>
    public const int MostPeople = 40;

    /// <summary>A booking that the reader may change: she is in it, made it, or answers for somebody in it.</summary>
    /// <exception cref="NotFoundException">There is none for this reader.</exception>
    public async Task<Booking> OpenAsync(Guid id, CancellationToken ct)
    {
        var me = user.Id;
        var found = await db.Bookings.Include(b => b.Participants).Include(b => b.Staff).AsSplitQuery().FirstOrDefaultAsync(b => b.Id == id
            && (b.CreatedBy == me || b.Staff.Any(s => s.UserId == me) || b.Participants.Any(p => db.Responsibilities.Any(r => r.CaseId == p.CaseId && r.UserId == me && r.To == null))), ct);
        return found ?? throw await desk.RefusedAsync(ct);
    }

    /// <summary>The cases of a booking. Those that are new in it must be the reader's own.</summary>
    /// <exception cref="NotFoundException">One of them is not there for this reader.</exception>
    public async Task<List<Case>> CasesAsync(IReadOnlyCollection<Guid> ids, IReadOnlyCollection<Guid> already, CancellationToken ct)
    {
        if (ids.Count > MostPeople) throw new RuleException("CaseIds", $"Högst {MostPeople} deltagare i en bokning. Dela upp den.");
        if (ids.Count == 0) return [];
        var wanted = ids.Distinct().ToList();
        var found = await db.Cases.Include(c => c.Participant).Include(c => c.Responsibilities).Where(c => wanted.Contains(c.Id)).AsSplitQuery().ToListAsync(ct);
        var me = user.Id ?? Guid.Empty;
        if (found.Count != wanted.Count || found.Exists(c => !already.Contains(c.Id) && access.LevelOf(c.IsResponsible(me), c.Participant.IsProtected) != CaseLevel.Full))
            throw await desk.RefusedAsync(ct);
        return found;
    }

    /// <summary>Refuses colleagues who do not work here, or who may not know of a protected person.</summary>
    public void CheckStaff(IReadOnlyCollection<Guid> ids, IReadOnlyCollection<Guid> already, List<Case> cases)
    {
        foreach (var id in ids.Except(already)) staffBook.CheckStaff(id, field: "StaffIds");
        var hidden = cases.FindAll(c => c.Participant.IsProtected);
        foreach (var id in ids)
        {
            if (hidden.Exists(c => !c.IsResponsible(id)))
                throw new RuleException("StaffIds", $"{staff.NameOf(id)} ansvarar inte för ärendet. Vid skyddade uppgifter kan bara de som ansvarar vara med.");
        }
    }

    /// <summary>A booked day counts as agreed, if it is earlier than what is.</summary>
    public static void Agree(Case found, DateOnly on, DateOnly today)
    {
        if (found.NextContactOn is not { } agreed || agreed < today || on < agreed) found.Expect(on);
    }

    /// <summary>After contacts have been counted anew: the earliest booking counts as well.</summary>
    /// <param name="found">The case.</param>
    /// <param name="after">Only bookings after this day.</param>
    /// <param name="ct">Stops the request.</param>
    public async Task KeepAsync(Case found, DateOnly after, CancellationToken ct)
    {
        if (await NextAsync(found.Id, after, null, ct) is { } on && (found.NextContactOn is not { } agreed || agreed < desk.Today || on < agreed)) found.Expect(on);
    }

    /// <summary>The same for several cases at once, in one statement: those for which nothing is agreed.</summary>
    public async Task KeepAllAsync(IEnumerable<Case> cases, DateOnly after, CancellationToken ct)
    {
        var open = cases.Where(c => c.NextContactOn is null).ToDictionary(c => c.Id);
        if (open.Count == 0) return;
        var booked = await db.Set<BookingParticipant>().AsNoTracking().Where(p => open.Keys.Contains(p.CaseId))
            .Join(db.Bookings.Where(b => b.Status == BookingStatus.Planned && b.On > after), p => p.BookingId, b => b.Id, (p, b) => new { p.CaseId, b.On })
            .GroupBy(p => p.CaseId).Select(g => new { g.Key, On = g.Min(p => p.On) }).ToListAsync(ct);
        foreach (var first in booked) open[first.Key].Expect(first.On);
    }

    /// <summary>A booking was moved or called off: what remains is agreed.</summary>
    /// <param name="caseIds">Cases that are or were in it.</param>
    /// <param name="booking">The booking, not yet saved.</param>
    /// <param name="ct">Stops the request.</param>
    public async Task RenewAsync(IEnumerable<Guid> caseIds, Booking booking, CancellationToken ct)
    {
        var today = desk.Today;
        var ids = caseIds.Distinct().ToList();
        foreach (var found in await db.Cases.Where(c => ids.Contains(c.Id) && c.EndedOn == null).ToListAsync(ct))
        {
            var agreed = await db.Contacts.AsNoTracking().Where(c => c.CaseId == found.Id && c.NextOn >= today).OrderByDescending(c => c.LoggedAt).Select(c => c.NextOn).FirstOrDefaultAsync(ct);
            var booked = await NextAsync(found.Id, today.AddDays(-1), booking.Id, ct);
            var own = booking.Status == BookingStatus.Planned && booking.On >= today && booking.Participants.Any(p => p.CaseId == found.Id) ? booking.On : (DateOnly?)null;
            found.Expect(new[] { agreed, booked, own }.Min());
        }
    }

    private Task<DateOnly?> NextAsync(Guid caseId, DateOnly after, Guid? except, CancellationToken ct) => db.Bookings.AsNoTracking()
        .Where(b => b.Status == BookingStatus.Planned && b.On > after && b.Id != except && b.Participants.Any(p => p.CaseId == caseId)).MinAsync(b => (DateOnly?)b.On, ct);
}
