using System.Globalization;
using Mia.Platform.Identity;
using Mia.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.SignIn;

/// <summary>How many seconds are left of the session, as text, without prolonging it. 0 when it has ended.</summary>
[AllowAnonymous, DoesNotProlong]
public sealed class SessionLeftModel(ISessions sessions) : MiaPage
{
    public IActionResult OnGet() => Content(((int)sessions.Remaining.TotalSeconds).ToString(CultureInfo.InvariantCulture), "text/plain");
}
