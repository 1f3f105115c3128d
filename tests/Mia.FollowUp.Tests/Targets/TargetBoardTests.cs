using System.Net;
using AngleSharp.Dom;
using Mia.Casework.Domain.People;
using Mia.Testing;

namespace Mia.FollowUp.Tests.Targets;

/// <summary>The board through HTTP, on a real database.</summary>
public sealed class TargetBoardTests(TargetBoardTests.Filled filled) : IClassFixture<TargetBoardTests.Filled>
{
    private const string Place = "/ostra-sodertorn/mal";

    [Fact]
    public async Task Twelve_of_forty_is_thirty_percent_and_a_misregistration_is_in_no_number()
    {
        var page = await (await filled.App.SignedInAsync("projektledare@ostra-sodertorn.demo")).PageAsync(Place);
        Assert.Equal("30 %", Actual(page, "arbete-studier"));
        Assert.Equal("40", N(page, "arbete-studier"));
        Assert.Equal("50", Actual(page, "volym"));
    }

    [Theory, Trait("Pain", "7")]
    [InlineData("volym")]
    [InlineData("arbete-studier")]
    [InlineData("ordinarie")]
    [InlineData("makt")]
    [InlineData("fler-kvinnor")]
    [InlineData("mottagare")]
    public async Task The_list_behind_a_number_is_as_long_as_the_number_says(string code)
    {
        var browser = await filled.App.SignedInAsync("projektledare@ostra-sodertorn.demo");
        var n = N(await browser.PageAsync(Place), code);
        var list = await browser.PageAsync($"{Place}/{code}/lista");
        // One person has protected data: counted, and said to be hidden.
        var hidden = list.QuerySelector(".card.il") is null ? 0 : 1;
        Assert.Equal(n, (list.QuerySelectorAll("tbody tr").Length + hidden).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_period_and_the_kommun_limit_board_and_list_alike()
    {
        var browser = await filled.App.SignedInAsync("projektledare@ostra-sodertorn.demo");
        const string query = "?fran=2026-01-01&till=2026-06-30&kommun=0136";
        var page = await browser.PageAsync(Place + query);
        var link = page.QuerySelector("#mal-volym td.muted a")!;
        Assert.Contains("kommun=0136", link.GetAttribute("href"));
        var list = await browser.PageAsync(link.GetAttribute("href")!);
        Assert.Equal(N(page, "volym"), list.QuerySelectorAll("tbody tr").Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotEqual("50", N(page, "volym"));
    }

    [Fact]
    public async Task Work_or_studies_stands_also_without_those_who_died_or_moved_with_its_definition()
    {
        var browser = await filled.App.SignedInAsync("projektledare@ostra-sodertorn.demo");
        var row = (await browser.PageAsync(Place)).QuerySelectorAll("tr.sub").Single(r => r.TextContent.Contains("utan avlidna och flyttade", StringComparison.Ordinal));
        Assert.NotEqual("", row.QuerySelector("td")!.TextContent.Trim());
        var definition = await browser.PageAsync(Place + "/definition/arbete-studier");
        Assert.Empty(PageRules.Broken(definition));
        Assert.Contains("ARB-KVAR.1", definition.QuerySelector("section[aria-labelledby='h-variant']")!.TextContent);
        Assert.Contains("ARB-KVAR.1", (await browser.PageAsync(Place + "/utskrift")).Body!.TextContent);
    }

    [Theory]
    [InlineData("statistiker@ostra-sodertorn.demo")]
    [InlineData("direktor@mia.demo")]
    public async Task Who_sees_numbers_only_sees_the_board_and_no_person(string who)
    {
        var browser = await filled.App.SignedInAsync(who);
        var page = await browser.PageAsync(Place);
        Assert.Equal("30 %", Actual(page, "arbete-studier"));
        Assert.Empty(page.QuerySelectorAll("a[href*='/lista']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(Place + "/volym/lista")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Place + "/definition/makt")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Place + "/utskrift")).StatusCode);
    }

    [Theory]
    [InlineData("projektledare", true)]
    [InlineData("statistiker", true)]
    [InlineData("cm", false)]
    public async Task Who_answers_for_the_targets_sees_them_on_the_start_page(string who, bool sees)
    {
        var browser = await filled.App.SignedInAsync($"{who}@ostra-sodertorn.demo");
        var start = await browser.PageAsync("/ostra-sodertorn/start");
        Assert.Empty(PageRules.Broken(start));
        var card = start.QuerySelector("section[aria-labelledby='h-maltavla']");
        Assert.Equal(sees, card is not null);
        if (card is null) return;
        var row = card.QuerySelectorAll("li").Single(li => li.QuerySelector("a")!.GetAttribute("href") == "/ostra-sodertorn/mal#mal-arbete-studier");
        Assert.Equal("30 %", row.QuerySelector(".big")!.TextContent.Replace('\u00a0', ' '));
    }

    [Fact]
    public async Task A_group_that_is_hidden_for_the_sake_of_another_says_so()
    {
        var page = await (await filled.App.SignedInAsync("projektledare@ostra-sodertorn.demo")).PageAsync(Place);
        foreach (var row in page.QuerySelectorAll("tr.sub"))
        {
            var cells = row.QuerySelectorAll("td").Select(td => td.TextContent.Trim()).ToList();
            if (cells[^1] == "visas inte") Assert.Equal("Visas inte, annars går en liten grupp att räkna ut.", cells[1]);
            if (cells[^1].StartsWith("färre än", StringComparison.Ordinal)) Assert.Equal("För få personer för att visas.", cells[1]);
        }
    }

    [Fact]
    public async Task A_case_manager_may_not_take_the_file_or_change_a_target()
    {
        var browser = await filled.App.SignedInAsync("cm@ostra-sodertorn.demo");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(Place + "/ladda-ner")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(Place + "/volym/andra")).StatusCode);
    }

    [Fact]
    public async Task The_file_says_what_the_page_says()
    {
        var browser = await filled.App.SignedInAsync("projektledare@ostra-sodertorn.demo");
        var page = await browser.PageAsync(Place);
        var answer = await browser.SubmitAsync(await browser.PageAsync(Place + "/ladda-ner"), "main form");
        // Signed in a moment ago counts as confirmed.
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var text = (await answer.Content.ReadAsStringAsync()).Replace('\u00A0', ' ');
        foreach (var row in page.QuerySelectorAll("tr.main"))
        {
            var title = row.QuerySelector("b")!.TextContent;
            Assert.Contains($"{title};Alla;{Text(row.QuerySelector(".big")!)};{Text(row.Children[^1])};", text);
        }
    }

    [Fact]
    public async Task Bad_periods_and_unknown_numbers_do_no_harm()
    {
        var browser = await filled.App.SignedInAsync("projektledare@ostra-sodertorn.demo");
        Assert.Contains("ligger före", (await browser.PageAsync(Place + "?fran=2026-06-01&till=2026-01-01")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Place + "?fran=igår&kommun=%27--")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Place + "/finns-inte/lista")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Place + "/definition/finns-inte")).StatusCode);
    }

