using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Platform.Identity;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Bookings;

/// <summary>A participant in the week.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ParticipantId">The person.</param>
/// <param name="Name">Name, or the case number of a protected person; empty for those who may not know who it is.</param>
/// <param name="Mine">The reader answers for the case.</param>
/// <param name="Logged">What happened is written down.</param>
public sealed record WeekPerson(Guid CaseId, Guid ParticipantId, string Name, bool Mine, bool Logged);

/// <summary>A booking, or a contact that was agreed when the last one was logged.</summary>
public sealed record WeekEntry
{
    /// <summary>The booking; null for an agreed contact.</summary>
    public Guid? BookingId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Clock time; null when none is agreed.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>End; null for an agreed contact.</summary>
    public TimeOnly? To { get; init; }

    /// <summary>Kind in words.</summary>
    public required string Kind { get; init; }

    /// <summary>Kind of place, and the place.</summary>
    public string Place { get; init; } = "";

    /// <summary>What it is about.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Participants.</summary>
    public IReadOnlyList<WeekPerson> People { get; init; } = [];

    /// <summary>Staff.</summary>
    public IReadOnlyList<Guid> Staff { get; init; } = [];

    /// <summary>Colleagues beside the reader, in words.</summary>
    public string With { get; init; } = "";

    /// <summary>Called off.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Why it was called off or moved, and from when.</summary>
    public string Change { get; init; } = "";

    /// <summary>Overlaps another one of the same person.</summary>
    public bool Clashes { get; init; }

    /// <summary><c>09.00–10.00</c>.</summary>
    public string Time => From is not { } from ? "" : To is { } to ? $"{from.Digits()}–{to.Digits()}" : from.Digits();
}

/// <summary>A task in the week.</summary>
public sealed record WeekTask(Guid Id, string Title, DateOnly DueOn, bool Done, Guid? CaseId, Guid? ParticipantId, string Name);

/// <summary>
/// Reads bookings, agreed contacts and tasks of some days, for one member of staff or the team, in a handful of queries. An agreed contact
/// that has become a booking is shown once, as the booking.
/// </summary>
internal sealed class WeekReader(CaseworkDbContext db, IParticipantDirectory names, IStaffDirectory staff, ICodeLists codes, ICurrentUser user)
{
    private const int Most = 2000;

    /// <summary>Bookings and agreed contacts, by time.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="staffId">Whose; null for the team.</param>
    /// <param name="ct">Stops the request.</param>
    public async Task<IReadOnlyList<WeekEntry>> EntriesAsync(DateOnly from, DateOnly to, Guid? staffId, CancellationToken ct)
    {
        var me = user.Id;
        var asked = db.Bookings.AsNoTracking().Where(b => b.On >= from && b.On <= to);
        if (staffId is { } whose) asked = asked.Where(b => b.Staff.Any(s => s.UserId == whose));
        var bookings = await asked.OrderBy(b => b.On).ThenBy(b => b.From).Take(Most).ToListAsync(ct);
        var people = bookings.Count == 0 ? [] : await asked.SelectMany(b => b.Participants)
            .Join(db.Cases, p => p.CaseId, c => c.Id, (p, c) => new
            {
                p.BookingId, p.CaseId, p.ParticipantId, c.Number, Logged = p.ContactId != null, Hidden = c.Participant.Protection != ProtectionLevel.None,
                Mine = c.Responsibilities.Any(r => r.UserId == me && r.To == null),
            }).ToListAsync(ct);
        var with = bookings.Count == 0 ? [] : await asked.SelectMany(b => b.Staff).Select(s => new { s.BookingId, s.UserId }).ToListAsync(ct);
        var (peopleOf, staffOf) = (people.ToLookup(p => p.BookingId), with.ToLookup(s => s.BookingId, s => s.UserId));
        var entries = bookings.ConvertAll(b => new WeekEntry
        {
            BookingId = b.Id, On = b.On, From = b.From, To = b.To, Kind = codes.Text(CodeLists.BookingKind, b.Kind), Subject = b.Subject ?? "",
            Place = b.Place is { } place ? $"{codes.Text(CodeLists.BookingPlace, b.PlaceKind)}, {place}" : codes.Text(CodeLists.BookingPlace, b.PlaceKind),
            People = [.. peopleOf[b.Id].Select(p => new WeekPerson(p.CaseId, p.ParticipantId, NameOf(p.ParticipantId, p.Number, p.Hidden, p.Mine), p.Mine, p.Logged))],
            Staff = [.. staffOf[b.Id]], With = string.Join(", ", staffOf[b.Id].Where(id => id != staffId).Select(staff.NameOf)),
            Cancelled = b.Status == BookingStatus.Cancelled, Change = ChangeOf(b),
        });
        entries.AddRange(await AgreedAsync(from, to, staffId, entries, ct));
        return [.. Clashing(entries).OrderBy(e => e.On).ThenBy(e => e.From ?? TimeOnly.MaxValue)];
    }

