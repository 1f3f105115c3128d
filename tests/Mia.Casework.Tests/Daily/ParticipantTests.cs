using System.Net;
using AngleSharp.Dom;
using Mia.Casework.Domain.People;
using Mia.Platform.People;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Daily;

/// <summary>Start page, list, search, overview, and what others may not see.</summary>
[Collection("daily")]
public sealed class ParticipantTests(DailyWorld world)
{
    private static readonly string[] Pages =
        ["", "insatser", "insatser/ny", "ansvar", "kontakter", "kontakter/ny", "kontakter/borttagna", "samtycken", "samtycken/nytt", "avslut", "overlamning", "overlamning/ny", "tidslinje", "historik"];

    private async Task<IDocument> SearchAsync(string who, string text)
    {
        var browser = world.As(who);
        var answer = await browser.SubmitAsync(await browser.PageAsync($"/{DailyWorld.Slug}/sok"), "main form[role=search]", ("q", text));
        return answer.StatusCode == HttpStatusCode.SeeOther ? await browser.PageAsync(answer.Headers.Location!.ToString()) : await answer.ReadAsync();
    }

    [Theory]
    [InlineData("start")]
    [InlineData("deltagare")]
    [InlineData("deltagare?vy=alla&sort=kontakt")]
    [InlineData("deltagare?vy=alla&insats=CM&kommun=0136")]
    [InlineData("deltagare?vy=avslutade")]
    [InlineData("deltagare?vy=%3Cscript%3E&status=99&sort=drop&hoppa=-5&efter=00000000-0000-0000-0000-000000000001")]
    [InlineData("sok")]
    [InlineData("kontakt/ny")]
    public async Task Pages_hold_their_rules(string path)
    {
        await world.CaseAsync();
        Assert.Empty(PageRules.Broken(await world.As("cm").PageAsync($"/{DailyWorld.Slug}/{path}")));
    }

    [Fact]
    public async Task The_overview_and_its_pages_hold_their_rules()
    {
        var id = await world.CaseAsync();
        foreach (var path in Pages) Assert.Empty(PageRules.Broken(await world.As("cm").PageAsync(DailyWorld.Url(id, path))).Select(r => $"{path}: {r}"));
    }

    [Fact]
    public async Task A_case_of_another_delprojekt_does_not_exist()
    {
        var id = await world.CaseAsync();
        var stranger = world.As($"cm@{DailyWorld.Other}.demo");
        foreach (var path in Pages)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(DailyWorld.Url(id, path))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(DailyWorld.Url(id, path).Replace(DailyWorld.Slug, DailyWorld.Other, StringComparison.Ordinal))).StatusCode);
        }
        var own = await stranger.PageAsync($"/{DailyWorld.Other}/sok");
        var token = own.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var forged = await stranger.PostAsync(DailyWorld.Url(id, "kontakter/ny").Replace(DailyWorld.Slug, DailyWorld.Other, StringComparison.Ordinal), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token, ["Input.HeldOn"] = "2026-11-23", ["Input.Type"] = "MOTE", ["Input.CaseId"] = id.ToString(),
        }));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Equal(0, await world.ReadAsync(db => db.Contacts.CountAsync(c => c.CaseId == id)));
    }

    [Fact]
    public async Task Somebody_who_sees_aggregates_only_sees_no_list()
    {
        var answer = await world.As("statistiker").GetAsync($"/{DailyWorld.Slug}/deltagare");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Search_forgives_typos_and_finds_by_number()
    {
        var number = TestNumbers.For(new DateOnly(1990, 1, 1), 0);
        var id = await world.CaseAsync("Björn Karlssonprov", number: number);
        var caseNumber = await world.ReadAsync(db => db.Cases.Where(c => c.Id == id).Select(c => c.Number).SingleAsync());
        Assert.Contains("Björn Karlssonprov", (await SearchAsync("cm", "bjorn karlsonprov")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Björn Karlssonprov", (await SearchAsync("cm", $"MIA-{caseNumber}")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Björn Karlssonprov", (await SearchAsync("cm", number.Full)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Björn Karlssonprov", (await SearchAsync("cm", number.Full[^4..])).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ingen träff", (await SearchAsync("cm", "Ingenalls Finnsinte")).Body!.TextContent, StringComparison.Ordinal);
        var overview = await world.As("cm").PageAsync(DailyWorld.Url(id));
        Assert.DoesNotContain(number.Full, overview.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Karlssonprov", overview.Title, StringComparison.Ordinal);
        var shown = await world.As("cm").SubmitAsync(overview, "form[action$='/personnummer']");
        Assert.Contains(number.Full, (await shown.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_protected_person_is_known_only_to_those_responsible()
    {
        var number = TestNumbers.For(new DateOnly(1990, 1, 1), 1);
        var id = await world.CaseAsync("Skyddade Aliasson", ProtectionLevel.Protected, number);
        foreach (var other in new[] { "se", "projektledare" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await world.As(other).GetAsync(DailyWorld.Url(id))).StatusCode);
            Assert.Contains("Ingen träff", (await SearchAsync(other, "Skyddade Aliasson")).Body!.TextContent, StringComparison.Ordinal);
        }
        var cm = world.As("cm");
        var overview = await cm.PageAsync(DailyWorld.Url(id));
        Assert.DoesNotContain("Aliasson", overview.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(overview.QuerySelector(".guard"));
        var asked = await (await cm.SubmitAsync(overview, "form[action$='/personnummer']")).ReadAsync();
        Assert.DoesNotContain(number.Full, asked.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(asked.QuerySelector("input[name=reason]"));
    }

    [Fact]
    public async Task The_list_shows_a_new_participant_at_once_in_name_order()
    {
        await world.CaseAsync("Ö Sistasson");
        await world.CaseAsync("Aaa Förstasson");
        var list = await world.As("projektledare").PageAsync($"/{DailyWorld.Slug}/deltagare?vy=alla");
        Assert.Contains("Aaa Förstasson", list.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.All(list.QuerySelectorAll("tbody a"), a => Assert.DoesNotContain("rstasson", a.GetAttribute("href")!, StringComparison.Ordinal));
    }
}
