using Mia.Casework.Access;
using Mia.Casework.Pages.MellanStolarna;
using Mia.Casework.Services.Alerts;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Idag;

/// <summary>
/// "Behöver dig": the reader's own alerts, worked out from facts at every visit, nothing to tick off (methods.md 19). For a project leader
/// without those that already stand on her card.
/// </summary>
public sealed class NeedsYou(IMediator mediator) : ViewComponent
{
    /// <summary>Rows shown at once.</summary>
    public const int Most = 12;

    /// <summary>Draws the card.</summary>
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("/Pages/Idag/NeedsYou.cshtml", await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>What needs the reader.</summary>
    [Requires(CaseworkPermissions.ReadAlerts)]
    public sealed record Query : IQuery<Result>;

    /// <summary>Gravest first.</summary>
    public sealed record Result(IReadOnlyList<ChairRow> Rows, int Total) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId).Distinct();

        /// <inheritdoc />
        public string ShownAs => "start.needs-you";
    }

    internal sealed class Reader(AlertDesk desk, ChairRows rows) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var mine = (await desk.MineAsync(cancellationToken)).Where(a => a.Snooze is null && !(desk.Leads && a.Info.BetweenChairs));
            var (entries, total) = ChairList.Gravest(mine, Most);
            return new(await rows.OfAsync(entries, cancellationToken), total);
        }
    }
}
