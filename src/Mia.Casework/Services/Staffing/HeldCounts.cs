using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Plans;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Staffing;

/// <summary>How much a member of staff holds.</summary>
/// <param name="Cases">Open cases that she answers for.</param>
/// <param name="Main">Of these as the main responsible.</param>
/// <param name="Interventions">Interventions that run.</param>
/// <param name="Tasks">Open tasks.</param>
/// <param name="Bookings">Bookings from today on.</param>
/// <param name="Activities">Open activities in plans.</param>
internal sealed record HeldCount(int Cases, int Main, int Interventions, int Tasks, int Bookings, int Activities)
{
    /// <summary>Holds nothing.</summary>
    public static readonly HeldCount None = new(0, 0, 0, 0, 0, 0);

    /// <summary>Holds something.</summary>
    public bool Any => this != None;

    /// <summary>In words: <c>12 ärenden, 3 uppgifter</c>. Empty for nothing.</summary>
    public string Text => string.Join(", ", new[]
    {
        Words(Cases, "ärende", "ärenden"), Words(Interventions, "insats", "insatser"), Words(Tasks, "uppgift", "uppgifter"), Words(Bookings, "bokning", "bokningar"),
        Words(Activities, "aktivitet i planer", "aktiviteter i planer"),
    }.Where(w => w.Length > 0));

    internal static string Words(int n, string one, string several) => n == 0 ? "" : $"{n} {(n == 1 ? one : several)}";
}

/// <summary>Counts what everybody holds in the delprojekt, with one query per kind.</summary>
internal sealed class HeldCounts(CaseworkDbContext db, TimeProvider clock)
{
    /// <param name="users">Only these; null for all.</param>
    /// <param name="ct">Stops the request.</param>
    public async Task<IReadOnlyDictionary<Guid, HeldCount>> OfAsync(IReadOnlyCollection<Guid>? users, CancellationToken ct)
    {
        var today = clock.Today();
        var some = users?.ToList();
        if (some is { Count: 0 }) return new Dictionary<Guid, HeldCount>();
        var answered = Answered;
        var interventions = db.Interventions.Where(i => i.EndsOn == null && i.ResponsibleId != null && db.Cases.Any(c => c.Id == i.CaseId && c.EndedOn == null));
        var tasks = db.WorkTasks.Where(t => t.DoneAt == null);
        var bookings = db.Bookings.Where(b => b.Status == BookingStatus.Planned && b.On >= today).SelectMany(b => b.Staff);
        var activities = db.PlanActivities.Where(a => a.OwnerUserId != null && a.Status < ActivityStatus.Done && db.Cases.Any(c => c.Id == a.CaseId && c.EndedOn == null));
        if (some is not null)
        {
            (answered, interventions, tasks) = (answered.Where(r => some.Contains(r.UserId)), interventions.Where(i => some.Contains(i.ResponsibleId!.Value)), tasks.Where(t => some.Contains(t.OwnerId)));
            (bookings, activities) = (bookings.Where(s => some.Contains(s.UserId)), activities.Where(a => some.Contains(a.OwnerUserId!.Value)));
        }
        var cases = await CasesAsync(answered, ct);
        var running = await CountAsync(interventions.Select(i => i.ResponsibleId!.Value), ct);
        var todo = await CountAsync(tasks.Select(t => t.OwnerId), ct);
        var booked = await CountAsync(bookings.Select(s => s.UserId), ct);
        var planned = await CountAsync(activities.Select(a => a.OwnerUserId!.Value), ct);
        return cases.Keys.Concat(running.Keys).Concat(todo.Keys).Concat(booked.Keys).Concat(planned.Keys).Distinct().ToDictionary(id => id, id => new HeldCount(
            cases.GetValueOrDefault(id).Cases, cases.GetValueOrDefault(id).Main, running.GetValueOrDefault(id), todo.GetValueOrDefault(id), booked.GetValueOrDefault(id), planned.GetValueOrDefault(id)));
    }

    /// <summary>Only how many open cases each answers for, and of how many as the main responsible.</summary>
    /// <param name="ct">Stops the request.</param>
    public async Task<IReadOnlyDictionary<Guid, (int Cases, int Main)>> CasesAsync(CancellationToken ct) => await CasesAsync(Answered, ct);

    // From the open cases: an ended one keeps those who answered for it, and most cases have ended.
    private IQueryable<CaseResponsibility> Answered => db.Cases.Where(c => c.EndedOn == null).SelectMany(c => c.Responsibilities.Where(r => r.To == null));

    private static async Task<Dictionary<Guid, (int Cases, int Main)>> CasesAsync(IQueryable<CaseResponsibility> answered, CancellationToken ct) =>
        (await answered.GroupBy(r => r.UserId).Select(g => new { g.Key, Cases = g.Select(r => r.CaseId).Distinct().Count(), Main = g.Count(r => r.IsMain) }).ToListAsync(ct))
            .ToDictionary(g => g.Key, g => (g.Cases, g.Main));

    private static Task<Dictionary<Guid, int>> CountAsync(IQueryable<Guid> owners, CancellationToken ct) =>
        owners.GroupBy(id => id).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}
