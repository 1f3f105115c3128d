using Mia.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Web.Pages.Om;

/// <summary>Light or dark. Kept in a cookie on the device, nothing else.</summary>
[AllowAnonymous]
public sealed class AppearanceModel : MiaPage
{
    /// <summary>One of <see cref="ColorSchemes.All"/>.</summary>
    [BindProperty]
    public string Scheme { get; set; } = ColorSchemes.Auto;

    /// <summary>The choices.</summary>
    public IEnumerable<SelectListItem> Choices { get; } = ColorSchemes.All.Select(scheme => new SelectListItem(scheme.Value, scheme.Key));

    /// <summary>Shows the choice in force.</summary>
    public void OnGet() => Scheme = ColorSchemes.Of(Request);

    /// <summary>Keeps the choice for a year.</summary>
    public IActionResult OnPost()
    {
        var scheme = ColorSchemes.IsKnown(Scheme) ? Scheme : ColorSchemes.Auto;
        Response.Cookies.Append(ColorSchemes.Cookie, scheme, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, IsEssential = true,
        });
        return Done("/utseende", "Utseendet är sparat på den här enheten.");
    }
}
