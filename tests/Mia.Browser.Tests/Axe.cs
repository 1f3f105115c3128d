using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Mia.Browser.Tests;

/// <summary>The rules of WCAG 2.2 A and AA that a machine can check.</summary>
internal static class Axe
{
    private static readonly List<string> Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

    public static Task<IReadOnlyList<string>> AllRulesAsync(IPage page) => RunAsync(page, new AxeRunOptions { RunOnly = RunOnlyOptions.Tags([.. Tags]) });

    /// <summary>What the colour scheme can break.</summary>
    public static Task<IReadOnlyList<string>> ContrastAsync(IPage page) => RunAsync(page, new AxeRunOptions { RunOnly = RunOnlyOptions.Rules("color-contrast") });

    private static async Task<IReadOnlyList<string>> RunAsync(IPage page, AxeRunOptions options)
    {
        var result = await page.RunAxe(options);
        return [.. result.Violations.SelectMany(v => v.Nodes.Take(3).Select(n => $"{v.Id} ({v.Impact}): {n.Target} – {Cut(n.Html)}"))];
    }

    private static string Cut(string html) => html.Length > 140 ? html[..140] + "…" : html;
}
