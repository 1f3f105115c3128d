using Mia.Casework.Pages.Arende;
using Mia.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>The tab on the pages of a case; only for those who may read the mapping of this very case.</summary>
public sealed class MappingTab(ICaseHeads heads) : ViewComponent
{
    /// <summary>Shows the tab.</summary>
    public IViewComponentResult Invoke(Guid caseId)
    {
        if (heads.Shown(caseId) is not { Rights.SeesMapping: true } head) return Content("");
        var (mapping, network) = (head.Url + "/kartlaggning", head.Url + "/natverk");
        var current = Request.Path.StartsWithSegments(mapping, StringComparison.OrdinalIgnoreCase) || Request.Path.StartsWithSegments(network, StringComparison.OrdinalIgnoreCase);
        return View("/Pages/Kartlaggning/_Tab.cshtml", new Tab("Kartläggning", mapping, current));
    }
}
