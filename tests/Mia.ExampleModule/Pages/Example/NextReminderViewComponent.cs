using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.ExampleModule.Pages.Example;

/// <summary>A card on the start page.</summary>
public sealed class NextReminderViewComponent(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View(await mediator.Send(new Query(), HttpContext.RequestAborted));

    public sealed record Card(DateOnly? Next);

    [Requires(ExampleTool.Read)]
    public sealed record Query : IQuery<Card>;

    internal sealed class Handler(ExampleDbContext db) : IRequestHandler<Query, Card>
    {
        public async Task<Card> Handle(Query request, CancellationToken cancellationToken) =>
            new(await db.Set<Reminder>().Select(r => (DateOnly?)r.On).OrderBy(on => on).FirstOrDefaultAsync(cancellationToken));
    }
}
