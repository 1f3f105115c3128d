using Mia.Testing;
using Microsoft.Playwright;

namespace Mia.Browser.Tests;

/// <summary>What must hold on an ordinary day: a note on the phone, print, a session that ends, a tool that is switched off.</summary>
[Collection(nameof(Site))]
public sealed class EverydayTests(Site site)
{
    [Fact]
    public async Task A_contact_is_logged_on_a_phone_in_three_steps()
    {
        await using var tab = await site.OpenAsync("cm@sodertalje.demo", width: 360, height: 740);
        var walk = new Walk(tab);
        await walk.GoAsync(await FirstCaseAsync("cm@sodertalje.demo", "sodertalje") + "/kontakter/ny");
        await walk.ChooseAsync("Typ", "Telefon");
        await walk.FillAsync("Anteckning", "Ringde och bekräftade tiden på måndag.");
        await walk.PressAsync("Spara anteckning");
        await walk.SeesAsync("Ringde och bekräftade tiden på måndag.");
        Assert.Equal(3, walk.Interactions);
        Assert.False(await tab.ScrollsSidewaysAsync());
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Offline_in_the_middle_of_a_note_the_text_stays_and_is_saved_once_when_the_net_is_back()
    {
        const string text = "Skriver i ett tåg genom en tunnel.";
        await using var tab = await site.OpenAsync("cm@sodertalje.demo", width: 360, height: 740);
        var walk = new Walk(tab);
        await walk.GoAsync(await FirstCaseAsync("cm@sodertalje.demo", "sodertalje") + "/kontakter/ny");
        var address = walk.Page.Url;
        await walk.ChooseAsync("Typ", "Telefon");
        await walk.FillAsync("Anteckning", text);
        await tab.Context.SetOfflineAsync(true);
        await walk.PressAsync("Spara anteckning");
        await walk.SeesAsync("Du är inte uppkopplad, så inget är sparat än. Det du har skrivit står kvar.");
        Assert.Equal((address, text), (walk.Page.Url, await tab.Page.Locator("main [name='Input.Note']").InputValueAsync()));
        var again = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Försök igen" });
        await again.ClickAsync();
        await walk.SeesAsync("Du är inte uppkopplad");
        await tab.Context.SetOfflineAsync(false);
        await again.ClickAsync();
        await walk.SeesAsync("Anteckningen är sparad");
        Assert.Equal(1, await walk.Main.GetByText(text).CountAsync());
        await walk.GoAsync(new Uri(address).AbsolutePath);
        Assert.DoesNotContain(text, await tab.Page.Locator("main [name='Input.Note']").InputValueAsync(), StringComparison.Ordinal);
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_group_is_written_down_in_one_form(bool script)
    {
        await using var tab = await site.OpenAsync("cm@stockholm.demo", script: script);
        var walk = new Walk(tab, keyboard: !script);
        await walk.GoAsync("/stockholm/deltagare");
        await walk.FollowAsync("Anteckna för flera");
        await walk.CheckContainingAsync("MIA-");
        await walk.PressAsync("Gå vidare");
        await walk.SeesAsync("En deltagare");
        await walk.FillAsync("Gemensam text", "Vi övade på att ringa samtal.");
        if (script) await PageCheck.AssertAsync(tab);
        await walk.PressAsync("Spara för alla");
        await walk.SeesAsync("Anteckningen är sparad för en deltagare.");
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_easy_form_asks_one_thing_at_a_time(bool script)
    {
        await using var tab = await site.OpenAsync(script: script, width: 360, height: 740);
        var walk = new Walk(tab, keyboard: !script);
        await walk.GoAsync("/anmalan/sodertalje/lattlast");
        foreach (var (question, answer) in new[] { ("Vad heter du?", "Enkla Lättsson"), ("Vilket år är du född?", "1985"), ("Var bor du?", ""), ("Telefon", "070-174 06 05"), ("Vad vill du ha hjälp med?", "Jag vill laga mat.") })
        {
            if (question == "Var bor du?") await walk.ChooseAsync(question, answer);
            else await walk.FillAsync(question, answer);
            if (script) await PageCheck.AssertAsync(tab);
            await walk.PressAsync("Nästa");
        }
        await walk.SeesAsync("Stämmer det här?");
        if (script) await PageCheck.AssertAsync(tab);
        await walk.PressAsync("Skicka");
        await walk.SeesAsync("Tack, vi har fått din anmälan");
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("/sodertalje/start", "cm@sodertalje.demo")]
    [InlineData("/sodertalje/deltagare", "cm@sodertalje.demo")]
    [InlineData("/sodertalje/mal", "projektledare@sodertalje.demo")]
    public async Task A_page_prints(string address, string email)
    {
        await using var tab = await site.OpenAsync(email);
        await tab.GoAsync(address);
        var pdf = await tab.Page.PdfAsync(new() { Format = "A4" });
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await tab.Page.Locator("nav.sidenav").IsVisibleAsync(), "The menu is printed");
        Assert.True(await tab.Page.Locator("main h1").First.IsVisibleAsync());
    }

    [Fact]
    public async Task The_enter_key_works_and_focus_is_visible()
    {
        await using var tab = await site.OpenAsync("cm@sodertalje.demo");
        await tab.GoAsync("/sodertalje/start");
        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#innehall", await tab.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        Assert.True(await tab.Page.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().width > 10"), "The skip link does not show when it has focus");
        await tab.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("innehall", await tab.Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Anything_is_found_and_begun_with_one_key()
    {
        await using var tab = await site.OpenAsync("cm@sodertalje.demo");
        await tab.GoAsync("/sodertalje/start");
        var box = tab.Page.Locator("dialog [data-shortcuts]");
        var field = box.GetByLabel("Vem söker du, eller vad vill du göra?");
        await tab.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await PageCheck.AssertAsync(tab);

        // Something to do: words in any order, without dots over the letters.
        await field.PressSequentiallyAsync("mote boka");
        await Assertions.Expect(box.Locator("li:visible")).ToHaveCountAsync(1);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForURLAsync("**/sodertalje/vecka/bokning/ny");

        // Somebody: two letters of the name are enough, and the arrows lead there.
        await tab.GoAsync("/sodertalje/deltagare?vy=alla");
        var name = await tab.Page.Locator("main table th[scope=row] a").First.InnerTextAsync();
        await tab.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await field.PressSequentiallyAsync(name);
        await Assertions.Expect(box.GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();
        await field.PressAsync("ArrowDown");
        Assert.Equal(name, await tab.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.DoesNotContain(name, Uri.UnescapeDataString(tab.Page.Url), StringComparison.Ordinal);
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(box).ToHaveCountAsync(0);
        Assert.Empty(tab.Complaints);
    }

    [Fact, Trait("Pain", "1")]
    public async Task Text_typed_when_the_session_ends_is_kept()
    {
        const string email = "se@sodertalje.demo";
        await using var tab = await site.OpenAsync(email, script: false);
        var walk = new Walk(tab);
        await walk.GoAsync(await FirstCaseAsync(email, "sodertalje") + "/kontakter/ny");
        await walk.ChooseAsync("Typ", "Möte");
        await walk.FillAsync("Anteckning", "En lång anteckning som ingen vill skriva två gånger.");
        site.EndSessions();
        await walk.PressAsync("Spara anteckning");
        await walk.SeesAsync("Logga in");
        await walk.FillAsync("E-post", email);
        await walk.FillAsync("Lösenord", Staff.Password);
        await walk.PressAsync("Logga in");
        await walk.SeesAsync("En lång anteckning som ingen vill skriva två gånger.");
        await using var scripted = await site.OpenAsync();
        await scripted.Context.AddCookiesAsync((await tab.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        await scripted.GoAsync("/logga-in/din-text");
        await PageCheck.AssertAsync(scripted);
    }

    [Fact]
    public async Task A_tool_that_is_switched_off_while_its_page_is_open_says_so()
    {
        const string email = "cm@stockholm.demo";
        var address = await FirstCaseAsync(email, "stockholm") + "/energi";
        await using var open = await site.OpenAsync(email);
        await open.GoAsync(address);
        await SwitchAsync("Stäng av");
        try
        {
            var answer = await open.Page.ReloadAsync();
            Assert.Equal(404, answer!.Status);
            await new Walk(open).SeesAsync("finns inte");
        }
        finally
        {
            await SwitchAsync("Slå på");
        }
        await open.GoAsync(address);

        async Task SwitchAsync(string button)
        {
            await using var admin = await site.OpenAsync("admin@mia.demo");
            var walk = new Walk(admin);
            await walk.GoAsync("/admin/verktyg/stockholm/energikarta");
            await walk.FillAsync("Varför ändrar du?", "Provar att slå av och på.");
            await walk.PressAsync(button);
            Assert.Empty(admin.Complaints);
        }
    }

    /// <summary>Address of the first case in the list of somebody.</summary>
    private async Task<string> FirstCaseAsync(string email, string slug)
    {
        await using var tab = await site.OpenAsync(email);
        await tab.GoAsync($"/{slug}/deltagare");
        var href = await tab.Page.Locator("main table a[href*='/deltagare/']").First.GetAttributeAsync("href");
        return href!.Split('?')[0];
    }
}
