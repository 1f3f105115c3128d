using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Html.Dom;
using Mia.Platform.Identity;
using Mia.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mia.Admin.Tests;

/// <summary>An empty Production system: set-up link, second step, invitation, confirmation.</summary>
public sealed class ProductionTests : IAsyncLifetime
{
    private const string Password = "gul cykel under bron";
    private readonly MiaApp _app = new MiaApp { EnvironmentName = "Production" }.With("Mia:SignIn:MaxFailuresPerAddress", "0").With("AllowedHosts", "*");
    private readonly LogBook _log = new();
    private WebApplicationFactory<Program> _host = null!;

    public Task InitializeAsync()
    {
        _host = _app.WithWebHostBuilder(b => b.ConfigureServices(s => s.AddSingleton<ILoggerProvider>(_log)));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task From_an_empty_system_to_an_invited_colleague()
    {
        var admin = Browser();
        await admin.GetAsync("/health/live");
        var link = SetUpLink();

        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/installation/gissad-lank")).StatusCode);
        var form = await admin.PageAsync(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.SubmitAsync(form, "main form", Person("admin@exempel.se", "kort"))).StatusCode);
        var made = await admin.SubmitAsync(form, "main form", Person("admin@exempel.se", Password));
        Assert.Equal("/mitt-konto/tvasteg", made.Headers.Location?.OriginalString);
        var cookie = made.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-mia=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);

        // The link works once, also for somebody who has it.
        Assert.Equal(HttpStatusCode.NotFound, (await Browser().GetAsync(link)).StatusCode);

        // Nothing but the second step before it is there.
        Assert.Equal("/mitt-konto/tvasteg", (await admin.GetAsync("/admin")).Headers.Location?.OriginalString);
        var (key, codes) = await EnrolAsync(admin);
        Assert.Equal(10, codes.Count);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/admin")).StatusCode);

