using System.Net;
using System.Net.Mail;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mia.Platform.Mail;

/// <summary>
/// Sends what waits in the outbox, each mail at least once. One that fails is tried again after 1, 2, 4 … minutes and given up after
/// a week. Addresses and texts are never logged.
/// </summary>
internal sealed class MailSender(IServiceScopeFactory scopes, MailBell bell, IOptions<MailOptions> options, TimeProvider clock, ILogger<MailSender> log)
    : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(7);
    private bool _said;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await SendDueAsync(stoppingToken);
                await bell.WaitAsync(Look, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>Sends everything that is due now.</summary>
    /// <returns>Mails sent.</returns>
    internal async Task<int> SendDueAsync(CancellationToken ct)
    {
        var sent = 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var session = scope.ServiceProvider.GetRequiredService<DataSession>();
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var mail in await db.Set<MailRow>().AsNoTracking().Where(m => m.NextAt <= now).OrderBy(m => m.NextAt).Take(100).ToListAsync(ct))
        {
            if (options.Value is { Host: "", Drop: "" } && now - mail.At < GivenUpAfter)
            {
                if (!_said)
                    log.LogWarning("Mail is not configured (Mail:Host); mail waits in the outbox.");
                _said = true;
                break;
            }
            var failure = await TryAsync(mail, ct);
            sent += failure is null ? 1 : 0;
            await session.WriteAsync(async token =>
            {
                var row = await db.Set<MailRow>().FirstAsync(m => m.Id == mail.Id, token);
                Note(row, failure);
            }, ct);
        }
        return sent;
    }

    private void Note(MailRow row, string? failure)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        row.Error = failure;
        if (failure is null)
        {
            row.SentAt = now;
        }
        else
        {
            row.Failures++;
            if (now - row.At < GivenUpAfter)
            {
                row.NextAt = now + TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, row.Failures - 1)));
                return;
            }
        }
        // Done with, one way or the other: nothing is kept but that it happened.
        (row.NextAt, row.To, row.Subject, row.Body) = (null, null, null, null);
    }

    private async Task<string?> TryAsync(MailRow mail, CancellationToken ct)
    {
        if (options.Value is { Host: "", Drop: "" })
            return "NotConfigured";
        try
        {
            using var client = Client();
            using var message = new MailMessage(options.Value.From, mail.To!, mail.Subject, mail.Body);
            message.Headers.Add("Message-ID", $"<{mail.Id:N}@mia>");
            await client.SendMailAsync(message, ct);
            log.LogInformation("Mail {Id} ({Kind}) sent.", mail.Id, mail.Kind);
            return null;
        }
        catch (Exception e) when (e is SmtpException or FormatException or IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            log.LogWarning("Mail {Id} ({Kind}) could not be sent: {Error}", mail.Id, mail.Kind, e.GetType().Name);
            return e.GetType().Name;
        }
    }

    private SmtpClient Client()
    {
        var to = options.Value;
        if (to.Drop.Length > 0)
        {
            Directory.CreateDirectory(to.Drop);
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Path.GetFullPath(to.Drop) };
        }
        return new SmtpClient(to.Host, to.Port)
        {
            EnableSsl = to.Tls,
            Timeout = 20_000,
            Credentials = to.User.Length > 0 ? new NetworkCredential(to.User, to.Password) : null,
        };
    }
}

/// <summary>Registers mail.</summary>
internal static class MailServices
{
    /// <summary>The outbox and its sender.</summary>
    public static IServiceCollection AddMiaMail(this IServiceCollection services, Microsoft.Extensions.Configuration.IConfiguration configuration)
    {
        services.Configure<MailOptions>(configuration.GetSection("Mail"));
        services.AddSingleton<MailBell>();
        services.AddSingleton<MailSender>();
        services.AddScoped<IMailOutbox, MailOutbox>();
        return services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<MailSender>());
    }
}
