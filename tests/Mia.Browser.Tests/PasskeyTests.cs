using Microsoft.Playwright;

namespace Mia.Browser.Tests;

/// <summary>An invited colleague signs in with a passkey, kept by an authenticator that Chromium plays.</summary>
[Collection(nameof(Site))]
public sealed class PasskeyTests(Site site)
{
    private const string Email = "passkey.provsson@mia.demo";
    private const string Password = "fyra-sma-ord-racker-2026";

    [Fact]
    public async Task A_passkey_is_added_and_signs_in_alone_and_as_second_step()
    {
        var invitation = await InviteAsync();
        await using var tab = await site.OpenAsync(host: "localhost");
        var walk = new Walk(tab);
        await AuthenticatorAsync(tab);

        await walk.GoAsync(invitation);
        await PageCheck.AssertAsync(tab);
        await walk.FillAsync("Välj ett lösenord", Password);
        await walk.FillAsync("Lösenordet en gång till", Password);
        await walk.PressAsync("Spara lösenordet");

        await walk.SeesAsync("Tvåstegsinloggning");
        await walk.FillAsync("Namn på passkeyn", "Provdatorn");
        await walk.PressAsync("Lägg till passkey");
        await walk.SeesAsync("Spara dina återställningskoder");
        await PageCheck.AssertAsync(tab);
        await walk.GoAsync("/mitt-konto/tvasteg");
        await walk.SeesAsync("Provdatorn");

        await SignOutAsync(tab);
        await walk.PressAsync("Logga in med passkey");
        await SignedInAsync(walk);

        await SignOutAsync(tab);
        await walk.FillAsync("E-post", Email);
        await walk.FillAsync("Lösenord", Password);
        await walk.PressAsync("Logga in");
        await walk.SeesAsync("Steg 2 av 2");
        await PageCheck.AssertAsync(tab);
        await walk.PressAsync("Använd passkey");
        await SignedInAsync(walk);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task An_authenticator_without_the_passkey_is_told_what_to_do()
    {
        await using var tab = await site.OpenAsync(host: "localhost");
        var walk = new Walk(tab);
        await AuthenticatorAsync(tab);
        await walk.GoAsync("/logga-in");
        await walk.PressAsync("Logga in med passkey");
        await walk.SeesAsync("Passkeyn användes inte.");
        Assert.Empty(tab.Complaints);
    }

    private async Task<string> InviteAsync()
    {
        await using var admin = await site.OpenAsync("admin@mia.demo");
        var walk = new Walk(admin);
        await walk.GoAsync("/admin/konton/nytt");
        await walk.FillAsync("Namn", "Passkey Provsson");
        await walk.FillAsync("E-post i tjänsten", Email);
        await walk.ChooseAsync("Roll", "Statistiker");
        await walk.ChooseAsync("Delprojekt", "Stockholm");
        await walk.PressAsync("Bjud in");
        await walk.SeesAsync("Länken visas bara nu");
        await PageCheck.AssertAsync(admin);
        return new Uri(await admin.Page.Locator("#lank").InputValueAsync()).AbsolutePath;
    }

    private static async Task SignedInAsync(Walk walk)
    {
        await walk.Page.WaitForURLAsync(url => !url.Contains("/logga-in", StringComparison.Ordinal));
        await walk.GoAsync("/mitt-konto");
        await walk.SeesAsync("Mitt konto");
    }

    private static async Task SignOutAsync(Tab tab)
    {
        await tab.GoAsync("/logga-ut");
        await tab.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Logga ut" }).ClickAsync();
        await tab.Page.WaitForURLAsync("**/logga-in*");
    }

    /// <summary>A built-in authenticator that says yes at once, as a person with her finger on the key.</summary>
    private static async Task AuthenticatorAsync(Tab tab)
    {
        var devtools = await tab.Context.NewCDPSessionAsync(tab.Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
