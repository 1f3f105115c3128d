using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain.Intake;
using Mia.Testing;

namespace Mia.Casework.Tests.Intake;

/// <summary>The public form in easy Swedish: one question at a time, without JavaScript (methods.md 1.7).</summary>
public sealed class EasyFormTests(SharedApp shared) : IntakeBase(shared), IClassFixture<SharedApp>
{
    private const string Address = $"/anmalan/{Slug}/lattlast";
    private const string Form = "main form.easy";

    private static readonly (string Field, string Value)[] Answers =
        [("Input.Name", "Lätta Lässon"), ("Input.BirthYear", "1991"), ("Input.KommunCode", "0136"), ("Input.Phone", "070-1740605"), ("Input.Wish", "Jag vill jobba med djur.")];

    private static async Task<IHtmlDocument> NextAsync(HttpClient browser, IHtmlDocument page, params (string, string?)[] fields)
    {
        var answer = await PressAsync(browser, page, "next", fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync();
    }

    private static Task<HttpResponseMessage> PressAsync(HttpClient browser, IHtmlDocument page, string handler, params (string Name, string? Value)[] fields)
    {
        var form = (IHtmlFormElement)page.QuerySelector(Form)!;
        var button = form.QuerySelector($"button[formaction$='handler={handler}']")!;
        var values = Html.Values(form).Where(v => fields.All(f => f.Name != v.Key)).Concat(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!)));
        return browser.PostAsync(button.GetAttribute("formaction"), new FormUrlEncodedContent(values));
    }

    /// <summary>Answers the first questions.</summary>
    private static async Task<IHtmlDocument> WalkAsync(HttpClient browser, int questions)
    {
        var page = await browser.PageAsync(Address);
        for (var i = 0; i < questions; i++)
        {
            Assert.Empty(Broken(page));
            page = await NextAsync(browser, page, (Answers[i].Field, Answers[i].Value));
        }
        return page;
    }

    [Fact]
    public async Task One_question_at_a_time_leads_to_the_same_referral()
    {
        using var browser = App.Browser();
        var usual = await browser.PageAsync($"/anmalan/{Slug}");
        Assert.Contains(usual.QuerySelectorAll("a"), a => a.GetAttribute("href") == Address);
        var page = await WalkAsync(browser, 5);
        Assert.Empty(Broken(page));
        foreach (var (_, value) in Answers.Where(a => a.Field != "Input.KommunCode")) Assert.Contains(value, page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Haninge", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await ReferralsAsync());
        var sent = await browser.SubmitAsync(page, Form);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var referral = Assert.Single(await ReferralsAsync());
        Assert.Equal(("Lätta Lässon", 1991, "0136", "PERS", "Jag vill jobba med djur."), (referral.Name, referral.BirthYear, referral.KommunCode, referral.Initiative, referral.Wish));
        Assert.Equal(["LATT"], referral.Needs);
        Assert.Contains("Tack, vi har fått din anmälan", (await browser.PageAsync(sent.Headers.Location!.ToString())).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_referral()
    {
        using var browser = App.Browser();
        var page = await WalkAsync(browser, 5);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => browser.SubmitAsync(page, Form)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        Assert.Single(await ReferralsAsync());
    }

    [Theory]
    [InlineData(0, "Input.Name", "", "Skriv namnet")]
    [InlineData(0, "Input.Name", "lång", "högst 120 tecken")]
    [InlineData(1, "Input.BirthYear", "abc", "")]
    [InlineData(1, "Input.BirthYear", "", "födelseår")]
    [InlineData(2, "Input.KommunCode", "9999", "listan")]
    [InlineData(2, "Input.KommunCode", "", "Välj kommun")]
    [InlineData(3, "Input.Phone", "", "telefon eller e-post")]
    [InlineData(4, "Input.Wish", "lång", "högst 1000 tecken")]
    public async Task What_is_wrong_is_asked_again_at_once(int question, string field, string value, string says)
    {
        using var browser = App.Browser();
        var page = await WalkAsync(browser, question);
        var answer = await PressAsync(browser, page, "next", (field, value == "lång" ? new string('å', 1001) : value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var again = await answer.ReadAsync();
        Assert.Contains($"Fråga {question + 1} av", again.QuerySelector(Form)!.TextContent, StringComparison.Ordinal);
        Assert.Contains(says, again.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Broken(again));
        if (question > 0) Assert.Equal("Lätta Lässon", ((IHtmlInputElement)again.QuerySelector("[name='Input.Name']")!).Value);
        Assert.Empty(await ReferralsAsync());
    }

    [Fact]
    public async Task One_goes_back_without_losing_anything_and_forged_steps_end_at_the_question_that_is_missing()
    {
        using var browser = App.Browser();
        var page = await WalkAsync(browser, 3);
        var back = await (await PressAsync(browser, page, "back")).ReadAsync();
        Assert.Equal("0136", ((IHtmlSelectElement)back.QuerySelector("[name='Input.KommunCode']")!).Value);
        var first = await browser.PageAsync(Address);
        var forged = await browser.SubmitAsync(first, Form, ("steg", "99"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.StatusCode);
        Assert.Contains("Fråga 1 av", (await forged.ReadAsync()).QuerySelector(Form)!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PressAsync(browser, first, "next", ("steg", "-5"), ("Input.Name", "Testa"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/anmalan/finns-inte/lattlast")).StatusCode);
        Assert.Empty(await ReferralsAsync());
    }

    [Fact]
    public async Task It_takes_nothing_that_it_does_not_ask_and_nothing_from_programs()
    {
        using var browser = App.Browser();
        var page = await WalkAsync(browser, 5);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(page, Form, ("Input.Webbplats", "http://x"))).StatusCode);
        Assert.Empty(await ReferralsAsync());
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(await WalkAsync(browser, 5), Form, ("Input.Sender", "Officer"), ("Input.Referrer", "AF"), ("Input.IdentityNumber", "900101-2385"))).StatusCode);
        var referral = Assert.Single(await ReferralsAsync());
        Assert.Equal(("PERS", null), (referral.Initiative, referral.IdentityNumber));
    }
}