    [Fact]
    public async Task A_new_target_is_shown_and_the_old_one_kept()
    {
        var browser = await filled.App.SignedInAsync("projektledare@sodertalje.demo");
        var form = await browser.PageAsync("/sodertalje/mal/makt/andra");
        var refused = await browser.SubmitAsync(form, "main form", ("Input.Value", "101"), ("Input.Source", "Styrgruppen"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var saved = await browser.SubmitAsync(form, "main form", ("Input.Value", "65"), ("Input.Source", "Styrgruppen"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("65 %", Clean((await browser.PageAsync("/sodertalje/mal")).QuerySelector("#mal-makt")!.TextContent));
        var definition = Clean((await browser.PageAsync("/sodertalje/mal/definition/makt")).Body!.TextContent);
        Assert.Contains("65 %", definition);
        Assert.Contains("60 %", definition);
    }

    [Fact]
    public async Task Pages_of_the_board_are_sound()
    {
        var browser = await filled.App.SignedInAsync("projektledare@ostra-sodertorn.demo");
        foreach (var address in new[] { "", "/utskrift", "/ladda-ner", "/definition/ordinarie", "/ordinarie/andra", "/makt/lista" })
            Assert.Empty(PageRules.Broken(await browser.PageAsync(Place + address)));
    }

    private static string Actual(IParentNode page, string code) => Text(page.QuerySelector($"#mal-{code} .big")!);

    private static string N(IParentNode page, string code) => Text(page.QuerySelector($"#mal-{code}")!.Children[^1]);

    private static string Text(IElement element) => Clean(element.TextContent).Trim();

    private static string Clean(string text) => text.Replace('\u00A0', ' ');

    /// <summary>An app with 50 persons in Östra Södertörn, 40 of them finished, and one misregistration.</summary>
    public sealed class Filled : IAsyncLifetime
    {
        public MiaApp App { get; } = new();

        public async Task InitializeAsync()
        {
            _ = App.Server;
            var cases = new List<NewCase>();
            for (var i = 0; i < 40; i++)
            {
                string[] outcomes = i switch { < 5 => ["ARBETE"], < 10 => ["STUDIER"], < 12 => ["ARBETE", "STUDIER"], < 20 => ["AF-ORD"], < 32 => ["KOM-ORD"], _ => ["ANNAT"] };
                cases.Add(new NewCase(i % 5 < 3 ? Gender.Woman : Gender.Man, new DateOnly(2026, 1 + i % 10, 5))
                {
                    Kommun = i % 2 == 0 ? "0136" : "0138", EndedOn = new DateOnly(2026, 11, 10), Outcomes = outcomes,
                    Empowerment = i % 4 == 0 ? 2 : 5, Confirmed = i is >= 12 and < 30, Protection = i == 39 ? ProtectionLevel.Marked : ProtectionLevel.None,
                });
            }
            for (var i = 0; i < 10; i++) cases.Add(new NewCase(Gender.Woman, new DateOnly(2026, 3, 2)) { Kommun = "0192" });
            cases.Add(new NewCase(Gender.Man, new DateOnly(2026, 3, 2)) { EndedOn = new DateOnly(2026, 3, 9), Manner = "FELREG" });
            await App.AddCasesAsync("ostra-sodertorn", cases);
        }

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
