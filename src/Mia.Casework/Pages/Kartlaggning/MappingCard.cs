using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>What matters most to the participant, on the overview of the case.</summary>
public sealed class MappingCard(IMediator mediator, ICaseHeads heads) : ViewComponent
{
    /// <summary>Draws the card, or nothing for a reader who may not see the mapping.</summary>
    public async Task<IViewComponentResult> InvokeAsync(Guid caseId)
    {
        if (heads.Shown(caseId) is not { Rights.SeesMapping: true }) return Content("");
        return View("/Pages/Kartlaggning/_Card.cshtml", await mediator.Send(new Query(caseId), HttpContext.RequestAborted));
    }

    /// <summary>The mapping in short.</summary>
    [Requires(CaseworkPermissions.ReadMapping)]
    public sealed record Query(Guid CaseId) : IQuery<Result>;

    /// <summary>What the card shows.</summary>
    /// <param name="ParticipantId">The person.</param>
    /// <param name="Url">Address of the case.</param>
    /// <param name="IsBegun">There is a mapping.</param>
    /// <param name="Areas">What the participant wants to begin with, in order.</param>
    public sealed record Result(Guid ParticipantId, string Url, bool IsBegun, IReadOnlyList<string> Areas) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => [ParticipantId];

        /// <inheritdoc />
        public string ShownAs => "case.mapping-card";
    }

    internal sealed class Reader(MappingDesk mappings, CaseworkDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await mappings.RequireAsync(request.CaseId, cancellationToken);
            var chosen = await db.Mappings.AsNoTracking().Where(m => m.CaseId == request.CaseId).OrderByDescending(m => m.Number)
                .Select(m => m.Areas.Where(a => a.Priority != null).OrderBy(a => a.Priority).Select(a => a.Code).ToList()).FirstOrDefaultAsync(cancellationToken);
            return new(head.ParticipantId, head.Url, chosen is not null, [.. (chosen ?? []).Select(mappings.TextOf)]);
        }
    }
}
