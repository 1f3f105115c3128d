using Mia.Platform.Messaging;
using Mia.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Delprojekt.OstraSodertorn.Pages.SharedCases;

/// <summary>Cases that CM and SE share, side by side.</summary>
[Requires(SharedCasesPermissions.Read)]
public sealed class IndexModel : MiaPage
{
    /// <summary>Only the reader's own.</summary>
    [BindProperty(SupportsGet = true, Name = "mina")]
    public bool OnlyMine { get; set; }

    /// <summary>What is shown.</summary>
    public SharedCaseList Shown { get; private set; } = null!;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync() => Shown = await Send(new SharedCasesQuery(OnlyMine));
}
