using Microsoft.Playwright;

namespace Mia.Browser.Tests;

/// <summary>The whole way of one participant, from the public form to the target board, in each delprojekt.</summary>
[Collection(nameof(Site))]
public sealed class JourneyTests(Site site)
{
    [Theory]
    [InlineData("ostra-sodertorn", "KBT", "Tilde Journeydotter")]
    [InlineData("sodertalje", "Arbetsträning på socialt företag", "Torsten Journeyson")]
    [InlineData("stockholm", "", "Tora Journeystam")]
    public Task With_mouse_and_script(string slug, string second, string name) => JourneyAsync(slug, second, name, script: true, keyboard: false);

    [Theory]
    [InlineData("ostra-sodertorn", "KBT", "Ulrik Journeyqvist")]
    [InlineData("sodertalje", "Arbetsträning på socialt företag", "Ulla Journeyberg")]
    [InlineData("stockholm", "", "Urban Journeylund")]
    public Task With_keyboard_only_and_no_script(string slug, string second, string name) => JourneyAsync(slug, second, name, script: false, keyboard: true);

    private async Task JourneyAsync(string slug, string second, string name, bool script, bool keyboard)
    {
        await ReferAsync(slug, name, script, keyboard);

        await using var tab = await site.OpenAsync($"cm@{slug}.demo", script: script);
        var walk = new Walk(tab, keyboard);
        await InboxAndEnrolmentAsync(walk, slug, name);
        var caseAddress = new Uri(walk.Page.Url).AbsolutePath;
        await InterventionAsync(walk, caseAddress, second);
        await ContactAsync(walk, caseAddress);
        await ExitAsync(walk, caseAddress);
        var link = await HandoverAsync(tab, walk, caseAddress, script);
        await ConfirmAsync(link, script, keyboard);
        await walk.GoAsync(caseAddress + "/overlamning");
        await walk.SeesAsync("Klar");
        Assert.Empty(tab.Complaints);

        await using var leader = await site.OpenAsync($"projektledare@{slug}.demo", script: script);
        var board = new Walk(leader, keyboard);
        await board.GoAsync($"/{slug}/mal");
        await board.SeesAsync("Ej angett");
        Assert.Empty(leader.Complaints);
    }

    /// <summary>1. Public referral.</summary>
    private async Task ReferAsync(string slug, string name, bool script, bool keyboard)
    {
        await using var tab = await site.OpenAsync(script: script);
        var walk = new Walk(tab, keyboard);
        await walk.GoAsync($"/anmalan/{slug}");
        await walk.ChooseAsync("Vem fyller i?", "Jag själv");
        await walk.FillAsync("Vad heter du?", name);
        await walk.FillAsync("Vilket år är du född?", "1990");
        await walk.ChooseAsync("Var bor du?", "");
        await walk.ChooseAsync("Kön", "Kvinna");
        await walk.FillAsync("Telefon", "070-174 06 05");
        await walk.FillAsync("Berätta med egna ord", "Jag vill arbeta med händerna.");
        await walk.PressAsync("Skicka anmälan");
        await walk.SeesAsync("Tack, vi har fått din anmälan");
        if (script) await PageCheck.AssertAsync(tab);
        Assert.Empty(tab.Complaints);
    }

    /// <summary>2. Inbox with check and 3. enrolment.</summary>
    private static async Task InboxAndEnrolmentAsync(Walk walk, string slug, string name)
    {
        await walk.GoAsync($"/{slug}/inkorg");
        await walk.FollowAsync(name);
        await walk.SeesAsync("Finns personen redan?");
        await walk.SeesAsync("Målgrupp");
        await walk.FollowAsync("Skriv in");
        await walk.FillAsync("Födelsedatum", "1990-05-04");
        await walk.ChooseAsync("Kön", "Kvinna");
        await walk.ChooseAsync("Huvudman", "");
        await walk.ChooseAsync("Huvudansvarig", "Anna Provberg");
        await walk.ChooseAsync("Första insats", "Case management");
        await walk.CheckAsync("S1");
        if (await walk.HasAsync(AriaRole.Checkbox, "Arbetsförmedlingen")) await walk.CheckContainingAsync("Arbetsförmedlingen");
        await walk.PressAsync("Skriv in");
        await walk.SeesAsync("Inskrivningen är klar");
    }

    /// <summary>4. Interventions in parallel.</summary>
    private static async Task InterventionAsync(Walk walk, string caseAddress, string second)
    {
        await walk.GoAsync(caseAddress + "/insatser");
        await walk.SeesAsync("Case management");
        if (second.Length == 0) return;
        await walk.FollowAsync("Lägg till insats");
        await walk.ChooseAsync("Insats", second);
        await walk.ChooseAsync("Ansvarig", "");
        await walk.PressAsync("Lägg till insatsen");
        await walk.GoAsync(caseAddress + "/insatser");
        await walk.SeesAsync(second);
    }

