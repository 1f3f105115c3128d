using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Delprojekt.OstraSodertorn.Pages.SharedCases;

/// <summary>The reader's own shared cases on the start page.</summary>
public sealed class SharedCasesViewComponent(IMediator mediator) : ViewComponent
{
    /// <summary>Shows the card.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View(await mediator.Send(new SharedCasesQuery(OnlyMine: true), HttpContext.RequestAborted));
}
