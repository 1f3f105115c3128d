using System.Security.Cryptography;
using System.Text;
using Mia.Platform.Data;
using Mia.Platform.Data.Backups;
using Mia.Platform.Data.Logs;
using Mia.Platform.Jobs;
using Mia.Platform.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Hosting.Metrics;

/// <summary>
/// <c>/metrics</c> for a collector on the same machine: counts, times and sizes, no personal data. From elsewhere only with the configured
/// token; to everybody else the address does not exist.
/// </summary>
public static class MetricsEndpoint
{
    /// <summary>Setting: the token that a collector sends as <c>Authorization: Bearer …</c>. With a token nobody gets in without it.</summary>
    public const string TokenSetting = "Mia:Metrics:Token";

    private static readonly string[] Passed = ["X-Forwarded-For", "X-Original-For", "Forwarded"];

    /// <summary>Maps it.</summary>
    public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        // Made now, so that it counts from the first request on and not from the first scrape.
        _ = endpoints.ServiceProvider.GetRequiredService<MetricBook>();
        return endpoints.MapGet("/metrics", AnswerAsync);
    }

    internal static void AddMetricBook(this IServiceCollection services) => services.AddSingleton<MetricBook>().AddScoped<MetricValues>();

    private static async Task AnswerAsync(HttpContext context, IConfiguration configuration, MetricBook book, MetricValues values)
    {
        if (!MayRead(context, configuration[TokenSetting]))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = MetricText.Media;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(MetricText.Write(book.Read(), await values.ReadAsync(context.RequestAborted)), context.RequestAborted);
    }

    /// <summary>A proxy on the same machine looks like the machine itself, so what it has passed on is not local.</summary>
    private static bool MayRead(HttpContext context, string? token)
    {
        if (!string.IsNullOrEmpty(token))
        {
            var sent = Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString());
            return CryptographicOperations.FixedTimeEquals(SHA256.HashData(sent), SHA256.HashData(Encoding.UTF8.GetBytes("Bearer " + token)));
        }
        return context.Connection.RemoteIpAddress is { } from && System.Net.IPAddress.IsLoopback(from) && !Passed.Any(context.Request.Headers.ContainsKey);
    }
}

/// <summary>Numbers that are looked up at every scrape: queues, jobs, backups, room.</summary>
internal sealed class MetricValues(WriteGate gate, AccessLog accesses, BackupStore backups, DataOptions options, PlatformDbContext db, IJobBoard jobs, TimeProvider clock)
{
    public async Task<IReadOnlyList<MetricValue>> ReadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<MetricValue> all =
        [
            new("mia_write_waiting", "Writers in the queue at the write gate", gate.Waiting),
            new("mia_audit_waiting", "Entries that wait to be written to the access log", accesses.InQueue),
            new("mia_audit_entries", "Entries in the access log", accesses.Head.Seq),
            new("mia_mail_waiting", "Mail that has not been sent", await db.Set<MailRow>().CountAsync(m => m.SentAt == null && m.NextAt != null, ct)),
            new("mia_mail_given_up", "Mail that could not be sent", await db.Set<MailRow>().CountAsync(m => m.SentAt == null && m.NextAt == null, ct)),
            new("mia_disk_free_bytes", "Room left where the data are", new DriveInfo(options.Directory).AvailableFreeSpace),
            new("mia_database_bytes", "Size of the database file", Size(options.DatabaseFile)),
            new("mia_database_log_bytes", "Size of the database's write-ahead log", Size(options.DatabaseFile + "-wal")),
        ];
        // No backup yet: no number, so that an alarm on its absence works.
        if (backups.LatestAt() is { } at) all.Add(new("mia_backup_age_seconds", "Age of the latest backup", Math.Max(0, (now - at).TotalSeconds)));
        foreach (var job in await jobs.ListAsync(ct))
        {
            var label = MetricText.Label("job", job.Id);
            all.Add(new("mia_job_running", "Whether the job runs now", job.Status == JobStatus.Running ? 1 : 0, label));
            all.Add(new("mia_job_failed", "Whether the job failed last time", job.Status == JobStatus.Failed ? 1 : 0, label));
            if (job.EndedAt is { } ended) all.Add(new("mia_job_ended_age_seconds", "Time since the job last ended", Math.Max(0, (now - ended).TotalSeconds), label));
        }
        return all;
    }

    private static long Size(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;
}