    /// <summary>5. Contacts, a no-show included.</summary>
    private static async Task ContactAsync(Walk walk, string caseAddress)
    {
        await walk.GoAsync(caseAddress + "/kontakter/ny");
        await walk.ChooseAsync("Typ", "Möte");
        await walk.FillAsync("Anteckning", "Vi gick igenom veckan. Nästa steg är ett studiebesök.");
        await walk.FillAsync("Nästa kontakt", "2026-12-07");
        await walk.PressAsync("Spara anteckning");
        await walk.GoAsync(caseAddress + "/kontakter");
        await walk.SeesAsync("Nästa steg är ett studiebesök.");
        await walk.GoAsync(caseAddress + "/kontakter/ny");
        await walk.ChooseAsync("Typ", "Uteblev");
        await walk.ChooseAsync("Varför uteblev deltagaren?", "Sjuk");
        await walk.PressAsync("Spara anteckning");
        await walk.GoAsync(caseAddress + "/kontakter");
        await walk.SeesAsync("Uteblev");
    }

    /// <summary>6. Exit: both work and studies.</summary>
    private static async Task ExitAsync(Walk walk, string caseAddress)
    {
        await walk.GoAsync(caseAddress + "/avslut");
        await walk.CheckAsync("Arbete");
        await walk.CheckAsync("Studier");
        await walk.ChooseAsync("Vilket är viktigast?", "Arbete");
        await walk.ChooseAsync("Varför slutar ärendet?", "Mål uppnått – arbete");
        await walk.ChooseAsync("Avslutssätt", "Avslut enligt plan");
        await walk.ChooseAsync("”Jag har fått större makt", "4");
        if (await walk.HasAsync(AriaRole.Checkbox, "Avsluta dem samma dag")) await walk.CheckAsync("Avsluta dem samma dag");
        await walk.PressAsync("Avsluta ärendet");
        await walk.SeesAsync("Ärendet är avslutat");
    }

    /// <summary>6b. Handover: written, approved, sent.</summary>
    private static async Task<string> HandoverAsync(Tab tab, Walk walk, string caseAddress, bool script)
    {
        await walk.GoAsync(caseAddress + "/overlamning");
        await walk.FollowAsync("Ny överlämning");
        await walk.ChooseAsync("Mottagande part", "Arbetsförmedlingen");
        await walk.FillAsync("Enhet", "Arbetsförmedlingen Testköping");
        await walk.ChooseAsync("Hur lämnar ni över?", "Möte tillsammans");
        await walk.FillAsync("Sammanfattning till mottagaren", "Arbetar halvtid och läser en kurs. Behöver lugn miljö.");
        await walk.FillAsync("Deltagaren läste och godkände texten", "2026-11-23");
        await walk.PressAsync("Spara och förhandsgranska");
        await walk.SeesAsync("Så ser mottagaren det");
        if (script)
        {
            await walk.FollowAsync("Ändra");
            await PageCheck.AssertAsync(tab);
            await walk.Page.GoBackAsync();
        }
        await walk.PressAsync("Skicka till mottagaren");
        await walk.SeesAsync("Länken till mottagaren");
        var link = await walk.Page.Locator("#lank").InputValueAsync();
        if (!script) return link;
        await walk.FollowAsync("Anteckna att mottagaren sa ja");
        await PageCheck.AssertAsync(tab);
        return link;
    }

    /// <summary>6c. Only the receiver completes it.</summary>
    private async Task ConfirmAsync(string link, bool script, bool keyboard)
    {
        await using var tab = await site.OpenAsync(script: script);
        var walk = new Walk(tab, keyboard);
        await walk.GoAsync(new Uri(link).AbsolutePath);
        if (script) await PageCheck.AssertAsync(tab);
        await walk.FillAsync("Vem hos er tar kontakt?", "Rut Mottagarsson");
        await walk.PressAsync("Ja, vi tar emot");
        await walk.SeesAsync("Ni har tagit emot");
        await walk.FillAsync("Datum", "2026-11-23");
        await walk.PressAsync("Spara");
        await walk.SeesAsync("Är överlämningen klar?");
        await walk.PressAsync("Ja, markera klar");
        await walk.SeesAsync("Tack");
        if (script) await PageCheck.AssertAsync(tab);
        Assert.Empty(tab.Complaints);
    }
}
