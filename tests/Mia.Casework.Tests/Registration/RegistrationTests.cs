using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.People;
using Mia.Casework.Tests.Alerts;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Registration;

/// <summary>The registrar's work lists (methods.md 16; registration.md 2.10). A host of its own, since whole lists are compared.</summary>
public sealed class RegistrationTests(DailyWorld world) : IClassFixture<DailyWorld>
{
    private const string Start = $"/{DailyWorld.Slug}/start", List = $"/{DailyWorld.Slug}/registrering";

    private static List<string> Rows(IDocument page, string heading) => [.. page.QuerySelectorAll($"section[aria-labelledby={heading}] li").Select(li => li.TextContent)];

    private static async Task<HttpResponseMessage> PressAsync(HttpClient who, IHtmlDocument page, string handler, Guid id)
    {
        page.QuerySelector($"form[action$='handler={handler}']:has(input[value='{id}'])")!.Id = "this-one";
        return await who.SubmitAsync(page, "#this-one");
    }

    [Fact]
    public async Task Who_is_to_be_registered_stands_there_oldest_first_by_name_or_anonymously_until_one_click_says_it_is_done()
    {
        var lately = DailyWorld.Today.AddDays(-3);
        var named = await world.CaseAsync("Testa Registersson", enrolled: lately);
        await world.ConsentAsync(named, ConsentTypes.Registration, party: null);
        var unnamed = await world.CaseAsync("Prova Anonymsson", enrolled: lately);
        var hidden = await world.CaseAsync("Hemliga Skyddsson", ProtectionLevel.Marked, enrolled: lately);
        var old = await world.CaseAsync("Länge Sedansson", enrolled: DailyWorld.Today.AddDays(-31));
        using var registrar = await world.App.SignedInAsync($"registrator@{DailyWorld.Slug}.demo");
        var page = await registrar.PageAsync(Start);
        Assert.Empty(PageRules.Broken(page));
        var rows = Rows(page, "h-in");
        Assert.InRange(rows.FindIndex(r => r.Contains("Länge Sedansson", StringComparison.Ordinal)), 0, rows.FindIndex(r => r.Contains("Testa Registersson", StringComparison.Ordinal)) - 1);
        Assert.Contains(rows, r => r.Contains("Testa Registersson", StringComparison.Ordinal) && r.Contains("Med namn", StringComparison.Ordinal) && r.Contains("för 3 dagar sedan", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("Prova Anonymsson", StringComparison.Ordinal) && r.Contains("samtycke saknas", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("skyddade uppgifter", StringComparison.Ordinal) && r.Contains("Ärende MIA-", StringComparison.Ordinal));
        Assert.DoesNotContain("Hemliga", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Med namn", page.QuerySelector($"li:has(input[value='{named}']) .rows__end")!.FirstElementChild!.TextContent.Trim());
        Assert.Contains("late", page.QuerySelector($"li:has(input[value='{old}']) .rows__end")!.InnerHtml, StringComparison.Ordinal);

        foreach (var id in new[] { named, unnamed, hidden }) Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(registrar, await registrar.PageAsync(Start), "in", id)).StatusCode);
        var left = await registrar.PageAsync(Start);
        foreach (var id in new[] { named, unnamed, hidden }) Assert.Null(left.QuerySelector($"section[aria-labelledby=h-in] input[value='{id}']"));
        Assert.NotNull(left.QuerySelector($"section[aria-labelledby=h-in] input[value='{old}']"));
        var saved = await world.ReadAsync(db => db.FinsamRegistrations.ToDictionaryAsync(r => r.CaseId));
        Assert.Equal((true, false, false), (saved[named].ByName, saved[unnamed].ByName, saved[hidden].ByName));
        Assert.Equal((DailyWorld.Today, world.StaffId(Role.Registrar)), (saved[named].InOn, saved[named].InBy));
        // Pressed on a page from before: said, not done twice.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PressAsync(registrar, page, "in", named)).StatusCode);

        var list = await registrar.PageAsync(List);
        Assert.Empty(PageRules.Broken(list));
        Assert.Equal(3, Rows(list, "h-klart").Count(r => r.Contains("Registrerad in", StringComparison.Ordinal)));
        Assert.Matches("november 2026\\s*3\\s*3\\s*0\\s*0", list.QuerySelector("section[aria-labelledby=h-avst] tbody tr")!.TextContent);
        list.QuerySelector($"form[action$='handler=day']:has(input[value='{saved[named].Id}'])")!.Id = "day";
        Assert.Equal(HttpStatusCode.SeeOther, (await registrar.SubmitAsync(list, "#day", ("on", "2026-11-20"))).StatusCode);
        Assert.Equal(new DateOnly(2026, 11, 20), (await world.ReadAsync(db => db.FinsamRegistrations.SingleAsync(r => r.CaseId == named))).InOn);
        Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(registrar, await registrar.PageAsync(List), "back", saved[unnamed].Id)).StatusCode);
        Assert.Contains(Rows(await registrar.PageAsync(List), "h-in"), r => r.Contains("Prova Anonymsson", StringComparison.Ordinal));

