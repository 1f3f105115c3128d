using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Mia.Platform.Hosting;

/// <summary>Behind <c>/health/ready</c>: the database can be read, its turn to write comes within seconds, and the disk has room.</summary>
public sealed class ReadyCheck(IServiceScopeFactory scopes, DataOptions options) : IHealthCheck
{
    private const double LeastFree = 0.1;

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Database.ExecuteSqlAsync($"SELECT 1", patience.Token);
            await scope.ServiceProvider.GetRequiredService<DataSession>().WriteAsync(_ => Task.CompletedTask, patience.Token);
        }
        catch (Exception e)
        {
            // Whatever it is, the answer is the same: not ready. The type is enough to look further, and holds no data.
            return HealthCheckResult.Unhealthy(e.GetType().Name);
        }
        var disk = new DriveInfo(options.Directory);
        return (double)disk.AvailableFreeSpace / disk.TotalSize < LeastFree ? HealthCheckResult.Degraded("The disk is nearly full.") : HealthCheckResult.Healthy();
    }
}
