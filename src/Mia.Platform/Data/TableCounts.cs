using Mia.Platform.Data.Connections;
using Mia.Platform.Jobs;

namespace Mia.Platform.Data;

/// <summary>What SQLite knows of the sizes of tables, from which it chooses indexes. Counted at start, some times a day, and after many rows at once.</summary>
public sealed class TableCounts
{
    private readonly SqliteConnections _connections;
    private readonly WriteGate _gate;

    internal TableCounts(SqliteConnections connections, WriteGate gate) => (_connections, _gate) = (connections, gate);

    /// <summary>Counts where much has changed; milliseconds, since it looks at a sample.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        using var turn = await _gate.EnterAsync(ct);
        _connections.Count();
    }
}

/// <summary>Keeps the counts fresh.</summary>
internal sealed class TableCountsJob(TableCounts counts) : IJob
{
    public string Id => "tabellstorlekar";

    public string Name => "Tabellstorlekar";

    public TimeSpan? Every => TimeSpan.FromHours(6);

    public Task RunAsync(IProgress<JobProgress> progress, CancellationToken ct) => counts.RefreshAsync(ct);
}
