using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain.Codes;
using Mia.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Admin.Tests;

/// <summary>Code lists are data: the system administrator adds, rewords and ends codes without a new version of Mia.</summary>
public sealed class CodeListTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Admin = "admin@mia.demo";
    private const string Form = "main form";
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly MiaApp _app = fixture.App;

    private ICodeLists Codes => _app.Services.GetRequiredService<ICodeLists>();

    [Fact]
    public async Task A_new_code_can_be_chosen_at_once_and_stands_where_it_was_put()
    {
        var admin = await _app.SignedInAsync(Admin);
        var answer = await AddAsync(admin, "uteblivet-orsak", ("Input.Text", "Strejk i kollektivtrafiken"), ("Input.Value", "STREJK"), ("Input.After", "RESA"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains(Codes.On("uteblivet-orsak", Today), c => c is { Code: "STREJK", Text: "Strejk i kollektivtrafiken" });
        var order = Codes.On("uteblivet-orsak", Today).Select(c => c.Code).ToList();
        Assert.Equal(order.IndexOf("RESA") + 1, order.IndexOf("STREJK"));
        Assert.Contains("Kod tillagd", (await admin.PageAsync("/admin/logg?vad=andringar")).Body!.TextContent);
    }

    [Fact]
    public async Task A_code_that_begins_later_cannot_be_chosen_before()
    {
        var admin = await _app.SignedInAsync(Admin);
        await AddAsync(admin, "kanal", ("Input.Text", "Chatt"), ("Input.Value", "CHATT"), ("Input.ValidFrom", "2027-01-01"));
        Assert.DoesNotContain(Codes.On("kanal", Today), c => c.Code == "CHATT");
        Assert.Contains(Codes.On("kanal", new(2027, 1, 1)), c => c.Code == "CHATT");
        Assert.Contains("Kommande", (await admin.PageAsync("/admin/kodlistor/kanal")).QuerySelector("tr:has(code):last-child")!.TextContent);
    }

    [Theory]
    [InlineData("Input_Value", "sjuk", "Annan text", "2026-11-23")]
    [InlineData("Input_Text", "NY", "sjuk", "2026-11-23")]
    [InlineData("Input_Value", "", "Text", "2026-11-23")]
    [InlineData("Input_Text", "NY", "", "2026-11-23")]
    [InlineData("Input_ValidFrom", "NY", "Text", "2026-11-22")]
    [InlineData("Input_ValidFrom", "NY", "Text", "i morgon")]
    [InlineData("Input_Value", "<b>", "Text", "2026-11-23")]
    [InlineData("Input_Value", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "Text", "2026-11-23")]
    public async Task What_is_wrong_with_a_new_code_is_said_at_its_field(string field, string value, string text, string from)
    {
        var admin = await _app.SignedInAsync(Admin);
        var answer = await AddAsync(admin, "uteblivet-orsak", ("Input.Value", value), ("Input.Text", text), ("Input.ValidFrom", from));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadAsync();
        Assert.Equal("true", page.GetElementById(field)!.GetAttribute("aria-invalid"));
        Assert.Equal(text, page.GetElementById("Input_Text")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Hostile_text_is_text_and_too_long_text_is_refused()
    {
        var admin = await _app.SignedInAsync(Admin);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AddAsync(admin, "kontaktvag", ("Input.Value", "LANG"), ("Input.Text", new string('å', 121)))).StatusCode);
        const string hostile = "<script>alert(1)</script> ’ OR 1=1 \u202e";
        Assert.Equal(HttpStatusCode.SeeOther, (await AddAsync(admin, "kontaktvag", ("Input.Value", "ELAK"), ("Input.Text", hostile))).StatusCode);
        var page = await admin.PageAsync("/admin/kodlistor/kontaktvag");
        Assert.Contains("<script>alert(1)</script> ’ OR 1=1", page.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain('\u202e', page.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain(page.QuerySelectorAll("main script"), _ => true);
    }

    [Fact]
    public async Task A_new_wording_holds_from_its_day_and_old_records_keep_the_code()
    {
        var admin = await _app.SignedInAsync(Admin);
        var address = await OneAsync(admin, "overlamningssatt", "VARM");
        var answer = await admin.SubmitAsync(await admin.PageAsync(address), Form, ("Input.Text", "Trepartsmöte"), ("Input.ValidFrom", "2027-01-01"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("Möte tillsammans", Codes.Text("overlamningssatt", "VARM"));
        Assert.Equal("Trepartsmöte", Codes.On("overlamningssatt", new(2027, 1, 1)).Single(c => c.Code == "VARM").Text);
        Assert.Contains("Heter ”Trepartsmöte” från 2027-01-01.", (await admin.PageAsync("/admin/kodlistor/overlamningssatt")).Body!.TextContent);

        await admin.SubmitAsync(await admin.PageAsync(address), Form, ("Input.Text", "Varmt möte"), ("Input.ValidFrom", "2026-11-23"));
        Assert.Equal("Varmt möte", Codes.Text("overlamningssatt", "VARM"));
        Assert.Equal("Trepartsmöte", Codes.On("overlamningssatt", new(2027, 1, 1)).Single(c => c.Code == "VARM").Text);
        var history = (await admin.PageAsync(address)).QuerySelector(".tl")!.TextContent;
        Assert.All(new[] { "Möte tillsammans", "Varmt möte", "Trepartsmöte", "Lena Testfors" }, t => Assert.Contains(t, history));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.SubmitAsync(await admin.PageAsync(address), Form, ("Input.Text", "Förr"), ("Input.ValidFrom", "2026-11-22"))).StatusCode);
    }

    [Fact]
    public async Task An_ended_code_cannot_be_chosen_but_is_still_read_and_can_come_back()
    {
        var admin = await _app.SignedInAsync(Admin);
        var address = await OneAsync(admin, "sprak", "pl");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EndAsync(admin, address, "2026-11-22")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await EndAsync(admin, address, "2026-11-30")).StatusCode);
        Assert.Contains(Codes.On("sprak", new(2026, 11, 30)), c => c.Code == "pl");
        Assert.DoesNotContain(Codes.On("sprak", new(2026, 12, 1)), c => c.Code == "pl");
        Assert.Equal("Polska", Codes.Text("sprak", "pl"));
        var page = await admin.PageAsync(address + "/slut");
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.SubmitAsync(page, "form:has([name='Input.Again'])")).StatusCode);
        Assert.Contains(Codes.On("sprak", new(2026, 12, 1)), c => c.Code == "pl");
    }

    [Theory]
    [InlineData("kanal", "WEBB", "Anmälningssidan")]
    [InlineData("insats-slutorsak", "ARENDE-SLUT", "Mia sätter koden")]
    [InlineData("kontakttyp", "ARBPL", "arbetsplatsbesök")]
    [InlineData("kontakttyp", "UTEBLEV", "enda med betydelsen")]
    [InlineData("forsorjning", "FS", "Målgruppsregeln")]
    public async Task A_code_that_the_rules_need_stays_and_the_page_says_why(string list, string code, string why)
    {
        var admin = await _app.SignedInAsync(Admin);
        var address = await OneAsync(admin, list, code);
        var page = await admin.PageAsync(address + "/slut");
        Assert.Contains(why, page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Null(page.QuerySelector("[name='Input.ValidTo']"));

        // Whoever posts anyway is refused too.
        var other = await OneAsync(admin, "sprak", "tr");
        var form = (IHtmlFormElement)(await admin.PageAsync(other + "/slut")).QuerySelector(Form)!;
        var version = (await admin.PageAsync(address)).QuerySelector("[name='Input.Version']")!.GetAttribute("value")!;
        var fields = Html.Values(form).Where(v => v.Key is not ("Input.Version" or "Input.ValidTo")).Append(new("Input.Version", version)).Append(new("Input.ValidTo", "2026-12-01"));
        var answer = await admin.PostAsync(address + "/slut", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(Codes.On(list, new(2027, 6, 1)), c => c.Code == code);
    }

    [Fact]
    public async Task Kinds_of_file_cannot_be_added_because_Mia_would_not_know_them()
    {
        var admin = await _app.SignedInAsync(Admin);
        var page = await admin.PageAsync("/admin/kodlistor/filsort");
        Assert.Null(page.QuerySelector("[name='Input.Value']"));
        Assert.Contains("känner igen filer", page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Two_who_change_the_same_code_see_both_wordings()
    {
        var admin = await _app.SignedInAsync(Admin);
        var address = await OneAsync(admin, "bokningsplats", "ANNAN");
        var (first, second) = (await admin.PageAsync(address), await admin.PageAsync(address));
        await admin.SubmitAsync(first, Form, ("Input.Text", "Någon annanstans"));
        var answer = await admin.SubmitAsync(second, Form, ("Input.Text", "Annan ort"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var shown = await answer.ReadAsync();
        Assert.All(new[] { "Någon annanstans", "Annan ort" }, t => Assert.Contains(t, shown.Body!.TextContent));
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.SubmitAsync(shown, Form)).StatusCode);
        Assert.Equal("Annan ort", Codes.Text("bokningsplats", "ANNAN"));
    }

    [Fact]
    public async Task A_form_that_is_posted_twice_adds_one_code()
    {
        var admin = await _app.SignedInAsync(Admin);
        var page = await admin.PageAsync("/admin/kodlistor/prioritet");
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.SeeOther, (await admin.SubmitAsync(page, Form, ("Input.Value", "TVA"), ("Input.Text", "Två gånger"))).StatusCode);
        Assert.Single(Codes.On("prioritet", Today), c => c.Code == "TVA");
    }

    [Fact]
    public async Task An_unknown_list_and_a_code_of_another_list_are_not_found()
    {
        var admin = await _app.SignedInAsync(Admin);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/kodlistor/finns-inte")).StatusCode);
        var code = (await OneAsync(admin, "sprak", "sv")).Split('/')[^1];
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/admin/kodlistor/kanal/{code}")).StatusCode);
        Assert.Empty(PageRules.Broken(await admin.PageAsync($"/admin/kodlistor/sprak/{code}")));
        Assert.Empty(PageRules.Broken(await admin.PageAsync($"/admin/kodlistor/sprak/{code}/slut")));
    }

    private static async Task<HttpResponseMessage> AddAsync(HttpClient admin, string list, params (string Name, string? Value)[] fields) =>
        await admin.SubmitAsync(await admin.PageAsync($"/admin/kodlistor/{list}"), Form, fields);

    private static async Task<HttpResponseMessage> EndAsync(HttpClient admin, string address, string day) =>
        await admin.SubmitAsync(await admin.PageAsync(address + "/slut"), Form, ("Input.ValidTo", day));

    private static async Task<string> OneAsync(HttpClient admin, string list, string code) =>
        (await admin.PageAsync($"/admin/kodlistor/{list}")).QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("code")!.TextContent == code).QuerySelector("a")!.GetAttribute("href")!;
}
