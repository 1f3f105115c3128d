using Mia.Platform.Organisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.FollowUp.Pages.Targets;

/// <summary>The targets at a glance, on the start page of those who answer for them (registration.md 5.3).</summary>
public sealed class TargetsInShortViewComponent(IMediator mediator, ICurrentDelprojekt here) : ViewComponent
{
    /// <summary>Shows the card.</summary>
    public async Task<IViewComponentResult> InvokeAsync() =>
        View(new Card(here.Required.Slug, await mediator.Send(new IndexModel.Query(null, null, null), HttpContext.RequestAborted)));

    /// <summary>The card.</summary>
    /// <param name="Slug">Delprojekt.</param>
    /// <param name="View">The board as on its own page.</param>
    public sealed record Card(string Slug, BoardView View);
}