        var invitation = await InviteAsync(admin);
        await ColleagueAsync(invitation);
        await SignInAgainAsync(admin, key, codes);
    }

    [Fact]
    public async Task Changing_the_second_step_asks_for_a_confirmation_and_loses_nothing()
    {
        var admin = Browser();
        await admin.GetAsync("/health/live");
        await admin.SubmitAsync(await admin.PageAsync(SetUpLink()), "main form", Person("admin@exempel.se", Password));
        var (key, _) = await EnrolAsync(admin);
        _app.Clock.Advance(TimeSpan.FromMinutes(11));

        var page = await admin.PageAsync("/mitt-konto/tvasteg");
        var asked = await admin.SubmitAsync(page, "form[action='/mitt-konto/tvasteg?handler=Codes']", ("Extra", "något att minnas"));
        Assert.Equal("/bekrafta?returnUrl=%2Flogga-in%2Fdin-text", asked.Headers.Location?.OriginalString);

        var confirm = await admin.PageAsync(asked.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.SubmitAsync(confirm, "main form", ("Secret", "000000"))).StatusCode);
        var confirmed = await admin.SubmitAsync(confirm, "main form", ("Secret", Totp.CodeAt(key, _app.Clock.GetUtcNow())));
        Assert.Equal("/logga-in/din-text", confirmed.Headers.Location?.OriginalString);
        var done = await admin.SubmitAsync(await admin.PageAsync("/logga-in/din-text"), "main form");
        Assert.Equal(10, (await done.ReadAsync()).QuerySelectorAll(".codes li").Length);
    }

    [Fact]
    public async Task No_demo_account_exists_in_production()
    {
        var browser = Browser();
        var page = await browser.PageAsync("/logga-in");
        Assert.DoesNotContain("Demokonton", page.Body!.TextContent);
        var answer = await browser.SubmitAsync(page, "main form", ("Email", "admin@mia.demo"), ("Password", Staff.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task The_keys_of_the_framework_are_not_readable_in_the_data_folder()
    {
        await Browser().PageAsync("/logga-in");
        var files = Directory.GetFiles(Path.Combine(_app.DataDirectory, "framework-keys"));
        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.DoesNotContain("<masterKey", File.ReadAllText(f), StringComparison.Ordinal));
    }

    private async Task<string> InviteAsync(HttpClient admin)
    {
        var made = await admin.SubmitAsync(await admin.PageAsync("/admin/delprojekt/nytt"), "main form", ("Input.Name", "VärNa"), ("Input.Slug", "varna"),
            ("Input.Forbund", "Samordningsförbundet VärNa"), ("Input.Controllers", "Påhittade kommunen\nAndra kommunen"));
        Assert.Equal("/admin/verktyg/varna", made.Headers.Location?.OriginalString);
        var answer = await admin.SubmitAsync(await admin.PageAsync("/admin/konton/nytt"), "main form", ("Input.Name", "Testa Exempelsson"),
            ("Input.Email", "testa@exempel.se"), ("Input.Role", "CaseManager"), ("Input.Delprojekt", "varna"), ("Input.From", "2026-11-23"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var link = ((IHtmlInputElement)(await answer.ReadAsync()).QuerySelector("#lank")!).Value;
        Assert.DoesNotContain(new Uri(link).Segments[^1], await admin.GetStringAsync("/admin/konton"), StringComparison.Ordinal);
        return new Uri(link).AbsolutePath;
    }

    private async Task ColleagueAsync(string invitation)
    {
        var colleague = Browser();
        var form = await colleague.PageAsync(invitation);
        Assert.Contains("Testa Exempelsson", form.Body!.TextContent);
        var set = await colleague.SubmitAsync(form, "main form", ("NewPassword", Password + " igen"), ("RepeatPassword", Password + " igen"));
        Assert.Equal("/mitt-konto/tvasteg", set.Headers.Location?.OriginalString);
        Assert.Equal("/mitt-konto/tvasteg", (await colleague.GetAsync("/mitt-konto")).Headers.Location?.OriginalString);
        await EnrolAsync(colleague);
        Assert.Contains("VärNa", (await colleague.PageAsync("/mitt-konto")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.Gone, (await Browser().GetAsync(invitation)).StatusCode);
    }

    private async Task SignInAgainAsync(HttpClient browser, string key, IReadOnlyList<string> codes)
    {
        await browser.SubmitAsync(await browser.PageAsync("/mitt-konto"), "form[action='/logga-ut']");
        var first = await browser.SubmitAsync(await browser.PageAsync("/logga-in"), "main form", ("Email", "admin@exempel.se"), ("Password", Password));
        Assert.StartsWith("/logga-in/steg-2", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/admin")).StatusCode);

        var second = await browser.PageAsync(first.Headers.Location.OriginalString);
        // The code that enrolled the app is used up.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(second, "main form", ("Code", Totp.CodeAt(key, _app.Clock.GetUtcNow())))).StatusCode);
        _app.Clock.Advance(TimeSpan.FromSeconds(31));
        var entered = await browser.SubmitAsync(second, "main form", ("Code", Totp.CodeAt(key, _app.Clock.GetUtcNow())));
        Assert.StartsWith("/logga-in/klar", entered.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/admin")).StatusCode);

        Assert.True(await RecoverAsync(codes[0]));
        Assert.False(await RecoverAsync(codes[0]));
    }

    private async Task<bool> RecoverAsync(string code)
    {
        var browser = Browser();
        var first = await browser.SubmitAsync(await browser.PageAsync("/logga-in"), "main form", ("Email", "admin@exempel.se"), ("Password", Password));
        var answer = await browser.SubmitAsync(await browser.PageAsync(first.Headers.Location!.OriginalString), "form[action='/logga-in/steg-2?handler=Recovery']", ("RecoveryCode", code));
        return answer.StatusCode == HttpStatusCode.Redirect;
    }

    private async Task<(string Key, IReadOnlyList<string> Codes)> EnrolAsync(HttpClient browser)
    {
        var page = await browser.PageAsync("/mitt-konto/tvasteg");
        var key = ((IHtmlInputElement)page.QuerySelector("input[name=Key]")!).Value;
        var wrong = await browser.SubmitAsync(page, "form[action='/mitt-konto/tvasteg?handler=App']", ("Code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(key, ((IHtmlInputElement)(await wrong.ReadAsync()).QuerySelector("input[name=Key]")!).Value);
        var answer = await browser.SubmitAsync(page, "form[action='/mitt-konto/tvasteg?handler=App']", ("Code", Totp.CodeAt(key, _app.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (key, [.. (await answer.ReadAsync()).QuerySelectorAll(".codes code").Select(c => c.TextContent)]);
    }

    private static (string, string?)[] Person(string email, string password) =>
        [("Name", "Prov Provsson"), ("Email", email), ("NewPassword", password), ("RepeatPassword", password)];

    private string SetUpLink()
    {
        var line = Assert.Single(_log.Lines, l => l.Contains("/installation/", StringComparison.Ordinal));
        return line[line.IndexOf("/installation/", StringComparison.Ordinal)..].Trim();
    }

    private HttpClient Browser() => _host.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = new Uri("https://localhost") });

    /// <summary>What the program wrote to its log.</summary>
    private sealed class LogBook : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
