using Mia.Platform.Identity;
using Mia.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.SignIn;

/// <summary>Ends the session. The page itself is for browsers that come here by address.</summary>
[AllowAnonymous]
public sealed class SignOutModel(ISessions sessions) : MiaPage
{
    public IActionResult OnGet() => sessions.Current is null ? Redirect("/logga-in") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await sessions.SignOutAsync(ct);
        return Done("/logga-in", "Du är utloggad.");
    }
}
