using Mia.Platform.Organisation;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Delprojekt.StockholmNarkolepsi.Pages.LifeAreas;

/// <summary>The tab on the pages of a case.</summary>
public sealed class LifeAreaTabViewComponent(ICurrentDelprojekt here) : ViewComponent
{
    /// <summary>Shows the tab.</summary>
    public IViewComponentResult Invoke(Guid caseId)
    {
        var address = $"/{here.Required.Slug}/deltagare/{caseId}/livsomraden";
        return View((address, Request.Path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase)));
    }
}
