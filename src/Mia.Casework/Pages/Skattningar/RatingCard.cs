using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Skattningar;

/// <summary>When the next self-rating is due, on the overview of the case. Worked out at every visit.</summary>
public sealed class RatingCard(IMediator mediator, ICaseHeads heads) : ViewComponent
{
    /// <summary>Draws the card, or nothing for a reader who may not see the ratings.</summary>
    public async Task<IViewComponentResult> InvokeAsync(Guid caseId)
    {
        if (heads.Shown(caseId) is not { Rights.SeesMapping: true }) return Content("");
        return View("/Pages/Skattningar/_Card.cshtml", await mediator.Send(new Query(caseId), HttpContext.RequestAborted));
    }

    /// <summary>What is due.</summary>
    [Requires(CaseworkPermissions.ReadMapping)]
    public sealed record Query(Guid CaseId) : IQuery<Result>;

    /// <summary>What the card shows.</summary>
    public sealed record Result(Guid ParticipantId, string Url, DueText Due, bool CanRate) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => [ParticipantId];

        /// <inheritdoc />
        public string ShownAs => "case.rating-card";
    }

    internal sealed class Reader(RatingDesk ratings, CaseworkDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await ratings.HeadAsync(request.CaseId, cancellationToken);
            var made = await db.SelfRatings.AsNoTracking().Where(r => r.CaseId == request.CaseId && r.Voice == RatingVoice.Participant && r.CorrectedById == null)
                .Select(r => new { r.Occasion, r.RatedOn }).ToListAsync(cancellationToken);
            return new(head.ParticipantId, head.Url, await ratings.DueAsync(head, made.Select(m => (m.Occasion, m.RatedOn)), cancellationToken), RatingDesk.MayRate(head));
        }
    }
}
