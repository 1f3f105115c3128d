using Mia.Casework.Access;
using Mia.Casework.Pages.MellanStolarna;
using Mia.Casework.Services.Alerts;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Idag;

/// <summary>The first thing that a project leader sees: whom nobody holds right now. The same list, and the same count, as the page of that name.</summary>
public sealed class BetweenChairs(IMediator mediator) : ViewComponent
{
    /// <summary>Rows of the card.</summary>
    public const int Most = 12;

    /// <summary>Draws the card.</summary>
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("/Pages/Idag/BetweenChairs.cshtml", await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>Who is between the chairs.</summary>
    [Requires(CaseworkPermissions.LeadAlerts)]
    public sealed record Query : IQuery<Result>;

    /// <summary>Gravest first.</summary>
    public sealed record Result(IReadOnlyList<ChairRow> Rows, int Total) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId).Distinct();

        /// <inheritdoc />
        public string ShownAs => "start.between-chairs";
    }

    internal sealed class Reader(AlertDesk desk, ChairRows rows) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (entries, total) = ChairList.Gravest((await desk.AllAsync(cancellationToken)).BetweenChairs(), Most);
            return new(await rows.OfAsync(entries, cancellationToken), total);
        }
    }
}
