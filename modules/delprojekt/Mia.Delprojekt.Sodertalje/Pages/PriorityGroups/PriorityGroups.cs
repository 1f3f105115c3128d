using Mia.Casework.Data;
using Mia.Casework.Domain.Intake;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Delprojekt.Sodertalje.Pages.PriorityGroups;

/// <summary>Beside a referral: which priority groups the person belongs to. Shows, and never sorts anybody out (methods.md 1.5).</summary>
public sealed class PriorityGroupsViewComponent(IMediator mediator) : ViewComponent
{
    /// <summary>Shows the box.</summary>
    public async Task<IViewComponentResult> InvokeAsync(Guid referralId) => View(await mediator.Send(new Query(referralId), HttpContext.RequestAborted));

    /// <summary>Tries the rules of kind priority.</summary>
    [Requires(PriorityPermissions.Read)]
    public sealed record Query(Guid ReferralId) : IQuery<IReadOnlyList<Group>>;

    /// <summary>A priority group.</summary>
    /// <param name="Text">Swedish.</param>
    /// <param name="Finding">Met, not met or unknown.</param>
    /// <param name="Explanation">What it rests on.</param>
    public sealed record Group(string Text, Finding Finding, string Explanation);

    internal sealed class Handler(CaseworkDbContext db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Group>>
    {
        public async Task<IReadOnlyList<Group>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var referral = await db.Referrals.AsNoTracking().Include(r => r.Answers).FirstOrDefaultAsync(r => r.Id == request.ReferralId, cancellationToken)
                ?? throw new NotFoundException();
            var rules = await db.EligibilityRules.AsNoTracking().Where(r => r.Kind == RuleKind.Priority).OrderBy(r => r.Order).ToListAsync(cancellationToken);
            var facts = referral.Facts(today);
            return [.. rules.Where(r => r.HoldsOn(today)).Select(r =>
            {
                // What staff have found out goes before what the referral says.
                var said = referral.Answers.FirstOrDefault(a => a.RuleCode == r.Code);
                var test = r.Test;
                return new Group(r.Text, said?.Finding ?? test.Try(facts), said is null ? test.Explain(facts) : "Enligt samtal.");
            })];
        }
    }
}
