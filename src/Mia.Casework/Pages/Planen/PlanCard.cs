using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Planen;

/// <summary>The plan on the participant's overview: goals in own words, the small steps, what is late and whom it waits for.</summary>
public sealed class PlanCard(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the card; nothing for a reader who may see the case but not its plan.</summary>
    public async Task<IViewComponentResult> InvokeAsync(Guid caseId) =>
        View("/Pages/Planen/PlanCard.cshtml", await mediator.Send(new Query(caseId), HttpContext.RequestAborted));

    /// <summary>The plan of one case.</summary>
    [Requires(CaseworkPermissions.ReadPlans)]
    public sealed record Query(Guid CaseId) : IQuery<Result>;

    /// <summary>What the card shows.</summary>
    public sealed record Result(CaseHead Head, bool Sees, IReadOnlyList<GoalRow>? Goals, DateOnly Today) : IShowsPersons
    {
        /// <summary>Steps shown of one goal.</summary>
        public const int Steps = 5;

        /// <summary>What is late or waits.</summary>
        public IReadOnlyList<ActivityRow> Late { get; } = Goals is null ? [] : [.. Goals.SelectMany(g => g.All).Where(a => a.Late.Length > 0 || a.TooLong || a.Ownerless).OrderBy(a => a.DueOn ?? a.WaitingSince)];

        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Sees && Goals is not null ? [Head.ParticipantId] : [];

        /// <inheritdoc />
        public string ShownAs => "case.plan-card";

        /// <summary>The steps of a goal: what goes on first, then what comes, then what was done lately.</summary>
        public static IEnumerable<ActivityRow> StepsOf(GoalRow goal) => goal.All.OrderBy(a => !a.IsOpen).ThenBy(a => a.DueOn ?? DateOnly.MaxValue).Take(Steps);
    }

    internal sealed class Reader(CaseDesk cases, PlanDesk desk, PlanRows rows, DatedSettings settings, CaseworkDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await cases.HeadAsync(request.CaseId, cancellationToken);
            if (!head.Rights.SeesPlan) return new(head, false, null, desk.Today);
            var (_, plan) = await desk.SeeAsync(request.CaseId, cancellationToken);
            if (plan is null) return new(head, true, null, desk.Today);
            var holders = await db.Set<CaseResponsibility>().AsNoTracking().Where(r => r.CaseId == request.CaseId && r.To == null).Select(r => r.UserId).ToListAsync(cancellationToken);
            return new(head, true, rows.Of(plan, holders, await settings.DaysAsync(SettingKeys.PlanWaiting, cancellationToken)), desk.Today);
        }
    }
}