    /// <summary>Tasks of a member of staff: those not done up to a day, and those of the days that are done.</summary>
    public async Task<IReadOnlyList<WeekTask>> TasksAsync(DateOnly from, DateOnly to, Guid staffId, CancellationToken ct)
    {
        var found = await db.WorkTasks.AsNoTracking().Where(t => t.OwnerId == staffId && t.DueOn <= to && (t.DoneAt == null || t.DueOn >= from)).OrderBy(t => t.DueOn).Take(Most)
            .Select(t => new { t.Id, t.Title, t.DueOn, t.DoneAt, t.CaseId, t.ParticipantId, Case = db.Cases.Where(c => c.Id == t.CaseId)
                .Select(c => new { c.Number, Hidden = c.Participant.Protection != ProtectionLevel.None, Mine = c.Responsibilities.Any(r => r.UserId == staffId && r.To == null) }).FirstOrDefault() })
            .ToListAsync(ct);
        return found.ConvertAll(t => new WeekTask(t.Id, t.Title, t.DueOn, t.DoneAt is not null, t.CaseId, t.ParticipantId,
            t is { Case: { } c, ParticipantId: { } person } ? NameOf(person, c.Number, c.Hidden, c.Mine) : ""));
    }

    private async Task<IEnumerable<WeekEntry>> AgreedAsync(DateOnly from, DateOnly to, Guid? staffId, List<WeekEntry> booked, CancellationToken ct)
    {
        var me = user.Id;
        var cases = db.Cases.AsNoTracking().Where(c => c.EndedOn == null && c.NextContactOn >= from && c.NextContactOn <= to);
        if (staffId is { } whose) cases = cases.Where(c => c.Responsibilities.Any(r => r.UserId == whose && r.To == null));
        var found = await db.Contacts.AsNoTracking().Where(n => n.NextOn >= from && n.NextOn <= to)
            .Join(cases, n => new { Id = n.CaseId, On = n.NextOn }, c => new { c.Id, On = c.NextContactOn }, (n, c) => new
            {
                c.Id, c.ParticipantId, c.Number, n.NextOn, n.NextAt, n.NextType, n.LoggedAt, Hidden = c.Participant.Protection != ProtectionLevel.None,
                Mine = c.Responsibilities.Any(r => r.UserId == me && r.To == null),
                Main = c.Responsibilities.Where(r => r.IsMain && r.To == null).Select(r => (Guid?)r.UserId).FirstOrDefault(),
            }).OrderBy(a => a.NextOn).ThenBy(a => a.Id).Take(Most).ToListAsync(ct);
        var taken = booked.Where(b => !b.Cancelled).SelectMany(b => b.People.Select(p => (p.CaseId, b.On))).ToHashSet();
        return found.GroupBy(a => a.Id).Select(g => g.MaxBy(a => a.LoggedAt)!).Where(a => !taken.Contains((a.Id, a.NextOn!.Value))).Select(a => new WeekEntry
        {
            On = a.NextOn!.Value, From = a.NextAt, Kind = a.NextType is null ? "Avtalad kontakt" : codes.Text(CodeLists.ContactType, a.NextType),
            People = [new(a.Id, a.ParticipantId, NameOf(a.ParticipantId, a.Number, a.Hidden, a.Mine), a.Mine, false)], Staff = a.Main is { } main ? [main] : [],
        });
    }

    /// <summary>Two bookings at the same time for the same person are seen before the day comes.</summary>
    private static IEnumerable<WeekEntry> Clashing(List<WeekEntry> entries)
    {
        var clashes = new HashSet<WeekEntry>(ReferenceEqualityComparer.Instance);
        foreach (var own in entries.Where(e => e is { Cancelled: false, From: not null, To: not null }).SelectMany(e => e.Staff.Select(s => (Staff: s, Entry: e))).GroupBy(e => (e.Staff, e.Entry.On)))
        {
            var day = own.Select(o => o.Entry).OrderBy(e => e.From).ToList();
            for (var i = 1; i < day.Count; i++)
            {
                if (day[i].From < day[i - 1].To) clashes.UnionWith([day[i], day[i - 1]]);
            }
        }
        return entries.Select(e => clashes.Contains(e) ? e with { Clashes = true } : e);
    }

    private string NameOf(Guid participantId, int number, bool hidden, bool mine) =>
        hidden && !mine ? "" : names.NameOf(participantId, number, hidden);

    private string ChangeOf(Booking b) => b.Status == BookingStatus.Cancelled ? "Avbokat: " + Lower(b.ChangeReason)
        : b.MovedFromOn is { } on ? $"Flyttat från {on.DayAndMonth()} {b.MovedFromAt?.Clock()}: {Lower(b.ChangeReason)}" : "";

    private string Lower(string? code) => codes.Text(CodeLists.BookingChange, code) is { Length: > 0 } text ? char.ToLowerInvariant(text[0]) + text[1..] : "";
}
