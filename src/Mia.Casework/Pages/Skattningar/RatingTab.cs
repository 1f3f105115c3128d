using Mia.Casework.Pages.Arende;
using Mia.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Skattningar;

/// <summary>The tab on the pages of a case; only for those who may read the ratings of this very case.</summary>
public sealed class RatingTab(ICaseHeads heads) : ViewComponent
{
    /// <summary>Shows the tab.</summary>
    public IViewComponentResult Invoke(Guid caseId)
    {
        if (heads.Shown(caseId) is not { Rights.SeesMapping: true } head) return Content("");
        var address = head.Url + "/skattningar";
        return View("/Pages/Kartlaggning/_Tab.cshtml", new Tab("Skattningar", address, Request.Path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase)));
    }
}
