using System.Globalization;
using Mia.Platform.Identity;
using Mia.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.SignIn;

/// <summary>
/// Asked by the page's script: 204 while signed in (and the session goes on), 401 when it has ended. The header
/// <c>X-Session-Seconds</c> says what is left.
/// </summary>
[AllowAnonymous]
public sealed class SessionStateModel(ISessions sessions) : MiaPage
{
    public IActionResult OnGet()
    {
        if (sessions.Current is null) return new StatusCodeResult(StatusCodes.Status401Unauthorized);
        Response.Headers["X-Session-Seconds"] = ((int)sessions.Remaining.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new StatusCodeResult(StatusCodes.Status204NoContent);
    }
}
