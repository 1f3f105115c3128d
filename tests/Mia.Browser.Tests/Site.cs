using System.Collections.Concurrent;
using Mia.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mia.Browser.Tests;

/// <summary>The real host on a real port with demo data, and one Chromium. Shared by all tests of the collection.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> _signedIn = [];
    private IPlaywright _playwright = null!;

    public MiaApp App { get; } = new MiaApp().With("Demo:Participants", "90").With("Demo:Years", "1").With("Demo:Seed", "7");

    public IBrowser Chromium { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        App.UseKestrel(0);
        App.StartServer();
        Address = App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal).TrimEnd('/');
        _playwright = await Playwright.CreateAsync();
        Chromium = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("MIA_CHROMIUM") is { Length: > 0 } chosen ? chosen : File.Exists("/usr/bin/chromium") ? "/usr/bin/chromium" : null,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        });
    }

    public async Task DisposeAsync()
    {
        await Chromium.DisposeAsync();
        _playwright.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>A tab. Signed in when an account is given; each account signs in once.</summary>
    /// <param name="email">Account.</param>
    /// <param name="width">Width of the window.</param>
    /// <param name="height">Height of the window.</param>
    /// <param name="script">Whether JavaScript is on.</param>
    /// <param name="dark">Whether the person likes it dark.</param>
    /// <param name="host">Name of the server instead of its number: a passkey belongs to a name.</param>
    public async Task<Tab> OpenAsync(string? email = null, int width = 1366, int height = 900, bool script = true, bool dark = false, string? host = null)
    {
        var state = email is null ? null : _signedIn.TryGetValue(email, out var known) ? known : _signedIn[email] = await SignInAsync(email);
        var context = await Chromium.NewContextAsync(new()
        {
            BaseURL = host is null ? Address : Address.Replace("127.0.0.1", host, StringComparison.Ordinal),
            JavaScriptEnabled = script,
            StorageState = state,
            Locale = "sv-SE",
            TimezoneId = "Europe/Stockholm",
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout(10_000);
        return new Tab(context, await context.NewPageAsync());
    }

    /// <summary>Lets all sessions run out.</summary>
    public void EndSessions() => Pass(TimeSpan.FromMinutes(45));

    /// <summary>Lets time pass on the server. Tabs that are opened afterwards sign in anew.</summary>
    public void Pass(TimeSpan time)
    {
        App.Clock.Advance(time);
        _signedIn.Clear();
    }

    private async Task<string> SignInAsync(string email)
    {
        await using var tab = await OpenAsync();
        await tab.SignInAsync(email);
        return await tab.Context.StorageStateAsync();
    }
}

/// <summary>One tab, with everything it complained about.</summary>
public sealed class Tab : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public Tab(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            // A page that answers 4xx is reported by Chromium as an error of the network; the tests look at statuses themselves.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.ResourceType is not ("document" or "fetch" or "xhr")) _complaints.Add($"{response.Status} {response.Url}");
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors of the console, of scripts, of the security policy, and files that were not there.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Goes to an address and expects a status.</summary>
    public async Task GoAsync(string address, int status = 200)
    {
        var response = await Page.GotoAsync(address);
        Assert.True(response!.Status == status, $"{address} answered {response.Status} instead of {status}");
    }

    public async Task SignInAsync(string email)
    {
        await Page.GotoAsync("/logga-in");
        var form = Page.Locator("form").Filter(new() { Has = Page.Locator("input[type=password]") }).First;
        await form.Locator("input[type=email]").FillAsync(email);
        await form.Locator("input[type=password]").FillAsync(Staff.Password);
        await form.Locator("button[type=submit]").ClickAsync();
        // Somebody whose text was kept comes to "/logga-in/din-text" first, and is signed in there.
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath != "/logga-in");
    }

    /// <summary>Whether the page has to be scrolled sideways.</summary>
    public Task<bool> ScrollsSidewaysAsync() =>
        Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}

[CollectionDefinition(nameof(Site), DisableParallelization = true)]
public sealed class SiteCollection : ICollectionFixture<Site>;
