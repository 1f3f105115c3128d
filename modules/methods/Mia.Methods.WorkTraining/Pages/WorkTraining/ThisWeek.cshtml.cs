using Mia.Methods.WorkTraining.Domain;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Methods.WorkTraining.Pages.WorkTraining;

/// <summary>Goes on to the attendance of the present week.</summary>
[Requires(WorkTrainingPermissions.Read)]
public sealed class ThisWeekModel(TimeProvider time) : MiaPage
{
    /// <summary>Goes on.</summary>
    public IActionResult OnGet() => Redirect(Go("narvaro/" + IsoWeek.Of(time.Today()).Path));
}
