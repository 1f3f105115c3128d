using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Configuration;

namespace Mia.Web.Pages.Om;

/// <summary>Accessibility statement (lag 2018:1937, 9 §; MDFFS 2019:2). Contact details are the förbund's own, from configuration.</summary>
[AllowAnonymous]
public sealed class AccessibilityModel(IConfiguration configuration) : PageModel
{
    /// <summary>Who answers for the service. Setting <c>Accessibility:Owner</c>.</summary>
    public string Owner { get; } = configuration["Accessibility:Owner"] ?? "Samordningsförbundet";

    /// <summary>E-mail for reports of flaws; empty when none is set. Setting <c>Accessibility:Email</c>.</summary>
    public string Email { get; } = configuration["Accessibility:Email"] ?? "";

    /// <summary>Telephone for reports of flaws; empty when none is set. Setting <c>Accessibility:Phone</c>.</summary>
    public string Phone { get; } = configuration["Accessibility:Phone"] ?? "";

    /// <summary>Flaws that the förbund knows of, besides those of the product. Setting <c>Accessibility:KnownFlaws</c>, a list.</summary>
    public IReadOnlyList<string> KnownFlaws { get; } = configuration.GetSection("Accessibility:KnownFlaws").Get<string[]>() ?? [];
}
