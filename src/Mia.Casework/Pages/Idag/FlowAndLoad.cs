using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Services.Staffing;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Idag;

/// <summary>What comes in and goes out of the delprojekt, and how many cases rest on each of its staff (methods.md 16). Counts only.</summary>
public sealed class FlowAndLoad(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the cards.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View("/Pages/Idag/FlowAndLoad.cshtml", await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>The counts.</summary>
    [Requires(CaseworkPermissions.LeadAlerts)]
    public sealed record Query : IQuery<Result>;

    /// <summary>What the cards show.</summary>
    /// <param name="Undecided">Referrals that nobody has decided about.</param>
    /// <param name="OldestDays">Days that the oldest of them has waited; null when there is none.</param>
    /// <param name="Waiting">Persons on the waiting list.</param>
    /// <param name="Begun">Enrolled in the last <see cref="Days"/> days.</param>
    /// <param name="Ended">Ended in the last <see cref="Days"/> days.</param>
    /// <param name="Load">Open cases of each member of staff, most first.</param>
    public sealed record Result(int Undecided, int? OldestDays, int Waiting, int Begun, int Ended, IReadOnlyList<Member> Load)
    {
        /// <summary>How far back is counted.</summary>
        public const int Days = 30;
    }

    /// <summary>One member of staff.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Main">Open cases that she holds together.</param>
    /// <param name="Beside">Open cases that she answers for a part of.</param>
    public sealed record Member(string Name, int Main, int Beside);

    internal sealed class Reader(CaseworkDbContext db, HeldCounts counts, Colleagues colleagues, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        private static readonly List<ReferralStatus> Open = [.. Enum.GetValues<ReferralStatus>().Where(s => s.IsOpen())];

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = clock.Today();
            var since = today.AddDays(-Result.Days);
            var referrals = await db.Referrals.AsNoTracking().Where(r => Open.Contains(r.Status))
                .GroupBy(r => r.Status == ReferralStatus.WaitingList).Select(g => new { Waits = g.Key, Count = g.Count(), Oldest = g.Min(r => r.ReceivedOn) }).ToListAsync(cancellationToken);
            var undecided = referrals.Find(g => !g.Waits);
            var begun = await db.Cases.AsNoTracking().CountAsync(c => c.EnrolledOn > since && c.EnrolledOn <= today, cancellationToken);
            var ended = await db.Cases.AsNoTracking().CountAsync(c => c.EndedOn > since, cancellationToken);
            var held = await counts.CasesAsync(cancellationToken);
            var load = colleagues.Working.Where(m => held.ContainsKey(m.Id)).Select(m => (m.Name, Held: held[m.Id])).Select(m => new Member(m.Name, m.Held.Main, m.Held.Cases - m.Held.Main))
                .OrderByDescending(m => m.Main + m.Beside).ThenBy(m => m.Name, SwedishOrder.Names).ToList();
            return new(undecided?.Count ?? 0, undecided is null ? null : today.DayNumber - undecided.Oldest.DayNumber, referrals.Find(g => g.Waits)?.Count ?? 0, begun, ended, load);
        }
    }
}
