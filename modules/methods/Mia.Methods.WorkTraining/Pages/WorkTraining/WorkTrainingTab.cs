using Mia.Platform.Organisation;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Methods.WorkTraining.Pages.WorkTraining;

/// <summary>The tab on the pages of a case.</summary>
public sealed class WorkTrainingTabViewComponent(ICurrentDelprojekt here) : ViewComponent
{
    /// <summary>Shows the tab.</summary>
    public IViewComponentResult Invoke(Guid caseId)
    {
        var address = $"/{here.Required.Slug}/deltagare/{caseId}/arbetstraning";
        return View((address, Request.Path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase)));
    }
}
