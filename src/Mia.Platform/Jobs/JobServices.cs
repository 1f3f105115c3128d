using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mia.Platform.Jobs;

/// <summary>Registers background jobs.</summary>
internal static class JobServices
{
    /// <summary>The board and the runner. The runner starts with the host, after the data is open.</summary>
    public static IServiceCollection AddMiaJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobProgressBook>();
        services.AddSingleton<JobRunner>();
        services.AddScoped<IJobBoard, JobBoard>();
        services.AddScoped<IJob, PurgeOnce>();
        return services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<JobRunner>());
    }
}
