using Mia.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Arende;

/// <summary>Base of the pages of one case. The id comes from the address only, never from a form.</summary>
public abstract class CasePage : MiaPage
{
    /// <summary>The case of the address.</summary>
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Address below the case.</summary>
    public string In(string path) => path.Length == 0 ? Go($"deltagare/{Id}") : Go($"deltagare/{Id}/{path}");
}
