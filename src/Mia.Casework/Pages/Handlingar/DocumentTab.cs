using Mia.Casework.Pages.Arende;
using Mia.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Handlingar;

/// <summary>The tab on the pages of a case; only for those who may read the documents of this very case.</summary>
public sealed class DocumentTab(ICaseHeads heads) : ViewComponent
{
    /// <summary>Shows the tab.</summary>
    public IViewComponentResult Invoke(Guid caseId)
    {
        if (heads.Shown(caseId) is not { Rights.SeesDocuments: true } head) return Content("");
        var path = head.Url + "/handlingar";
        return View("/Pages/Handlingar/_Tab.cshtml", new Tab("Handlingar", path, Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)));
    }
}
