using Microsoft.Playwright;

namespace Mia.Browser.Tests;

/// <summary>Pages that only a post shows: forms that were sent back, and what a search or a look at a number answers.</summary>
[Collection(nameof(Site))]
public sealed class FormTests(Site site)
{
    // The form with the most fields is what the page is about. Emptied, so that there is something to complain about.
    private const string SendEmpty = """
        () => {
          const forms = [...document.querySelectorAll('main form[method=post]')];
          const form = forms.sort((a, b) => b.elements.length - a.elements.length)[0];
          form.noValidate = true;
          for (const e of form.elements) if (e.type !== 'hidden' && 'value' in e && !['radio', 'checkbox', 'submit', 'button'].includes(e.type)) e.value = '';
          for (const e of form.elements) if (e.type === 'radio' || e.type === 'checkbox') e.checked = false;
          form.requestSubmit(form.querySelector('[type=submit]:not([formaction])'));
        }
        """;

    [Theory]
    [InlineData(null, "/logga-in")]
    [InlineData(null, "/anmalan/sodertalje")]
    [InlineData("cm@sodertalje.demo", "{case}/kontakter/ny")]
    [InlineData("cm@sodertalje.demo", "{case}/insatser/ny")]
    [InlineData("cm@sodertalje.demo", "{case}/samtycken/nytt")]
    [InlineData("cm@sodertalje.demo", "{case}/avslut")]
    [InlineData("cm@sodertalje.demo", "{case}/overlamning/ny")]
    [InlineData("cm@sodertalje.demo", "{referral}/inskrivning")]
    [InlineData("cm@sodertalje.demo", "{referral}/beslut")]
    [InlineData("admin@mia.demo", "/admin/konton/nytt")]
    [InlineData("admin@mia.demo", "/admin/delprojekt/nytt")]
    [InlineData("admin@mia.demo", "/admin/kodlistor/kontakttyp")]
    [InlineData("admin@mia.demo", "/admin/gransvarden/varde?tal=kontakt.las.dagar")]
    public async Task A_form_that_is_sent_back_says_what_to_do(string? email, string address)
    {
        await using var tab = await site.OpenAsync(email);
        if (address.StartsWith('{')) address = await ResolveAsync(tab, address);
        await tab.GoAsync(address);
        var answer = await tab.Page.RunAndWaitForResponseAsync(() => tab.Page.EvaluateAsync(SendEmpty), r => r.Request.Method == "POST");
        Assert.Equal(422, answer.Status);
        await tab.Page.Locator(".ds-error-summary").First.WaitForAsync();
        await tab.Page.WaitForLoadStateAsync(LoadState.Load);
        var summary = tab.Page.Locator(".ds-error-summary a");
        Assert.True(await summary.CountAsync() > 0, "No link to a field");
        // Each line leads to its field.
        foreach (var href in await summary.EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))"))
            Assert.True(await tab.Page.Locator($"[id='{href[1..]}']").CountAsync() == 1, $"{address}: {href} leads nowhere");
        await PageCheck.AssertAsync(tab);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_number_that_is_shown_and_a_search_can_be_read_by_everybody()
    {
        await using var tab = await site.OpenAsync("cm@sodertalje.demo");
        var walk = new Walk(tab);
        await walk.GoAsync(await ResolveAsync(tab, "{case}"));
        await walk.PressAsync("Visa");
        await walk.SeesAsync("Visningen är loggad.");
        await PageCheck.AssertAsync(tab);
        foreach (var words in new[] { "Figur", "Finns Inte" })
        {
            await walk.GoAsync("/sodertalje/sok");
            await walk.FillAsync("Namn, ärendenummer", words);
            await walk.PressAsync("Sök");
            await PageCheck.AssertAsync(tab);
        }
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_follows_a_choice_can_be_read_by_everybody_and_reached_without_a_mouse(bool keyboard)
    {
        await using var tab = await site.OpenAsync("projektledare@stockholm.demo");
        var walk = new Walk(tab, keyboard);
        await walk.GoAsync("/stockholm/deltagare?vy=alla&sort=kontakt");
        await walk.FollowAsync("Spara vyn");
        await PageCheck.AssertAsync(tab);

        // Two records side by side; nothing is joined.
        await walk.GoAsync("/stockholm/deltagare?vy=alla");
        var names = await walk.Main.Locator("table th[scope=row] a").AllInnerTextsAsync();
        await walk.FollowFirstAsync("table th[scope=row]");
        var person = new Uri(walk.Page.Url).AbsolutePath;
        await walk.GoAsync(person + "/koppla-ihop");
        await walk.FillAsync("Namn, ärendenummer eller personnummer", names[^1]);
        await walk.PressAsync("Sök");
        await walk.FollowAsync("Jämför");
        await walk.SeesAsync("sida vid sida");
        await PageCheck.AssertAsync(tab);

        // What has happened, narrowed to some of it.
        await walk.GoAsync(person);
        await walk.FollowAsync("Tidslinje");
        await walk.ChooseAsync("Visa", "Insatser");
        await walk.PressAsync("Filtrera");
        await walk.SeesAsync("Rensa filter");
        await walk.FollowAsync("Rensa filter");

        // A colleague's work is passed on, and goes back.
        await walk.GoAsync("/stockholm/ansvar/lamna-over");
        await walk.FollowAsync("Anna Provberg");
        await walk.ChooseAsync("Varför?", "Slutar");
        await walk.ChooseAsync("Vem tar över?", "");
        await walk.PressAsync("Visa hur det blir");
        await walk.SeesAsync("Så blir det");
        await PageCheck.AssertAsync(tab);
        await walk.PressAsync("Lämna över nu");
        await walk.SeesAsync("Ångra");
        await PageCheck.AssertAsync(tab);
        await walk.PressAsync("Ångra");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Two_versions_side_by_side_can_be_read_by_everybody()
    {
        const string number = "/admin/gransvarden/varde?tal=plan.vantar.dagar";
        await using var first = await site.OpenAsync("admin@mia.demo");
        await using var second = await site.OpenAsync("admin@mia.demo");
        await first.GoAsync(number);
        await second.GoAsync(number);
        await SetAsync(first, "31");
        await first.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/admin/gransvarden");
        await SetAsync(second, "32");
        var walk = new Walk(second);
        await walk.SeesAsync("Någon annan har sparat under tiden");
        await PageCheck.AssertAsync(second);
        await walk.PressAsync("Spara det jag skrev");
        await walk.SeesAsync("32 dagar");
        Assert.Empty(second.Complaints);

        static async Task SetAsync(Tab tab, string value)
        {
            await tab.Page.GetByLabel("Antal dagar").FillAsync(value);
            await tab.Page.Locator("main form button[type=submit]").First.ClickAsync();
        }
    }

    private static async Task<string> ResolveAsync(Tab tab, string address)
    {
        var (list, kind) = address.StartsWith("{case}", StringComparison.Ordinal) ? ("/sodertalje/deltagare", "deltagare") : ("/sodertalje/inkorg", "inkorg");
        await tab.GoAsync(list);
        var first = await tab.Page.Locator($"main table a[href*='/{kind}/']").First.GetAttributeAsync("href");
        return first!.Split('?')[0] + address[(address.IndexOf('}', StringComparison.Ordinal) + 1)..];
    }
}
