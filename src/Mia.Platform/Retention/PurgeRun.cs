using Mia.Platform.Data;
using Mia.Platform.Jobs;

namespace Mia.Platform.Retention;

/// <summary>Runs all series, in one transaction, and leaves a line per series in the change log.</summary>
public sealed class PurgeRun
{
    private readonly IEnumerable<IPurge> _series;
    private readonly DataSession _session;

    internal PurgeRun(IEnumerable<IPurge> series, DataSession session) => (_series, _session) = (series, session);

    /// <summary>What would be removed now. Changes nothing.</summary>
    public async Task<IReadOnlyList<PurgeLine>> DryRunAsync(CancellationToken ct)
    {
        var lines = new List<PurgeLine>();
        foreach (var series in _series) lines.Add(new PurgeLine(series.Name, await series.CountAsync(ct)));
        return lines;
    }

    /// <summary>Removes what is due and returns the protocol.</summary>
    public Task<IReadOnlyList<PurgeLine>> RunAsync(CancellationToken ct) => _session.WriteAsync<IReadOnlyList<PurgeLine>>(async token =>
    {
        var lines = new List<PurgeLine>();
        foreach (var series in _series) lines.Add(new PurgeLine(series.Name, await series.PurgeAsync(token)));
        foreach (var line in lines.Where(l => l.Rows > 0)) _session.Record(new ChangeEvent("purge", Detail: $"{line.Rows}"));
        return lines;
    }, ct);
}

/// <summary>Purges once a day.</summary>
internal sealed class PurgeJob(PurgeRun purge) : IJob
{
    public string Id => "gallring";

    public string Name => "Gallring";

    public TimeSpan? Every => TimeSpan.FromDays(1);

    public async Task RunAsync(IProgress<JobProgress> progress, CancellationToken ct)
    {
        var lines = await purge.RunAsync(ct);
        progress.Report(new JobProgress(1, 1, $"{lines.Sum(l => l.Rows)} rader gallrade"));
    }
}
