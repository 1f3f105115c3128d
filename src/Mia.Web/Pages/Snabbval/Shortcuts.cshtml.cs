using Mia.Platform.Messaging;
using Mia.Web.Htmx;
using Mia.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Web.Pages.Snabbval;

/// <summary>
/// Everything one can go to or begin, and the search, in one box: Ctrl+K. A page of its own for those without JavaScript. What the tools and
/// rights do not allow is not in it.
/// </summary>
[SignedIn]
public sealed class ShortcutsModel(IShell shell) : MiaPage
{
    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<ShellLink> Links { get; private set; } = [];

    /// <summary>Where a search for participants is posted; null for those who may not search.</summary>
    public string? Search => shell.Search;

    /// <inheritdoc />
    public override string Fragment => "_Shortcuts";

    /// <summary>The page, or what goes into the dialog.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        Links = await shell.ShortcutsAsync();
        if (!Request.IsHtmxNonBoosted()) return Page();
        Response.Htmx(h => h.Trigger("dialogOpen"));
        return Partial(Fragment, this);
    }
}
