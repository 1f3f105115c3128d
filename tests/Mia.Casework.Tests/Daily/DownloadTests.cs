using System.Net;
using System.Text;
using AngleSharp.Dom;
using Mia.Casework.Domain.People;
using Mia.Platform.Data.Logs;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Daily;

/// <summary>The list of participants as a file: the rows of the list, nobody who is not logged, nothing that a spreadsheet would run.</summary>
public sealed class DownloadTests(DailyWorld world) : IClassFixture<DailyWorld>
{
    private const string List = $"/{DailyWorld.Slug}/deltagare";
    private const string Form = "main form[action*='ladda-ner']";

    [Theory]
    [InlineData("vy=alla")]
    [InlineData("vy=alla&sort=inskriven")]
    [InlineData("vy=alla&sort=kontakt")]
    [InlineData("vy=alla&kommun=0136")]
    [InlineData("vy=avslutade")]
    public async Task The_file_has_the_rows_of_all_pages_of_the_list_in_its_order(string query)
    {
        for (var i = 0; i < 30; i++) await world.CaseAsync($"Prov Provsson{(char)('a' + (i % 20))}", enrolled: new DateOnly(2026, 9, 1).AddDays(i));
        var leader = world.As("projektledare");
        var (expected, address) = (new List<string>(), $"{List}?{query}");
        while (address is not null)
        {
            var page = await leader.PageAsync(address);
            expected.AddRange(page.QuerySelectorAll("main table tbody tr").Select(r => $"MIA-{r.QuerySelector("th .num")!.TextContent.Trim()};{r.QuerySelector("th a")!.TextContent.Trim()}"));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        var lines = await LinesAsync(leader, query);
        Assert.Equal("Ärende;Namn;Insatser;Status;Sedan;Senaste kontakt;Nästa kontakt;Ansvarig;Att göra", lines[0]);
        Assert.Equal(expected, lines.Skip(1).Select(l => string.Join(';', l.Split(';')[..2]).Replace("\"", "", StringComparison.Ordinal).Replace("'-", "-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_protected_person_stands_without_a_name_and_a_name_is_never_a_formula()
    {
        await world.CaseAsync("Skydda Hemligsson", ProtectionLevel.Protected);
        await world.CaseAsync("-Formel Provsson");
        var text = string.Join('\n', await LinesAsync(world.As("projektledare"), "vy=alla"));
        Assert.DoesNotContain("Hemligsson", text);
        Assert.Contains(";\"'-Formel Provsson\";", text);
    }

    [Fact]
    public async Task Everybody_in_the_file_is_logged_and_nobody_is_in_its_name()
    {
        var id = await world.CaseAsync("Logga Loggsson");
        var person = await world.ReadAsync(db => db.Cases.Where(c => c.Id == id).Select(c => c.ParticipantId).SingleAsync());
        var answer = await FileAsync(world.As("projektledare"), "vy=alla");
        Assert.Equal($"deltagare-{DailyWorld.Slug}-2026-11-23.csv", answer.Content.Headers.ContentDisposition!.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition.DispositionType);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var read = await world.App.Services.GetRequiredService<AccessLog>().ListAsync(new AccessFilter(ParticipantId: person), null, 10, default);
        Assert.Contains(read, r => r.Entry.Kind == "participant.list-file");
    }

    [Theory]
    [InlineData("cm")]
    [InlineData("kbt")]
    [InlineData("statistiker")]
    public async Task Only_who_may_take_it_out_sees_the_button_and_gets_the_file(string who)
    {
        var browser = world.As(who);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(List + "/ladda-ner")).StatusCode);
        if (who != "statistiker") Assert.Empty((await browser.PageAsync(List)).QuerySelectorAll("a[href*='ladda-ner']"));
        var link = (await world.As("projektledare").PageAsync(List + "?vy=alla&kommun=0136")).QuerySelector("a[href*='ladda-ner']")!;
        Assert.Contains("kommun=0136", link.GetAttribute("href"));
        Assert.Empty(PageRules.Broken(await world.As("projektledare").PageAsync(link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Who_signed_in_long_ago_is_asked_first()
    {
        await using var app = new MiaApp();
        var leader = await app.SignedInAsync($"projektledare@{DailyWorld.Slug}.demo");
        var page = await leader.PageAsync(List + "/ladda-ner?vy=alla");
        app.Clock.Advance(TimeSpan.FromMinutes(12));
        var answer = await leader.SubmitAsync(page, Form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.StartsWith("/bekrafta", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> FileAsync(HttpClient browser, string query)
    {
        var answer = await browser.SubmitAsync(await browser.PageAsync($"{List}/ladda-ner?{query}"), Form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }

    private static async Task<string[]> LinesAsync(HttpClient browser, string query) =>
        (await (await FileAsync(browser, query)).Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
