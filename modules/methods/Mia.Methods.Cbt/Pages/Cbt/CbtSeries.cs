using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Methods.Cbt.Pages.Cbt;

/// <summary>Queue and warnings on the start page of the KBT consultant (methods.md 16).</summary>
public sealed class CbtSeriesViewComponent(IMediator mediator) : ViewComponent
{
    /// <summary>Shows the card.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View(await mediator.Send(new SeriesQuery(), HttpContext.RequestAborted));
}
