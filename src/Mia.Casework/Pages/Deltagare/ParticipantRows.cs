using System.Runtime.CompilerServices;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mia.Casework.Pages.Deltagare;

/// <summary>One row of the list of participants, in words.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ParticipantId">The person.</param>
/// <param name="Name">Name, or the case number of a protected person.</param>
/// <param name="Number">Digits of the case number.</param>
/// <param name="Interventions">Codes of running interventions.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="StatusKind">on, wait, late or done.</param>
/// <param name="Since">Start, or end.</param>
/// <param name="LastContact">In words.</param>
/// <param name="IsLate">Too long ago.</param>
/// <param name="NextContact">In words; empty when nothing is booked.</param>
/// <param name="Responsible">Main responsible.</param>
/// <param name="Todo">What to do; empty for nothing.</param>
public sealed record ParticipantRow(Guid CaseId, Guid ParticipantId, string Name, int Number, string Interventions, string Status, string StatusKind,
    string Since, string LastContact, bool IsLate, string NextContact, string Responsible, string Todo)
{
    /// <summary>Day of the last contact, for files.</summary>
    public DateOnly? LastContactOn { get; init; }

    /// <summary>Day of the next contact, for files.</summary>
    public DateOnly? NextContactOn { get; init; }
}

/// <summary>
/// The hot path of the list: two compiled queries for the rows of a page, names from memory. The number of statements does not grow
/// with the rows.
/// </summary>
internal sealed class ParticipantRows(CaseworkDbContext db, IParticipantDirectory names, IStaffDirectory staff, DatedSettings settings, TimeProvider clock)
{
    /// <summary>Compiled queries belong to one model, and there is one model per key ring: two hosts in one process have one each.</summary>
    private static readonly ConditionalWeakTable<IModel, Queries> Compiled = [];

    /// <summary>Rows in the order of the ids.</summary>
    public async Task<IReadOnlyList<ParticipantRow>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var gap = await settings.DaysAsync(SettingKeys.ContactGap, ct);
        var queries = Compiled.GetValue(db.Model, _ => new Queries());
        // SQLite answers at once or not at all: waiting for it asynchronously only costs.
        var found = queries.Cases(db, ids).ToDictionary(c => c.Id);
        foreach (var running in queries.Running(db, ids))
        {
            if (found.TryGetValue(running.CaseId, out var row)) row.Codes.Add(running.TypeCode);
        }
        var today = clock.Today();
        return [.. ids.Where(found.ContainsKey).Select(id => Row(found[id], today, gap))];
    }

    private ParticipantRow Row(Facts c, DateOnly today, int gap)
    {
        var late = c.Status == CaseStatus.Enrolled && today.DayNumber - (c.LastContactOn ?? c.EnrolledOn).DayNumber >= gap;
        return new(c.Id, c.ParticipantId, c.Protected ? "Ärende " + NumberSeries.CaseNumber(c.Number) : names.NameOf(c.ParticipantId), c.Number,
            string.Join(", ", c.Codes), c.Status == CaseStatus.HandoverUnconfirmed ? "Ingen mottagare" : c.Status.Swedish(), Kind(c.Status),
            (c.EndedOn ?? c.EnrolledOn).Iso(), Last(c, today, late), late, c.NextContactOn is { } next ? Day(next, today) : "",
            c.Main is { } who ? staff.NameOf(who) : "Ingen", Todo(c, today, late)) { LastContactOn = c.LastContactOn, NextContactOn = c.NextContactOn };
    }

    private static string Last(Facts c, DateOnly today, bool late) => c.LastContactOn is not { } last ? "–"
        : late ? $"{Day(last, today)}, {today.DayNumber - last.DayNumber} dgr" : Day(last, today);

    private static string Day(DateOnly day, DateOnly today) => day == today ? "i dag" : day.Year == today.Year ? day.DayAndMonth() : day.Iso();

    private static string Todo(Facts c, DateOnly today, bool late) => c switch
    {
        { Status: CaseStatus.HandoverUnconfirmed } => "Få bekräftat",
        { Status: not CaseStatus.Enrolled } => "",
        { NoShowsInRow: >= 3 } => $"Uteblev {c.NoShowsInRow} gånger",
        _ when late => "Ta kontakt",
        { NextContactOn: null } => "Boka nästa",
        { NextContactOn: { } next } when next < today => "Anteckna hur det gick",
        { Main: null } => "Välj huvudansvarig",
        _ => "",
    };

    private static string Kind(CaseStatus status) => status switch
    {
        CaseStatus.Enrolled => "on",
        CaseStatus.Closing => "wait",
        CaseStatus.HandoverUnconfirmed => "late",
        _ => "done",
    };

    private sealed class Facts
    {
        public Guid Id { get; init; }
        public Guid ParticipantId { get; init; }
        public int Number { get; init; }
        public CaseStatus Status { get; init; }
        public DateOnly EnrolledOn { get; init; }
        public DateOnly? EndedOn { get; init; }
        public DateOnly? LastContactOn { get; init; }
        public DateOnly? NextContactOn { get; init; }
        public int NoShowsInRow { get; init; }
        public bool Protected { get; init; }
        public Guid? Main { get; init; }
        public SortedSet<string> Codes { get; } = new(StringComparer.Ordinal);
    }

    private sealed record Running(Guid CaseId, string TypeCode);

    /// <summary>Two plain statements: the interventions as a collection of each case would make the database sort and EF collect, at twice the price.</summary>
    private sealed class Queries
    {
        public Func<CaseworkDbContext, IEnumerable<Guid>, IEnumerable<Facts>> Cases { get; } = EF.CompileQuery((CaseworkDbContext db, IEnumerable<Guid> ids) =>
            db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new Facts
            {
                Id = c.Id, ParticipantId = c.ParticipantId, Number = c.Number, Status = c.Status, EnrolledOn = c.EnrolledOn, EndedOn = c.EndedOn,
                LastContactOn = c.LastContactOn, NextContactOn = c.NextContactOn, NoShowsInRow = c.NoShowsInRow,
                Protected = c.Participant.Protection != ProtectionLevel.None,
                Main = c.Responsibilities.Where(r => r.IsMain && r.To == null).Select(r => (Guid?)r.UserId).FirstOrDefault(),
            }));

        public Func<CaseworkDbContext, IEnumerable<Guid>, IEnumerable<Running>> Running { get; } = EF.CompileQuery((CaseworkDbContext db, IEnumerable<Guid> ids) =>
            db.Interventions.AsNoTracking().Where(i => ids.Contains(i.CaseId) && i.EndsOn == null).Select(i => new Running(i.CaseId, i.TypeCode)));
    }
}
