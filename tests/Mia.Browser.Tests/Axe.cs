using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Mia.Browser.Tests;

/// <summary>The rules of WCAG 2.2 A and AA that a machine can check. The tab that is checked was opened with <see cref="Script"/>.</summary>
internal static class Axe
{
    private const string Run = """
        async options => (await axe.run(document, JSON.parse(options))).violations.flatMap(v =>
          v.nodes.slice(0, 3).map(n => `${v.id} (${v.impact}): ${n.target} – ${n.html.slice(0, 140)}`))
        """;

    private static readonly string AllRules = Options("tag", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");
    private static readonly string Colour = Options("rule", "color-contrast");
    private static readonly string Narrow = Options("rule", "target-size", "scrollable-region-focusable");

    /// <summary>axe itself, to be there in every page that the tab loads.</summary>
    public static string Script { get; } = new BundledAxeScriptProvider().GetScript();

    public static Task<string[]> AllRulesAsync(IPage page) => page.EvaluateAsync<string[]>(Run, AllRules);

    /// <summary>What the colour scheme can break.</summary>
    public static Task<string[]> ContrastAsync(IPage page) => page.EvaluateAsync<string[]>(Run, Colour);

    /// <summary>What a small screen can break.</summary>
    public static Task<string[]> NarrowAsync(IPage page) => page.EvaluateAsync<string[]>(Run, Narrow);

    private static string Options(string type, params string[] values) => JsonSerializer.Serialize(
        new { runOnly = new { type, values }, resultTypes = new[] { "violations" }, preload = false });
}