        // The end comes: out, with the same click.
        await world.ChangeAsync(named, (c, db, codes) => db.Add(c.Close(new ExitTerms { EndedOn = DailyWorld.Today, Outcomes = ["ARBETE"], EndReason = "MAL-ARB", Manner = "PLAN" }, ExitRules.From(codes), false, world.Cm(11, 23))));
        Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(registrar, await registrar.PageAsync(List), "out", named)).StatusCode);
        Assert.Empty(Rows(await registrar.PageAsync(List), "h-ut"));
        Assert.Contains("Registrerad ut 2026-11-23", (await world.As("cm").PageAsync(DailyWorld.Url(named, "forsorjning"))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Registrerad ut ur Uppföljning Finsam", (await world.As("cm").PageAsync(DailyWorld.Url(named, "historik"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_asked_of_those_who_answer_once()
    {
        var id = await world.CaseAsync("Fråga Saknasson");
        await world.ConsentAsync(id, ConsentTypes.Registration, party: null);
        using var registrar = await world.App.SignedInAsync($"registrator@{DailyWorld.Slug}.demo");
        Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(registrar, await registrar.PageAsync(List), "ask", id)).StatusCode);
        Assert.Contains("Skriv in försörjning inför registreringen", (await world.As("cm").PageAsync($"/{DailyWorld.Slug}/vecka?dag=2026-11-30")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PressAsync(registrar, await registrar.PageAsync(List), "ask", id)).StatusCode);
        // The registrar may also write it down, and then nothing is missing.
        Assert.Equal(HttpStatusCode.SeeOther, (await registrar.SubmitAsync(await registrar.PageAsync(DailyWorld.Url(id, "forsorjning/ny")), "main form.form", ("Input.Source", "FS"), ("Input.From", "2026-01-01"))).StatusCode);
        Assert.Null((await registrar.PageAsync(List)).QuerySelector($"form[action$='handler=ask']:has(input[value='{id}'])"));
    }

    [Fact]
    public async Task A_leader_reads_the_lists_others_do_not_and_nobody_but_the_registrar_marks()
    {
        var id = await world.CaseAsync("Testa Läsarsson");
        var page = await world.As("projektledare").PageAsync(List);
        Assert.Contains("Testa Läsarsson", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[action*='handler=']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("cm").GetAsync(List)).StatusCode);
        Assert.Empty((await world.As("cm").PageAsync(Start)).QuerySelectorAll("section[aria-labelledby=h-in]"));
        using var form = new FormUrlEncodedContent([new("caseId", id.ToString()), new("__RequestVerificationToken", page.QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")?.Value ?? "")]);
        Assert.True((await world.As("projektledare").PostAsync($"{List}?handler=in", form)).StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest);
        Assert.Empty(await world.ReadAsync(db => db.FinsamRegistrations.Where(r => r.CaseId == id).ToListAsync()));
    }
}
