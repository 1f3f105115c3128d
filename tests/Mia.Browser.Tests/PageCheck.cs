using Microsoft.Playwright;

namespace Mia.Browser.Tests;

/// <summary>
/// What must hold for every page as it is seen: axe with all rules in light, contrast in dark, nothing that has to be scrolled sideways on a
/// small screen, nothing that sticks out of its column, one main heading, a title; on paper no menu, no buttons, nothing cut off.
/// </summary>
internal static class PageCheck
{
    // A column that is too narrow for what stands in it lets it run over its neighbour, which no rule of axe sees.
    private const string SticksOut = """
        () => [...document.querySelectorAll('main .cols > *, main .withws > *, main .card, main .ws, main .two > *, main .rows > li')]
          .filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'visible')
          .map(e => `${e.localName}.${e.className} needs ${e.scrollWidth} and has ${e.clientWidth}`)
        """;

    private const string OnPaper = """
        () => [
          ...[...document.querySelectorAll('nav, .ds-button, .linkbtn, .topbar, .tabbar, .foot, .find')].filter(e => e.checkVisibility()).map(e => `prints ${e.localName}.${e.className}`),
          ...(document.querySelector('.printhead')?.checkVisibility() ? [] : ['has no head on paper']),
          ...(getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)' ? [] : ['paper is not white']),
        ]
        """;

    /// <summary>Checks the page that the tab shows; says what is wrong with it.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(Tab tab)
    {
        var page = tab.Page;
        List<string> broken = [];
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1366, 900);
        if (await page.Locator("h1").CountAsync() is var headings and not 1) broken.Add($"{headings} h1");
        if (!(await page.TitleAsync()).EndsWith(" · Mia", StringComparison.Ordinal)) broken.Add($"title {await page.TitleAsync()}");
        Note("1366 light", await Axe.AllRulesAsync(page));
        Note("1366", await page.EvaluateAsync<string[]>(SticksOut));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Note("1366 dark", await Axe.ContrastAsync(page));
        await page.SetViewportSizeAsync(320, 640);
        if (await tab.ScrollsSidewaysAsync()) broken.Add("has to be scrolled sideways at 320 px");
        Note("320", await Axe.NarrowAsync(page));
        Note("320", await page.EvaluateAsync<string[]>(SticksOut));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, Media = Media.Print });
        // A4 without its margins.
        await page.SetViewportSizeAsync(680, 960);
        if (await tab.ScrollsSidewaysAsync()) broken.Add("is wider than the paper");
        broken.AddRange(await page.EvaluateAsync<string[]>(OnPaper));
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        return broken;

        void Note(string how, IEnumerable<string> found) => broken.AddRange(found.Select(f => $"{how}: {f}"));
    }

    /// <summary>Checks the page that the tab shows, in the middle of a longer test, and leaves the window as wide as it was.</summary>
    public static async Task AssertAsync(Tab tab)
    {
        var size = tab.Page.ViewportSize!;
        await tab.Page.EvaluateAsync(Axe.Script);
        var broken = await RunAsync(tab);
        await tab.Page.SetViewportSizeAsync(size.Width, size.Height);
        Assert.True(broken.Count == 0, $"{tab.Page.Url}\n{string.Join('\n', broken)}");
    }
}
