using System.Net;
using Mia.Platform.Identity;
using Mia.Testing;

namespace Mia.Admin.Tests;

/// <summary>Signing in over HTTP, with the real database.</summary>
public sealed class SignInTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Cm = "cm@ostra-sodertorn.demo";

    private readonly MiaApp _app = fixture.App;

    [Fact]
    public async Task A_demo_account_signs_in_and_out()
    {
        var browser = await _app.SignedInAsync(Cm);
        var page = await browser.PageAsync("/mitt-konto");
        Assert.Contains("Anna Provberg", page.Body!.TextContent);

        var answer = await browser.SubmitAsync(page, "form[action='/logga-ut']");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/session")).StatusCode);
        var after = await browser.GetAsync("/mitt-konto");
        Assert.Equal("/logga-in?returnUrl=%2Fmitt-konto", after.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_cookie_is_hidden_from_scripts_and_its_token_is_not_in_the_database_as_it_is()
    {
        var browser = _app.Browser();
        var answer = await browser.SubmitAsync(await browser.PageAsync("/logga-in"), "form:has(input[type=password])", ("Email", Cm), ("Password", Staff.Password));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("mia=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        var token = cookie.Split(';')[0]["mia=".Length..];
        await using var stream = new FileStream(Path.Combine(_app.DataDirectory, "mia.db"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        Assert.DoesNotContain(token, await reader.ReadToEndAsync());
    }

    [Theory]
    [InlineData(Cm, "fel-losenord-2026")]
    [InlineData("finns-inte@ostra-sodertorn.demo", Staff.Password)]
    public async Task A_refusal_says_the_same_for_known_and_unknown_addresses(string email, string password)
    {
        var browser = _app.Browser();
        var answer = await browser.SubmitAsync(await browser.PageAsync("/logga-in"), "form:has(input[type=password])", ("Email", email), ("Password", password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadAsync();
        Assert.Contains("E-postadressen eller lösenordet stämmer inte", page.Body!.TextContent);
        Assert.Equal("", page.QuerySelector("input[name=Password]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_a_quarter_of_an_hour_opens_it()
    {
        const string email = "kbt@sodertalje.demo";
        for (var i = 0; i < 5; i++) Assert.False(await TryAsync(email, "fel-losenord-2026"));
        Assert.False(await TryAsync(email, Staff.Password));
        _app.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.True(await TryAsync(email, Staff.Password));
    }

    [Fact]
    public async Task Parallel_guesses_do_not_pass_the_lock()
    {
        const string email = "se@sodertalje.demo";
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => TryAsync(email, $"gissning-nummer-{i}")));
        Assert.False(await TryAsync(email, Staff.Password));
    }

    [Theory]
    [InlineData("https://ond.example/", "/")]
    [InlineData("//ond.example", "/")]
    [InlineData("/\\ond.example", "/")]
    [InlineData("/mitt-konto", "/mitt-konto")]
    public async Task Signing_in_leads_only_to_addresses_of_this_site(string returnUrl, string target)
    {
        var browser = _app.Browser();
        var page = await browser.PageAsync("/logga-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        var answer = await browser.SubmitAsync(page, "form:has(input[type=password])", ("Email", Cm), ("Password", Staff.Password));
        Assert.Equal($"/logga-in/klar?returnUrl={Uri.EscapeDataString(target)}", answer.Headers.Location?.OriginalString);
        var done = await browser.GetAsync(answer.Headers.Location);
        Assert.Equal(target, done.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task An_idle_session_ends_and_what_was_typed_comes_back()
    {
        const string text = "Vi pratade om nästa steg, en längre anteckning.";
        var browser = await _app.SignedInAsync("admin@mia.demo");
        var form = await browser.PageAsync("/admin/delprojekt/nytt");
        _app.Clock.Advance(TimeSpan.FromMinutes(31));

        var late = await browser.SubmitAsync(form, "main form[method=post]", ("Input.Name", "Försvann Inte"), ("Input.Slug", "forsvann-inte"),
            ("Input.Forbund", text), ("Input.Controllers", "Påhittade kommunen"));
        Assert.Equal(HttpStatusCode.SeeOther, late.StatusCode);
        Assert.Contains("slut=1", late.Headers.Location!.OriginalString, StringComparison.Ordinal);

        var signIn = await browser.PageAsync(late.Headers.Location.OriginalString);
        Assert.Contains("Du har loggats ut", signIn.Body!.TextContent);
        var answer = await browser.SubmitAsync(signIn, "form:has(input[type=password])", ("Email", "admin@mia.demo"), ("Password", Staff.Password));
        Assert.Equal("/logga-in/din-text", (await browser.GetAsync(answer.Headers.Location)).Headers.Location?.OriginalString);
        var kept = await browser.PageAsync("/logga-in/din-text");
        Assert.Contains(kept.QuerySelectorAll("textarea"), t => t.TextContent == text);

        var saved = await browser.SubmitAsync(kept, "main form[method=post]");
        Assert.Equal("/admin/verktyg/forsvann-inte", saved.Headers.Location?.OriginalString);
        Assert.Contains("ingen text", (await browser.PageAsync("/logga-in/din-text")).Body!.TextContent);
    }

    [Fact]
    public async Task Kept_text_is_given_to_nobody_else()
    {
        var browser = await _app.SignedInAsync("admin@mia.demo");
        var form = await browser.PageAsync("/admin/delprojekt/nytt");
        _app.Clock.Advance(TimeSpan.FromMinutes(31));
        await browser.SubmitAsync(form, "main form[method=post]", ("Input.Name", "Hemligt delprojekt i planering"));
        var other = await _app.SignedInAsync(Cm);
        Assert.DoesNotContain("Hemligt", (await other.PageAsync("/logga-in/din-text")).Body!.TextContent);
    }

    [Fact]
    public async Task The_session_endpoint_prolongs_and_its_sibling_does_not()
    {
        var browser = await _app.SignedInAsync(Cm);
        _app.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal("600", await browser.GetStringAsync("/session/kvar"));
        Assert.Equal(HttpStatusCode.NoContent, (await browser.GetAsync("/session")).StatusCode);
        Assert.Equal("1800", await browser.GetStringAsync("/session/kvar"));
        _app.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal("0", await browser.GetStringAsync("/session/kvar"));
    }

    [Fact]
    public async Task A_session_ends_after_its_longest_time_even_when_it_is_used()
    {
        var browser = await _app.SignedInAsync(Cm);
        for (var i = 0; i < 12 * 3; i++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await browser.GetAsync("/session")).StatusCode);
            _app.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/session")).StatusCode);
    }

    [Fact]
    public async Task A_fragment_asked_for_without_session_leads_the_whole_page_to_signing_in()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/mitt-konto");
        request.Headers.Add("HX-Request", "true");
        var answer = await _app.Browser().SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.StartsWith("/logga-in", answer.Headers.GetValues("HX-Redirect").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_session_is_signed_out_at_its_next_request()
    {
        const string email = "projektledare@stockholm.demo";
        var (here, there) = (await _app.SignedInAsync(email), await _app.SignedInAsync(email));
        var page = await here.PageAsync("/mitt-konto");
        foreach (var _ in page.QuerySelectorAll("form[action='/mitt-konto?handler=End']"))
            await here.SubmitAsync(await here.PageAsync("/mitt-konto"), "form[action='/mitt-konto?handler=End']");
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/mitt-konto")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await there.GetAsync("/mitt-konto")).StatusCode);
    }

    [Fact]
    public async Task A_session_survives_a_restart_of_the_program()
    {
        var folder = Path.Combine(Path.GetTempPath(), "mia-test-" + Guid.NewGuid().ToString("N"));
        string cookie;
        await using (var first = new MiaApp { DataDirectory = folder, KeepData = true })
        {
            var browser = first.Browser();
            var answer = await browser.SubmitAsync(await browser.PageAsync("/logga-in"), "form:has(input[type=password])", ("Email", Cm), ("Password", Staff.Password));
            cookie = answer.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("mia=", StringComparison.Ordinal)).Split(';')[0];
        }

        await using var second = new MiaApp { DataDirectory = folder };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/session");
        request.Headers.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.NoContent, (await second.CreateClient(new() { HandleCookies = false }).SendAsync(request)).StatusCode);
    }

    [Fact]
    public void Codes_of_apps_follow_the_standard_and_work_once()
    {
        // RFC 6238, appendix B: the ASCII key 12345678901234567890 at 59 s gives 94287082, of which apps show six digits.
        const string key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        Assert.Equal("287082", Totp.CodeAt(key, DateTimeOffset.FromUnixTimeSeconds(59)));
        var clock = new TestClock(DateTimeOffset.FromUnixTimeSeconds(59));
        var totp = new Totp(clock);
        var user = Guid.NewGuid();
        Assert.True(totp.Accept(user, key, "287 082"));
        Assert.False(totp.Accept(user, key, "287082"));
        Assert.True(totp.Accept(Guid.NewGuid(), key, "287082"));
    }

    private async Task<bool> TryAsync(string email, string password)
    {
        var browser = _app.Browser();
        var answer = await browser.SubmitAsync(await browser.PageAsync("/logga-in"), "form:has(input[type=password])", ("Email", email), ("Password", password));
        return answer.StatusCode == HttpStatusCode.Redirect;
    }
}
