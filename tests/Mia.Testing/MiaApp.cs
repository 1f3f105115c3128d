using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Mia.Testing;

/// <summary>The real host on a real SQLite file in a folder of its own, without demo data, with a clock that tests can set.</summary>
public sealed class MiaApp : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string?> _settings = [];

    /// <summary>Folder with the database, the access log and the keys. Removed with the app.</summary>
    public string DataDirectory { get; init; } = Path.Combine(Path.GetTempPath(), "mia-test-" + Guid.NewGuid().ToString("N"));

    /// <summary>Keeps the folder, for tests that start a second time on the same data.</summary>
    public bool KeepData { get; init; }

    /// <summary>The clock of the app. Starts at Monday 23 November 2026, 09.00 in Stockholm.</summary>
    public TestClock Clock { get; init; } = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    /// <summary>Development as in <c>dotnet run</c>, or Production.</summary>
    public string EnvironmentName { get; init; } = "Development";

    /// <summary>Hears everything that the app logs.</summary>
    public ILoggerProvider? Log { get; init; }

    /// <summary>Sets a configuration value before the app starts.</summary>
    public MiaApp With(string key, string? value)
    {
        _settings[key] = value;
        return this;
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        builder.UseSetting("Data:Directory", DataDirectory);
        builder.UseSetting("Demo:Participants", "0");
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddTransient<IStartupFilter, StatementCounter.Receiver>();
            if (Log is not null) services.AddSingleton(Log);
        });
    }

    /// <summary>A client that follows no redirects and keeps cookies, like a browser with JavaScript off.</summary>
    public HttpClient Browser()
    {
        // On a real port the factory's own clients follow redirects whatever is asked for.
        if (ClientOptions.BaseAddress.Port != 80)
            return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress };
        return CreateDefaultClient(ClientOptions.BaseAddress, new CookieContainerHandler(), new StatementCounter.Sender());
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await ClosedAsync(Path.Combine(DataDirectory, "mia.lock"));
        if (!KeepData && Directory.Exists(DataDirectory)) Directory.Delete(DataDirectory, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The program's own end and the factory's run beside each other; whichever comes second does not wait for the first to close the data.</summary>
    private static async Task ClosedAsync(string held)
    {
        for (var until = TimeProvider.System.GetUtcNow().AddSeconds(30); File.Exists(held); await Task.Delay(20))
        {
            try
            {
                await using var free = new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                return;
            }
            catch (IOException) when (TimeProvider.System.GetUtcNow() < until)
            {
            }
        }
    }
}
