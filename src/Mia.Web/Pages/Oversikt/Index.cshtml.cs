using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Web.Pages.Oversikt;

/// <summary>The first page after sign-in: goes straight on when there is only one place to go.</summary>
[SignedIn]
public sealed class IndexModel(ICurrentUser user, IDelprojektDirectory directory) : MiaPage
{
    /// <summary>Where the user has a role.</summary>
    public IReadOnlyList<DelprojektInfo> Delprojekt { get; private set; } = [];

    /// <summary>Casework for those who meet persons, the target board for those who see aggregates.</summary>
    public string FirstPage => SeesAggregatesOnly ? "mal" : "start";

    private bool SeesAggregatesOnly => user.Assignments.All(a => a.Role is Role.ForbundDirector or Role.Statistician or Role.ProjectEconomist);

    /// <summary>Shows the choice, or goes on.</summary>
    public IActionResult OnGet()
    {
        var everywhere = user.Assignments.Any(a => a is { Role: Role.ForbundDirector, DelprojektId: null });
        Delprojekt = [.. directory.All.Where(d => everywhere || user.Assignments.Any(a => a.DelprojektId == d.Id))];
        if (Delprojekt.Count == 0 && user.Assignments.Any(a => a.Role is Role.SystemAdmin)) return Redirect("/admin");
        return Delprojekt.Count == 1 ? Redirect($"/{Delprojekt[0].Slug}/{FirstPage}") : Page();
    }
}
