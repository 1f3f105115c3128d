using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Services;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Time;

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

/// <summary>The rows of a page of the list, in words. The number of statements does not grow with the rows.</summary>
internal sealed class ParticipantRows(CaseworkDbContext db, DataScope scope, ListedCases cases, IParticipantDirectory names, IStaffDirectory staff, DatedSettings settings, TimeProvider clock)
{
    /// <summary>Rows in the order of the ids.</summary>
    public async Task<IReadOnlyList<ParticipantRow>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var gap = await settings.DaysAsync(SettingKeys.ContactGap, ct);
        var today = clock.Today();
        return cases.Of(db, scope, ids).ConvertAll(c => Row(c, today, gap));
    }

    private ParticipantRow Row(ListedCase c, DateOnly today, int gap)
    {
        var late = c.Status == CaseStatus.Enrolled && today.DayNumber - (c.LastContactOn ?? c.EnrolledOn).DayNumber >= gap;
        return new(c.Id, c.ParticipantId, names.NameOf(c.ParticipantId, c.Number, c.IsProtected), c.Number,
            c.Interventions, c.Status == CaseStatus.HandoverUnconfirmed ? "Ingen mottagare" : c.Status.Swedish(), Kind(c.Status),
            (c.EndedOn ?? c.EnrolledOn).Iso(), Last(c, today, late), late, c.NextContactOn is { } next ? Day(next, today) : "",
            c.MainResponsible is { } who ? staff.NameOf(who) : "Ingen", Todo(c, today, late)) { LastContactOn = c.LastContactOn, NextContactOn = c.NextContactOn };
    }

    private static string Last(ListedCase c, DateOnly today, bool late) => c.LastContactOn is not { } last ? "–"
        : late ? $"{Day(last, today)}, {today.DayNumber - last.DayNumber} dgr" : Day(last, today);

    private static string Day(DateOnly day, DateOnly today) => day == today ? "i dag" : day.Year == today.Year ? day.DayAndMonth() : day.Iso();

    private static string Todo(ListedCase c, DateOnly today, bool late) => c switch
    {
        { Status: CaseStatus.HandoverUnconfirmed } => "Få bekräftat",
        { Status: not CaseStatus.Enrolled } => "",
        { NoShowsInRow: >= 3 } => $"Uteblev {c.NoShowsInRow} gånger",
        _ when late => "Ta kontakt",
        { NextContactOn: null } => "Boka nästa",
        { NextContactOn: { } next } when next < today => "Anteckna hur det gick",
        { MainResponsible: null } => "Välj huvudansvarig",
        _ => "",
    };

    private static string Kind(CaseStatus status) => status switch
    {
        CaseStatus.Enrolled => "on",
        CaseStatus.Closing => "wait",
        CaseStatus.HandoverUnconfirmed => "late",
        _ => "done",
    };
}
