using Mia.Platform.Data;

namespace Mia.Platform.Jobs;

/// <summary>Forgets the answers of old form posts.</summary>
internal sealed class PurgeOnce(OnceStore once) : IJob
{
    public string Id => "rensa-formularnycklar";

    public string Name => "Rensa gamla formulärnycklar";

    public TimeSpan? Every => TimeSpan.FromHours(6);

    public async Task RunAsync(IProgress<JobProgress> progress, CancellationToken ct)
    {
        var removed = await once.PurgeAsync(ct);
        progress.Report(new JobProgress(removed, removed, $"{removed} borttagna"));
    }
}
