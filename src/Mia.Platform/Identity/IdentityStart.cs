using Mia.Platform.Cli;
using Mia.Platform.Data;
using Mia.Platform.Modules;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mia.Platform.Identity;

/// <summary>Demo accounts where they belong.</summary>
internal sealed class IdentitySetUp(IDemoAccounts demo) : ISetUp
{
    public Task RunAsync(CancellationToken ct) => demo.EnsureAsync(ct);
}

/// <summary>An installation without accounts prints a one-time link that makes the first system administrator.</summary>
internal sealed partial class SetUpLink(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, ILogger<SetUpLink> log) : IFirstStart
{
    private const int Hours = 24;

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        if (await db.Set<User>().AnyAsync(ct)) return;
        var token = AccountLink.NewToken();
        await scope.ServiceProvider.GetRequiredService<DataSession>().WriteAsync(async _ =>
        {
            var now = clock.UtcNow();
            foreach (var old in await db.Set<AccountLink>().Where(l => l.Kind == AccountLinkKind.SetUp && l.UsedAt == null).ToListAsync(ct)) old.Use(now);
            db.Add(new AccountLink(AccountLinkKind.SetUp, null, token, null, now, now.AddHours(Hours)));
        }, ct);
        var site = (configuration["Mia:PublicAddress"] ?? configuration["urls"]?.Split(';')[0] ?? "http://localhost:5080").TrimEnd('/');
        Printed(log, $"{site}/installation/{token}", Hours);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mia has no accounts yet. Open this link within {Hours} hours to make the first system administrator; it works once: {Link}")]
    private static partial void Printed(ILogger log, string link, int hours);
}

/// <summary>Writes down once a minute, and at the end, when sessions were last used.</summary>
internal sealed partial class SessionTimes(SessionStore sessions, ILogger<SessionTimes> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryWriteAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The program stops; StopAsync writes the last times.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    private async Task TryWriteAsync(CancellationToken ct)
    {
        try
        {
            await sessions.WriteTimesAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A missed minute of "last seen" must not stop the server; the next one writes it.
            NotWritten(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The times of the sessions could not be written; the next minute tries again")]
    private static partial void NotWritten(ILogger log, Exception e);
}
