using System.Net;
using Mia.Casework.Domain.People;
using Mia.Platform.Security;
using Mia.Testing;

namespace Mia.Modules.Tests.Toolboxes;

/// <summary>Tools of the modules through HTTP: gone when off, and everything there when on again.</summary>
public sealed class ToolTests(ToolTests.Filled filled) : IClassFixture<ToolTests.Filled>
{
    private static readonly DateOnly Enrolled = new(2026, 9, 1);

    [Fact]
    public async Task Attendance_is_reported_with_one_tap_and_with_other_hours()
    {
        var browser = await filled.App.SignedInAsync("arbetstraning@sodertalje.demo");
        var placed = await PlaceAsync(browser, filled.Trained);
        var week = await browser.PageAsync("/sodertalje/narvaro/2026-v47");
        Assert.Contains("Inte rapporterad", week.Body!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(week, "form:has(input[name='Input.AsPlanned'])")).StatusCode);
        week = await browser.PageAsync("/sodertalje/narvaro/2026-v47");
        Assert.DoesNotContain("Inte rapporterad", week.Body!.TextContent);

        var refused = await browser.SubmitAsync(week, "main details form", ("Input.Hours", "2"), ("Input.Absence", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Välj varför", (await refused.ReadAsync()).Body!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(week, "main details form", ("Input.Hours", "61"), ("Input.Absence", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(week, "main details form", ("Input.Hours", "2,5"), ("Input.Absence", "SJUK"))).StatusCode);

        var page = await browser.PageAsync(placed);
        Assert.Contains("4 tim planerade, 2,5 tim aktiva", page.Body!.TextContent.Replace('\u00A0', ' '));
        Assert.Empty(PageRules.Broken(page));
        Assert.Empty(PageRules.Broken(await browser.PageAsync("/sodertalje/narvaro/2026-v47")));
        Assert.Empty(PageRules.Broken(await browser.PageAsync("/sodertalje/arbetsplatser")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/sodertalje/narvaro/2025-v53")).StatusCode);
    }

    [Fact]
    public async Task A_placement_stands_on_the_timeline_when_it_began_and_ended_and_is_gone_with_the_tool()
    {
        await using var app = new MiaApp();
        var id = (await app.AddCasesAsync("sodertalje", new NewCase(Gender.Woman, Enrolled) { Interventions = ["ARBTR-ASF"] }))[0];
        var browser = await app.SignedInAsync("arbetstraning@sodertalje.demo");
        await PlaceAsync(browser, id);
        var change = (await browser.PageAsync($"/sodertalje/deltagare/{id}/arbetstraning")).QuerySelectorAll("main a").First(a => a.TextContent.StartsWith("Ändra timmar", StringComparison.Ordinal)).GetAttribute("href")!;
        var ended = await browser.SubmitAsync(await browser.PageAsync(change), "main form", ("Input.What", "End"), ("Input.From", "2026-11-20"), ("Input.EndReason", "HALSA"));
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        using var cm = await app.SignedInAsync("cm@sodertalje.demo");
        async Task<List<string>> EventsAsync() => [.. (await cm.PageAsync($"/sodertalje/deltagare/{id}/tidslinje?typ=placering")).QuerySelectorAll("main li").Select(li => li.TextContent)];
        var events = await EventsAsync();
        Assert.Contains(events, e => e.Contains("Placering började: Arbetsträning", StringComparison.Ordinal) && e.Contains("Provkaféet", StringComparison.Ordinal));
        Assert.Contains(events, e => e.Contains("Placering avslutad: Arbetsträning", StringComparison.Ordinal));
        await app.SwitchAsync("sodertalje", "arbetstraning", on: false);
        Assert.DoesNotContain(await EventsAsync(), e => e.Contains("Placering", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_map_is_filled_in_shown_printed_and_bad_days_are_refused()
    {
        var browser = await filled.App.SignedInAsync("cm@stockholm.demo");
        var address = $"/stockholm/deltagare/{filled.Rested}/energi";
        var started = await browser.SubmitAsync(await browser.PageAsync(address), "main form", ("Input.StartsOn", "2026-11-09"));
        Assert.Equal(HttpStatusCode.SeeOther, started.StatusCode);
        var map = await browser.PageAsync(address);
        var days = map.QuerySelectorAll("ol a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(14, days.Count);
        var levels = new[] { 2, 3, 4, 5, 4, 2, 1, 3, 3, 3, 2, 3, 2, 1 };
        foreach (var day in days.Take(6))
        {
            var saved = await browser.SubmitAsync(await browser.PageAsync(day), "main form",
                [.. levels.Select((l, i) => ($"Input.Levels[{i}]", (string?)l.ToString(System.Globalization.CultureInfo.InvariantCulture))), ("Input.Naps", "13"), ("Input.Cataplexy", "1")]);
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        }
        map = await browser.PageAsync(address);
        Assert.Contains("6 av 14 dagar", map.Body!.TextContent);
        Assert.Contains("mån–fre 09–12", map.Body.TextContent);
        Assert.Contains("inte en bedömning av arbetsförmåga", map.Body.TextContent);
        Assert.NotNull(map.QuerySelector("svg.heat"));
        Assert.Empty(PageRules.Broken(map));
        var form = await browser.PageAsync(days[6]);
        Assert.Empty(PageRules.Broken(form));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, "main form", ("Input.Levels[3]", "9"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, "main form")).StatusCode);
        var print = map.QuerySelector("a[href$='/utskrift']")!.GetAttribute("href")!;
        Assert.Empty(PageRules.Broken(await browser.PageAsync(print)));
        foreach (var page in new[] { map, form }) Assert.DoesNotContain("narkolepsi", page.Title + page.Url, StringComparison.OrdinalIgnoreCase);

        // A colleague of the same delprojekt does not answer for the case.
        var colleague = await filled.App.SignedInAsync("se@stockholm.demo");
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(address)).StatusCode);
        var leader = await filled.App.SignedInAsync("projektledare@stockholm.demo");
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task The_participant_chooses_one_to_five_life_areas()
    {
        var browser = await filled.App.SignedInAsync("cm@stockholm.demo");
        var address = $"/stockholm/deltagare/{filled.Rested}/livsomraden";
        var form = await browser.PageAsync(address);
        Assert.Equal(18, form.QuerySelectorAll("input[name='Input.Areas']").Length);
        Assert.Equal(["VÅR", "SÖM", "FRI"], form.QuerySelectorAll("input[name='Input.Areas']").Take(3).Select(i => i.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, "main form")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, "main form",
            ("Input.Areas", "VÅR"), ("Input.Areas", "SÖM"), ("Input.Areas", "FRI"), ("Input.Areas", "BOE"), ("Input.Areas", "EKO"), ("Input.Areas", "ARB"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(form, "main form", ("Input.Areas", "SÖM"), ("Input.Areas", "FRI"))).StatusCode);
        Assert.Contains("Sömn, energi, dygnsrytm, Fritid och mening", (await browser.PageAsync(address)).Body!.TextContent);
    }

    [Fact]
    public async Task Shared_cases_stand_side_by_side()
    {
        var page = await (await filled.App.SignedInAsync("cm@ostra-sodertorn.demo")).PageAsync("/ostra-sodertorn/delade-arenden");
        Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Empty(PageRules.Broken(page));
    }

    [Fact]
    public async Task Cbt_shows_dates_and_the_rule_of_the_delprojekt()
    {
        var browser = await filled.App.SignedInAsync("kbt@ostra-sodertorn.demo");
        var page = await browser.PageAsync("/ostra-sodertorn/kbt");
        Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Empty(PageRules.Broken(page));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(page, "main form", ("Input.When", "RequireNew"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await filled.App.SignedInAsync("cm@ostra-sodertorn.demo")).GetAsync("/ostra-sodertorn/kbt")).StatusCode);
    }

    [Fact]
    public async Task Off_is_gone_and_on_again_everything_is_there()
    {
        await using var app = new MiaApp();
        var ids = await app.AddCasesAsync("stockholm", new NewCase(Gender.Woman, Enrolled) { Interventions = ["CM"] });
        var browser = await app.SignedInAsync("cm@stockholm.demo");
        var address = $"/stockholm/deltagare/{ids[0]}/energi";
        await browser.SubmitAsync(await browser.PageAsync(address), "main form", ("Input.StartsOn", "2026-11-09"));
        var day = (await browser.PageAsync(address)).QuerySelector("ol a")!.GetAttribute("href")!;

        await app.SwitchAsync("stockholm", "energikarta", on: false);
        foreach (var gone in new[] { address, day, "/stockholm/energi" }) Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(gone)).StatusCode);
        Assert.DoesNotContain("/stockholm/energi", (await browser.PageAsync("/stockholm/mal")).DocumentElement.OuterHtml);

        await app.SwitchAsync("stockholm", "energikarta", on: true);
        Assert.Equal(14, (await browser.PageAsync(address)).QuerySelectorAll("ol a").Length);
    }

    private static async Task<string> PlaceAsync(HttpClient browser, Guid caseId)
    {
        var added = await browser.SubmitAsync(await browser.PageAsync("/sodertalje/arbetsplatser"), "main form", ("Input.Name", "Provkaféet"), ("Input.Kind", "SocialEnterprise"));
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        var address = $"/sodertalje/deltagare/{caseId}/arbetstraning";
        var form = await browser.PageAsync(address);
        var options = form.QuerySelectorAll("select[name='Input.WorkplaceId'] option");
        var workplace = options[^1].GetAttribute("value");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, "main form", ("Input.WorkplaceId", workplace), ("Input.StartsOn", "2020-01-01"), ("Input.Hours", "4"))).StatusCode);
        var placed = await browser.SubmitAsync(form, "main form", ("Input.WorkplaceId", workplace), ("Input.StartsOn", "2026-11-02"), ("Input.Hours", "4"));
        Assert.Equal(HttpStatusCode.SeeOther, placed.StatusCode);
        var twice = await browser.SubmitAsync(await browser.PageAsync(address), "main form", ("Input.WorkplaceId", workplace), ("Input.StartsOn", "2026-11-02"), ("Input.Hours", "4"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Contains("pågår samtidigt", (await twice.ReadAsync()).Body!.TextContent);
        return address;
    }

    /// <summary>An app with one case in each of the three delprojekt.</summary>
    public sealed class Filled : IAsyncLifetime
    {
        public MiaApp App { get; } = new();
        public Guid Trained { get; private set; }
        public Guid Rested { get; private set; }

        public async Task InitializeAsync()
        {
            _ = App.Server;
            Trained = (await App.AddCasesAsync("sodertalje", new NewCase(Gender.Man, Enrolled) { Interventions = ["CM", "ARBTR-ASF"] }))[0];
            Rested = (await App.AddCasesAsync("stockholm", new NewCase(Gender.Woman, Enrolled) { Interventions = ["CM"] }))[0];
            await App.AddCasesAsync("ostra-sodertorn", new NewCase(Gender.Woman, Enrolled) { Interventions = ["CM", "SE", "KBT"] }, new NewCase(Gender.Man, Enrolled) { Interventions = ["CM"] });
        }

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
