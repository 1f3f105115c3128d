using System.Security.Cryptography;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Plans;

namespace Mia.Casework.Services.Staffing;

/// <summary>Something of a caseload that gets one receiver: a case with all that belongs to it, or a task or booking beside the cases.</summary>
/// <param name="Key">Id of the case, task or booking.</param>
/// <param name="Case">The case; null for a task or booking beside them.</param>
/// <param name="Tasks">Open tasks.</param>
/// <param name="Bookings">Bookings to come.</param>
/// <param name="Plan">The plan of the case, if an open activity rests on the colleague.</param>
/// <param name="About">All cases that it concerns.</param>
internal sealed record CaseloadRow(Guid Key, Case? Case, IReadOnlyList<WorkTask> Tasks, IReadOnlyList<Booking> Bookings, Plan? Plan, IReadOnlyList<Case> About)
{
    /// <summary>Open activities of the plan.</summary>
    public int Activities(Guid userId) => Plan?.Activities.Count(a => a.Status.IsOpen() && a.OwnerUserId == userId) ?? 0;
}

/// <summary>Everything that a member of staff holds in a delprojekt.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Cases">Open cases that it is about, also those that somebody else answers for.</param>
/// <param name="Plans">Plans in which an activity rests on her.</param>
/// <param name="Tasks">Open tasks.</param>
/// <param name="Bookings">Bookings from today on.</param>
internal sealed record Caseload(Guid UserId, IReadOnlyList<Case> Cases, IReadOnlyList<Plan> Plans, IReadOnlyList<WorkTask> Tasks, IReadOnlyList<Booking> Bookings)
{
    /// <summary>Changes with everything that is added to or taken from it: tells whether somebody has changed it since it was shown.</summary>
    public string Mark
    {
        get
        {
            var ids = Cases.SelectMany(c => c.Responsibilities.Where(r => r.UserId == UserId && r.To is null).Select(r => r.Id)
                    .Concat(c.Interventions.Where(i => i.ResponsibleId == UserId && i.EndsOn is null).Select(i => i.Id)))
                .Concat(Plans.SelectMany(p => p.Activities).Where(a => a.OwnerUserId == UserId && a.Status.IsOpen()).Select(a => a.Id))
                .Concat(Tasks.Select(t => t.Id)).Concat(Bookings.Select(b => b.Id)).Order();
            return Convert.ToHexString(SHA256.HashData([.. ids.SelectMany(id => id.ToByteArray())]).AsSpan(0, 8));
        }
    }

    /// <summary>What is passed on for somebody who is away until a day: meetings while she is away, and tasks due before she is back.</summary>
    public Caseload During(DateOnly from, DateOnly to) => this with
    {
        Tasks = [.. Tasks.Where(t => t.DueOn <= to)], Bookings = [.. Bookings.Where(b => from <= b.On && b.On <= to)],
    };

    /// <summary>One row per case with its tasks and meetings, then what stands beside: without a case, in others' cases, or in several of hers.</summary>
    public IReadOnlyList<CaseloadRow> Rows()
    {
        var cases = Cases.ToDictionary(c => c.Id);
        var plans = Plans.ToDictionary(p => p.CaseId);
        var held = Cases.Where(c => c.IsHeldBy(UserId) || plans.ContainsKey(c.Id)).ToDictionary(c => c.Id);
        var tasks = Tasks.ToLookup(t => t.CaseId is { } id && held.ContainsKey(id) ? id : Guid.Empty);
        var bookings = Bookings.ToLookup(b => b.Participants.Select(p => p.CaseId).Where(held.ContainsKey).ToList() is [var only] ? only : Guid.Empty);
        Case[] About(params IEnumerable<Guid> ids) => [.. ids.Where(cases.ContainsKey).Select(id => cases[id])];
        return
        [
            .. held.Values.Select(c => new CaseloadRow(c.Id, c, [.. tasks[c.Id]], [.. bookings[c.Id]], plans.GetValueOrDefault(c.Id), [c])),
            .. tasks[Guid.Empty].OrderBy(t => t.DueOn).Select(t => new CaseloadRow(t.Id, null, [t], [], null, About(t.CaseId ?? Guid.Empty))),
            .. bookings[Guid.Empty].OrderBy(b => b.On).ThenBy(b => b.From).Select(b => new CaseloadRow(b.Id, null, [], [b], null, About(b.Participants.Select(p => p.CaseId)))),
        ];
    }
}
