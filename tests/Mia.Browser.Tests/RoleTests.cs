using Mia.Casework.Domain.People;
using Mia.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Mia.Browser.Tests;

/// <summary>
/// What each role does most often (methods.md 16), on the screen it does it on, from the start page or from an open case. Every deed is
/// counted; the table is in the output of the test. What the later tools bring (employers, measures, deviations, the economist's hours) is not here.
/// </summary>
[Collection(nameof(Site))]
public sealed class RoleTests(Site site, ITestOutputHelper output)
{
    // What a step costs a practised person on a phone, in seconds: to find the place and touch it, and to type a letter
    // (keystroke-level model, Card, Moran and Newell 1980). Counted, not timed: a slow test machine is no slow person.
    private const double SecondsPerStep = 2.65, SecondsPerLetter = 0.28, Quick = 30;

    private const string Cm = "cm@sodertalje.demo", Se = "se@ostra-sodertorn.demo", Kbt = "kbt@ostra-sodertorn.demo";

    [Fact]
    public async Task A_case_manager_on_the_phone()
    {
        await using var tab = await site.OpenAsync(Cm, width: 360, height: 740);
        var walk = new Walk(tab);
        await DoAsync(walk, "Case manager", "1 ⚡ antecknar ett samtal", "/sodertalje/start", 6, quick: true, deed: () => NoteAsync(walk, "Telefon", "Tiden på måndag gäller."));
        await DoAsync(walk, "Case manager", "1 ⚡ antecknar att någon uteblev", "/sodertalje/start", 6, quick: true, deed: async () =>
        {
            await walk.FollowAsync("Ny anteckning");
            await walk.FollowFirstAsync(".rows__t");
            await walk.ChooseAsync("Typ", "Uteblev");
            await walk.ChooseAsync("Varför uteblev deltagaren?", "Sjuk");
            await walk.PressAsync("Spara anteckning");
            await walk.SeesAsync("Uteblev");
        });
        await DoAsync(walk, "Case manager", "2 ser vem som är näst och börjar", "/sodertalje/start", 1, async () =>
        {
            await walk.FollowFirstAsync("section[aria-labelledby=h-dig] .rows__t");
            await walk.SeesAsync("Spara anteckning");
        });
        var plan = await CaseWithAsync(walk, "sodertalje", "/plan", "Väntar …");
        await DoAsync(walk, "Case manager", "3 skriver vem planen väntar på", plan, 4, async () =>
        {
            await walk.FollowAsync("Plan");
            await walk.FollowAsync("Väntar …");
            await walk.ChooseAsync("Vem väntar ni på?", "Försäkringskassan");
            await walk.PressAsync("Spara läget");
            await walk.SeesAsync("Försäkringskassan");
        });
        await DoAsync(walk, "Case manager", "2 ser vem som väntar på vem", "/sodertalje/start", 1, async () =>
        {
            await walk.FollowFirstAsync("section[aria-labelledby=h-vantar] .rows__t");
            await walk.SeesAsync("Väntan hittills");
        });
        await DoAsync(walk, "Case manager", "4 skriver in en handläggare i nätverket", plan, 9, async () =>
        {
            await walk.FollowAsync("Kartläggning");
            await walk.FollowAsync("Nätverkskarta");
            await walk.FollowAsync("Lägg till");
            await walk.FillAsync("Namn", "Rut Handläggarsson");
            await walk.ChooseAsync("Vilken sorts kontakt?", "Myndigheter");
            await walk.FillAsync("Myndighet eller arbetsplats", "Försäkringskassan");
            await walk.ChooseAsync("Hur nära är personen?", "Mittemellan");
            await walk.ChooseAsync("Hur ofta har de kontakt?", "Varje månad");
            await walk.PressAsync("Lägg till");
            await walk.SeesAsync("Rut Handläggarsson");
        });
        await DoAsync(walk, "Case manager", "5 skattar tre områden på uppföljningen", plan, 12, async () =>
        {
            await walk.FollowAsync("Skattningar");
            await walk.FollowAsync("Ny skattning med deltagaren");
            foreach (var area in Enumerable.Range(0, 3)) await walk.FillFirstAsync($"[name='Input.Areas[{area}].Satisfaction']", "6");
            await walk.PressAsync("Spara skattningen");
            await walk.SeesAsync("Deltagarens skattning, först och senast");
        });
        await DoAsync(walk, "Case manager", "5 skriver hur det går med ett delmål", plan, 4, async () =>
        {
            await walk.FollowAsync("Plan");
            await walk.FollowAsync("Läget för");
            await walk.ChooseAsync("Läge", "Pågår");
            await walk.PressAsync("Spara läget");
            await walk.SeesAsync("Min plan på papper");
        });
        await DoAsync(walk, "Case manager", "5 tar fram Min plan på papper", plan, 2, async () =>
        {
            await walk.FollowAsync("Plan");
            await walk.FollowAsync("Min plan på papper");
            await walk.SeesAsync("Underskrift");
        });
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_coach_on_the_phone()
    {
        await using var tab = await site.OpenAsync(Se, width: 360, height: 740);
        var walk = new Walk(tab);
        await DoAsync(walk, "SE-handledare", "1 ⚡ antecknar ett besök på en arbetsplats", "/ostra-sodertorn/start", 6, quick: true, deed: () => NoteAsync(walk, "Arbetsplatsbesök", "Provar lagret en vecka."));
        await DoAsync(walk, "SE-handledare", "2 ⚡ antecknar ett möte", "/ostra-sodertorn/start", 6, quick: true, deed: () => NoteAsync(walk, "Möte", "Nytt CV. Nästa: söka två."));
        await DoAsync(walk, "SE-handledare", "3 ser placeringarnas timmar", "/ostra-sodertorn/start", 1, () => FollowAsync(walk, "Rapportera närvaro", "Planerat"));
        await DoAsync(walk, "SE-handledare", "4 ser vem som länge varit utan arbetsplatsbesök", "/ostra-sodertorn/start", 1, async () =>
        {
            await walk.FollowFirstAsync("section:has(h2:text('Utan arbetsplatsbesök')) .rows__t");
            await walk.SeesAsync("Insatser sida vid sida");
        });
        var plan = await CaseWithAsync(walk, "ostra-sodertorn", "/plan", "Lägg till aktivitet");
        await DoAsync(walk, "SE-handledare", "5 skriver en aktivitet i planen", plan, 5, async () =>
        {
            await walk.FollowAsync("Plan");
            await walk.FollowAsync("Lägg till aktivitet");
            await walk.FillAsync("Vad ska göras?", "Ringa tre arbetsgivare");
            await walk.PressAsync("Spara aktiviteten");
            await walk.SeesAsync("Ringa tre arbetsgivare");
        });
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_consultant_on_the_phone()
    {
        await using var tab = await site.OpenAsync(Kbt, width: 360, height: 740);
        var walk = new Walk(tab);
        await DoAsync(walk, "KBT-konsulent", "1 ⚡ antecknar att deltagaren kom", "/ostra-sodertorn/start", 6, quick: true, deed: () => NoteAsync(walk, "Möte", ""));
        await DoAsync(walk, "KBT-konsulent", "2 skriver vad som ska göras till nästa gång", "/ostra-sodertorn/vecka", 4, async () =>
        {
            await walk.FollowAsync("Ny uppgift");
            await walk.FillAsync("Vad ska göras?", "Skicka arbetsbladet");
            await walk.FillAsync("Klart senast", "2026-11-30");
            await walk.PressAsync("Spara uppgiften");
            await walk.SeesAsync("Uppgiften");
        });
        await DoAsync(walk, "KBT-konsulent", "3 ser kön", "/ostra-sodertorn/start", 1, () => FollowAsync(walk, "Kö och serier", "CM eller SE"));
        var series = await CaseWithAsync(walk, "ostra-sodertorn", "/insatser", "Avsluta KBT");
        await DoAsync(walk, "KBT-konsulent", "1 ser veckans tider", "/ostra-sodertorn/start", 1, () => FollowAsync(walk, "Hela veckan", "Boka"));
        await DoAsync(walk, "KBT-konsulent", "5 säger när serien slutar", series, 4, async () =>
        {
            await walk.FollowAsync("Insatser");
            await walk.FollowAsync("Ändra KBT");
            await walk.FillAsync("Planerat slut", "2026-12-18");
            await walk.PressAsync("Spara");
            await walk.SeesAsync("2026-12-18");
        });
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_project_leader_at_the_desk()
    {
        await using var tab = await site.OpenAsync("projektledare@ostra-sodertorn.demo");
        var walk = new Walk(tab);
        const string start = "/ostra-sodertorn/start";
        await DoAsync(walk, "Projektledare", "1 ser vem ingen håller i", start, 1, () => FollowAsync(walk, "Till hela listan och kurvan", "Så har listan förändrats"));
        await DoAsync(walk, "Projektledare", "1 ser inflöde och väntelista", start, 1, async () =>
        {
            await walk.FollowFirstAsync("section[aria-labelledby=h-flode]");
            await walk.SeesAsync("Att ta hand om");
        });
        await DoAsync(walk, "Projektledare", "2 ser mål och utfall, kvinnor och män", start, 1, () => FollowAsync(walk, "Hela måltavlan", "Ej angett"));
        await DoAsync(walk, "Projektledare", "3 ser vilka överlämningar som inte är klara", "/ostra-sodertorn/mellan-stolarna", 2, async () =>
        {
            await walk.ChooseAsync("Vad", "");
            await walk.PressAsync("Filtrera");
            await walk.SeesAsync("Rensa filter");
        });
        await DoAsync(walk, "Projektledare", "5 tar fram måltavlan på papper", start, 2, async () =>
        {
            await walk.FollowAsync("Hela måltavlan");
            await walk.FollowAsync("Skriv ut");
            await walk.SeesAsync("Måltavla");
        });
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_registrar_at_the_desk()
    {
        const string start = "/stockholm/start";
        var old = new DateOnly(2024, 1, 8);
        var cases = await site.App.AddCasesAsync("stockholm", new NewCase(Gender.Woman, old) { Name = "Registera Provsson" }, new NewCase(Gender.Man, old) { Name = "Utta Provsson", EndedOn = new(2026, 11, 2), Outcomes = ["ARBETE"] });
        await using var desk = await site.OpenAsync("cm@stockholm.demo");
        var cm = new Walk(desk);
        await cm.GoAsync($"/stockholm/deltagare/{cases[0]}/samtycken/nytt?typ=S3");
        await cm.PressAsync("Spara samtycket");
        await using var tab = await site.OpenAsync("registrator@stockholm.demo");
        var walk = new Walk(tab);
        await DoAsync(walk, "SUS-registrerare", "1 ser vem som ska in, med samtycke eller anonymt", start, 1, async () =>
        {
            await walk.FollowFirstAsync("section[aria-labelledby=h-in] .rows__t");
            await walk.SeesAsync("Samtycken");
        });
        await DoAsync(walk, "SUS-registrerare", "3 frågar den som ansvarar om det som saknas", start, 1, async () =>
        {
            await walk.PressAsync("Fråga den som ansvarar för Registera Provsson");
            await walk.SeesAsync("Den som ansvarar har fått en uppgift.");
        });
        await DoAsync(walk, "SUS-registrerare", "4 markerar som registrerad in", start, 1, async () =>
        {
            await walk.PressAsync("Registrerad in i dag: Utta Provsson");
            await walk.SeesAsync("Markerad som registrerad in i dag.");
        });
        await DoAsync(walk, "SUS-registrerare", "2 ser vem som ska ut", start, 1, async () =>
        {
            await walk.FollowFirstAsync("section[aria-labelledby=h-ut] .rows__t");
            await walk.SeesAsync("Samtycken");
        });
        await DoAsync(walk, "SUS-registrerare", "4 markerar som registrerad ut", start, 1, async () =>
        {
            await walk.PressAsync("Registrerad ut i dag: Utta Provsson");
            await walk.SeesAsync("Markerad som registrerad ut i dag.");
        });
        await DoAsync(walk, "SUS-registrerare", "5 stämmer av månaden", start, 1, async () =>
        {
            await walk.FollowMenuAsync("Att registrera");
            await walk.SeesAsync("Avstämning per månad");
        });
        await PageCheck.AssertAsync(tab);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_coordinator_of_work_training_on_the_phone()
    {
        await using var tab = await site.OpenAsync("arbetstraning@sodertalje.demo", width: 360, height: 740);
        var walk = new Walk(tab);
        const string role = "Arbetsträning", start = "/sodertalje/start", week = "/sodertalje/narvaro";
        await DoAsync(walk, role, "1 rapporterar en vecka som planerat", start, 2, async () =>
        {
            await walk.FollowAsync("Rapportera närvaro");
            await walk.PressAsync("Som planerat");
            await walk.SeesAsync("Planerat");
        });
        await DoAsync(walk, role, "2 rapporterar färre timmar med orsak", week, 4, async () =>
        {
            await walk.UnfoldAsync("ul.rows details");
            await walk.FillFirstAsync("details[open] [name='Input.Hours']", "1");
            await walk.ChooseAsync("Orsak", "Sjuk");
            await walk.PressAsync("Spara timmar");
            await walk.SeesAsync("Planerat");
        });
        await DoAsync(walk, role, "3 ser hur det gick förra veckan", week, 1, async () =>
        {
            await walk.FollowFirstAsync("nav.pager");
            await walk.SeesAsync("Närvaro");
        });
        await DoAsync(walk, role, "4 ökar timmarna för en placering", week, 6, async () =>
        {
            await walk.FollowFirstAsync("ul.rows .rows__t");
            await walk.FollowAsync("Ändra timmar eller avsluta");
            await walk.ChooseAsync("Vad ska ändras?", "Ändra timmarna");
            await walk.FillAsync("Från och med", "2026-11-30");
            await walk.FillAsync("Nya planerade timmar per vecka", "12");
            await walk.PressAsync("Spara");
            await walk.SeesAsync("Arbetsträning");
        });
        await DoAsync(walk, role, "5 lägger till en arbetsplats", "/sodertalje/arbetsplatser", 3, async () =>
        {
            await walk.FillAsync("Namn", "Provcykelverkstaden");
            await walk.ChooseAsync("Typ", "Arbetsintegrerande");
            await walk.PressAsync("Lägg till");
            await walk.SeesAsync("Provcykelverkstaden");
        });
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("statistiker@sodertalje.demo", "Statistiker", "/sodertalje/start", "Hela måltavlan")]
    [InlineData("direktor@mia.demo", "Förbundschef", "/", "Södertälje")]
    public async Task Who_sees_numbers_only_at_the_desk(string email, string role, string first, string link)
    {
        await using var tab = await site.OpenAsync(email);
        var walk = new Walk(tab);
        const string board = "/sodertalje/mal";
        await DoAsync(walk, role, "1 ser mål och utfall, kvinnor och män", first, 1, () => FollowAsync(walk, link, "Ej angett"));
        await DoAsync(walk, role, "2 väljer en period", board, 3, async () =>
        {
            await walk.FillAsync("Från och med", "2026-01-01");
            await walk.FillAsync("Till och med", "2026-06-30");
            await walk.PressAsync("Visa");
            await walk.SeesAsync("2026-06-30");
        });
        await DoAsync(walk, role, "3 läser hur ett tal räknas", board, 1, () => FollowAsync(walk, "Så räknas det", "gäller från"));
        await DoAsync(walk, role, "4 hämtar talen med definitioner", board, 2, async () =>
        {
            await walk.FollowAsync("Ladda ner med definitioner");
            Assert.NotEmpty(await walk.DownloadAsync("Ladda ner"));
        });
        await DoAsync(walk, role, "5 tar fram tavlan på papper", board, 1, () => FollowAsync(walk, "Skriv ut", "anpassad för A4"));
        // Nobody can be opened from numbers.
        await walk.GoAsync(board);
        Assert.Equal(0, await walk.Main.Locator("a[href*='/lista']").CountAsync());
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task An_administrator_at_the_desk()
    {
        await using var tab = await site.OpenAsync("admin@mia.demo");
        var walk = new Walk(tab);
        await DoAsync(walk, "Administratör", "1 bjuder in en medarbetare", "/admin/konton", 6, async () =>
        {
            await walk.FollowAsync("Bjud in");
            await walk.FillAsync("Namn", "Prova Inbjudsson");
            await walk.FillAsync("E-post i tjänsten", "prova.inbjudsson@exempel.example");
            await walk.ChooseAsync("Roll", "Case manager");
            await walk.ChooseAsync("Delprojekt", "Södertälje");
            await walk.PressAsync("Bjud in");
            await walk.SeesAsync("Länk");
        });
        await DoAsync(walk, "Administratör", "2 slår på och av ett verktyg", "/admin/verktyg/sodertalje/energikarta", 4, async () =>
        {
            await walk.FillAsync("Varför ändrar du?", "Provas i höst.");
            await walk.PressAsync("Slå på");
            await walk.GoAsync("/admin/verktyg/sodertalje/energikarta");
            await walk.FillAsync("Varför ändrar du?", "Provet är slut.");
            await walk.PressAsync("Stäng av");
        });
        await DoAsync(walk, "Administratör", "3 slår upp en kodlista", "/admin", 2, async () =>
        {
            await walk.FollowMenuAsync("Kodlistor");
            await walk.FollowFirstAsync("table th[scope=row]");
            await walk.SeesAsync("En kod tas aldrig bort, den avslutas.");
        });
        await DoAsync(walk, "Administratör", "4 ser att säkerhetskopiorna går", "/admin", 1, async () =>
        {
            await walk.FollowMenuAsync("Säkerhetskopior");
            await walk.SeesAsync("Gör en kopia nu");
        });
        await DoAsync(walk, "Administratör", "4 granskar loggen", "/admin", 1, () => FollowAsync(walk, "Granska förra månadens logg", "Stickprov"));
        Assert.Empty(tab.Complaints);
    }

    private static async Task FollowAsync(Walk walk, string link, string sees)
    {
        await walk.FollowAsync(link);
        await walk.SeesAsync(sees);
    }

    private static async Task NoteAsync(Walk walk, string type, string note)
    {
        await walk.FollowAsync("Ny anteckning");
        await walk.FollowFirstAsync(".rows__t");
        await walk.ChooseAsync("Typ", type);
        if (note.Length > 0) await walk.FillAsync("Anteckning", note);
        await walk.PressAsync("Spara anteckning");
        await walk.SeesAsync("Kontakter");
    }

    /// <summary>A deed: from where, at most how many steps, and what is done. A quick one fits in half a minute.</summary>
    private async Task DoAsync(Walk walk, string role, string what, string from, int most, Func<Task> deed, bool quick = false)
    {
        await walk.GoAsync(from);
        walk.CountAnew();
        await deed();
        var seconds = walk.Interactions * SecondsPerStep + walk.Keystrokes * SecondsPerLetter;
        output.WriteLine(FormattableString.Invariant($"| {role} | {what} | {walk.Interactions} | {walk.Keystrokes} | {seconds:0} |"));
        Assert.InRange(walk.Interactions, 1, most);
        if (quick) Assert.InRange(seconds, 0, Quick);
        Assert.False(await walk.ScrollsSidewaysAsync(), what);
    }

    /// <summary>The first of the reader's participants on whose page of this name something can be done.</summary>
    private static async Task<string> CaseWithAsync(Walk walk, string slug, string page, string link)
    {
        await walk.GoAsync($"/{slug}/deltagare");
        var cases = await walk.Main.Locator("table th a[href*='/deltagare/']").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        foreach (var address in cases)
        {
            await walk.GoAsync(address + page);
            if (await walk.HasAsync(AriaRole.Link, link)) return address;
        }
        throw new InvalidOperationException($"No participant of the demo has \"{link}\"");
    }
}
