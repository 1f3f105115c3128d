using Mia.Testing;

namespace Mia.Browser.Tests;

/// <summary>The warning before a session ends, and what happens when nobody answers it.</summary>
[Collection(nameof(Site))]
public sealed class SessionTests(Site site)
{
    private const string Email = "projektledare@stockholm.demo";
    private const string Text = "Skriver på något som tar lång tid.";

    [Fact]
    public async Task Somebody_who_is_still_there_goes_on_where_she_was()
    {
        await using var tab = await OpenAsync();
        await QuietAsync(tab, TimeSpan.FromMinutes(28));
        var warning = tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Dialog, new() { Name = "Är du kvar?" });
        await warning.WaitForAsync();
        Assert.Equal("Fortsätt arbeta", await tab.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await tab.Page.Keyboard.PressAsync("Enter");
        await warning.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
        await tab.Page.WaitForFunctionAsync("async () => Number(await (await fetch('/session/kvar')).text()) > 29 * 60");
        // Long after the first session would have ended.
        await QuietAsync(tab, TimeSpan.FromMinutes(20));
        Assert.Equal(Text, await tab.Page.GetByLabel("Nuvarande lösenord").InputValueAsync());
        Assert.False(await warning.IsVisibleAsync());
        await tab.GoAsync("/mitt-konto");
        Assert.EndsWith("/mitt-konto", tab.Page.Url, StringComparison.Ordinal);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Somebody_who_has_left_is_signed_out_and_keeps_the_text()
    {
        await using var tab = await OpenAsync();
        await QuietAsync(tab, TimeSpan.FromMinutes(31));
        await new Walk(tab).SeesAsync("Du har loggats ut. Det du har skrivit står kvar här.");
        Assert.Equal(Text, await tab.Page.GetByLabel("Nuvarande lösenord").InputValueAsync());
        await tab.GoAsync("/mitt-konto");
        Assert.Contains("/logga-in", tab.Page.Url, StringComparison.Ordinal);
    }

    private async Task<Tab> OpenAsync()
    {
        var tab = await site.OpenAsync(Email);
        await tab.Page.Clock.InstallAsync();
        await tab.GoAsync("/mitt-konto");
        await tab.Page.GetByLabel("Nuvarande lösenord").FillAsync(Text);
        return tab;
    }

    /// <summary>Nothing happens for a while, here and on the server.</summary>
    private async Task QuietAsync(Tab tab, TimeSpan time)
    {
        site.Pass(time);
        await tab.Page.Clock.FastForwardAsync((long)time.TotalMilliseconds);
    }
}
