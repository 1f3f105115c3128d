using AngleSharp.Dom;
using Mia.Testing;

namespace Mia.Modules.Tests.Toolboxes;

/// <summary>The markup of a menu is made once for all whose menu looks the same; nobody ever gets somebody else's.</summary>
public sealed class MenuTests
{
    private const string Start = "/sodertalje/start";

    [Fact]
    public async Task Every_role_and_page_has_its_own_menu_whoever_came_before()
    {
        await using var app = new MiaApp();
        using var leader = await app.SignedInAsync("projektledare@sodertalje.demo");
        using var cm = await app.SignedInAsync("cm@sodertalje.demo");
        using var elsewhere = await app.SignedInAsync("cm@stockholm.demo");
        for (var round = 0; round < 2; round++)
        {
            var (leads, works) = (await leader.PageAsync(Start), await cm.PageAsync(Start));
            Assert.Contains("Att registrera", Places(leads));
            Assert.DoesNotContain("Att registrera", Places(works));
            Assert.Contains("Anteckna", Bar(works));
            Assert.DoesNotContain("Anteckna", Bar(leads));
            Assert.Equal(["Idag"], Current(works));
            Assert.Equal(["Deltagare"], Current(await cm.PageAsync("/sodertalje/deltagare")));
            Assert.All((await elsewhere.PageAsync("/stockholm/start")).QuerySelectorAll(".sidenav a, .tabbar a"), a => Assert.StartsWith("/stockholm/", a.GetAttribute("href"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_tool_that_is_switched_is_gone_from_the_menu_at_the_next_page_and_back_at_the_one_after()
    {
        await using var app = new MiaApp();
        using var cm = await app.SignedInAsync("cm@sodertalje.demo");
        Assert.Contains("Närvaro", Places(await cm.PageAsync(Start)));
        await app.SwitchAsync("sodertalje", "arbetstraning", on: false);
        Assert.DoesNotContain("Närvaro", Places(await cm.PageAsync(Start)));
        await app.SwitchAsync("sodertalje", "arbetstraning", on: true);
        Assert.Contains("Närvaro", Places(await cm.PageAsync(Start)));
    }

    private static List<string> Places(IDocument page) => Texts(page, ".sidenav a");

    private static List<string> Bar(IDocument page) => Texts(page, ".tabbar a");

    private static List<string> Current(IDocument page) => Texts(page, ".sidenav a[aria-current=page]");

    private static List<string> Texts(IDocument page, string which) => [.. page.QuerySelectorAll(which).Select(a => a.TextContent.Trim())];
}
