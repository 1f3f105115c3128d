using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Methods.WorkTraining.Pages.WorkTraining;

/// <summary>Placements of this week on the start page: how many, and what is left to report.</summary>
public sealed class PlacementsThisWeekViewComponent(IMediator mediator) : ViewComponent
{
    /// <summary>Shows the card.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View(await mediator.Send(new WeekQuery(null), HttpContext.RequestAborted));
}
