using Mia.Platform.Messaging;
using Mia.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Delprojekt.StockholmNarkolepsi.Pages.EnergyMaps;

/// <summary>The map on paper, for the participant.</summary>
[Requires(StockholmPermissions.Energy)]
public sealed class PrintModel : MiaPage
{
    /// <summary>What is shown.</summary>
    public MapView Shown { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync([FromRoute] Guid id, [FromRoute] Guid map) => Shown = await Send(new MapQuery(id, map));
}
