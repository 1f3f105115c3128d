using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Staffing;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services.Staffing;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Idag;

/// <summary>Colleagues who have left and still hold something, and those who are back while their work is not. Gone when both are settled.</summary>
public sealed class ColleaguesAway(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the card, or nothing.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View("/Pages/Idag/ColleaguesAway.cshtml", await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>What waits for a decision.</summary>
    [Requires(CaseworkPermissions.PassOnCaseload)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <summary>One colleague.</summary>
    /// <param name="Name">Who.</param>
    /// <param name="Text">What waits.</param>
    /// <param name="Path">Below <c>ansvar</c>.</param>
    /// <param name="Does">The button.</param>
    public sealed record Row(string Name, string Text, string Path, string Does);

    internal sealed class Reader(CaseworkDbContext db, HeldCounts counts, Colleagues colleagues, IStaffDirectory staff, CaseDesk desk) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = desk.Today;
            var gone = colleagues.Gone;
            var held = await counts.OfAsync([.. gone.Select(m => m.Id)], cancellationToken);
            var back = await db.Transfers.AsNoTracking().Where(t => t.SettledAt == null && t.Reason == TransferReason.Away && t.AwayTo < today && t.UndoUntil >= today).OrderBy(t => t.AwayTo).ToListAsync(cancellationToken);
            return
            [
                .. gone.Where(m => held.ContainsKey(m.Id)).Select(m => new Row(m.Name, $"Har slutat och håller kvar {held[m.Id].Text}.", $"lamna-over/{m.Id}", "Lämna över")),
                .. back.Select(t => new Row(staff.NameOf(t.FromUserId), "Frånvaron är slut. Ska arbetet gå tillbaka?", $"overlamnat/{t.Id}", "Avgör")),
            ];
        }
    }
}
