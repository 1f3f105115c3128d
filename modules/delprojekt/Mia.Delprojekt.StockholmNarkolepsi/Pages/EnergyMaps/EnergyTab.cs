using Mia.Platform.Organisation;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Delprojekt.StockholmNarkolepsi.Pages.EnergyMaps;

/// <summary>The tab on the pages of a case.</summary>
public sealed class EnergyTabViewComponent(ICurrentDelprojekt here) : ViewComponent
{
    /// <summary>Shows the tab.</summary>
    public IViewComponentResult Invoke(Guid caseId)
    {
        var address = $"/{here.Required.Slug}/deltagare/{caseId}/energi";
        return View((address, Request.Path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase)));
    }
}
