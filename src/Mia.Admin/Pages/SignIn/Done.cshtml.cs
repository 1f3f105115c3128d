using Mia.Platform.Identity;
using Mia.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.SignIn;

/// <summary>After signing in: typed text that was kept comes first, then where the person was going.</summary>
public sealed class DoneModel(IKeptPosts kept, ICurrentUser user) : SignInPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        Redirect(await kept.FindAsync(user.Id!.Value, ct) is null ? Target : "/logga-in/din-text");
}
