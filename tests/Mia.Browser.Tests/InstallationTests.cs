using System.Collections.Concurrent;
using Mia.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mia.Browser.Tests;

/// <summary>The first page that anybody sees of an empty installation.</summary>
[Collection(nameof(Site))]
public sealed class InstallationTests(Site site)
{
    [Fact]
    public async Task The_page_of_the_set_up_link_can_be_used_by_everybody()
    {
        var log = new LogBook();
        await using var app = new MiaApp { EnvironmentName = "Production", Log = log }.With("AllowedHosts", "*");
        app.UseKestrel(0);
        app.StartServer();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal).TrimEnd('/');
        var line = Assert.Single(log.Lines, l => l.Contains("/installation/", StringComparison.Ordinal));
        var context = await site.Chromium.NewContextAsync(new() { BaseURL = address, Locale = "sv-SE", TimezoneId = "Europe/Stockholm", ExtraHTTPHeaders = [new("X-Forwarded-Proto", "https")] });
        await using var tab = new Tab(context, await context.NewPageAsync());
        await tab.GoAsync(line[line.IndexOf("/installation/", StringComparison.Ordinal)..].Trim());
        await PageCheck.AssertAsync(tab);
        Assert.Empty(tab.Complaints);
    }

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
