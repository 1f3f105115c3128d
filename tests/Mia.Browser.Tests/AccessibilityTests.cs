using Mia.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Mia.Browser.Tests;

/// <summary>Every page that a role can reach: axe in light and dark, wide and narrow, no sideways scroll, no complaint of the browser.</summary>
[Collection(nameof(Site))]
public sealed class AccessibilityTests(Site site, ITestOutputHelper output)
{
    /// <summary>Pages without sign-in.</summary>
    [Fact]
    public Task Public_pages() => CheckAsync(null, ["/logga-in", "/anmalan/sodertalje", "/anmalan/stockholm", "/anmalan/ostra-sodertorn", "/om", "/tillganglighet", "/hjalp", "/finns-inte"]);

    private async Task CheckAsync(string? email, string[] addresses)
    {
        var broken = new List<string>();
        await using var tab = await site.OpenAsync(email);
        foreach (var address in addresses)
        {
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await tab.Page.SetViewportSizeAsync(1366, 900);
            await tab.Page.GotoAsync(address);
            Note("1366 light", await Axe.AllRulesAsync(tab.Page));
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            Note("1366 dark", await Axe.ContrastAsync(tab.Page));
            await tab.Page.SetViewportSizeAsync(320, 640);
            Note("320 dark", await Axe.AllRulesAsync(tab.Page));
            if (await tab.ScrollsSidewaysAsync()) broken.Add($"{address} at 320 px has to be scrolled sideways");

            void Note(string how, IEnumerable<string> violations) => broken.AddRange(violations.Select(v => $"{address} at {how}: {v}"));
        }
        output.WriteLine($"{addresses.Length} pages: {string.Join(' ', addresses)}");
        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(60)));
        Assert.True(tab.Complaints.Count == 0, string.Join('\n', tab.Complaints.Take(20)));
    }
}
