using System.Text.RegularExpressions;
using Mia.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Anmalan;

/// <summary>The receipt: a number that says nothing about the person.</summary>
[AllowAnonymous]
public sealed partial class KvittoModel : MiaPage
{
    /// <summary>As in the address; shown only when it looks like a number of ours.</summary>
    [BindProperty(SupportsGet = true, Name = "nummer")]
    public string? Number { get; set; }

    /// <summary>The number, or null.</summary>
    public string? Shown => Number is not null && Form().IsMatch(Number) ? Number : null;

    [GeneratedRegex("^ANM-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{6}$")]
    private static partial Regex Form();
}
