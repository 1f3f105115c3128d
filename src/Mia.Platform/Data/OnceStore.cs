using Mia.Platform.Data.Model;

namespace Mia.Platform.Data;

/// <summary>
/// Makes a repeated post harmless: the first one's answer is stored in its own transaction, the second one gets it back. Use inside
/// <see cref="DataSession.WriteAsync{T}"/>, where nobody else can come in between.
/// </summary>
public sealed class OnceStore(DataSession session, TimeProvider clock)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>The stored answer (JSON), or null the first time. Keys of other users and other commands are never seen.</summary>
    /// <param name="key">The form's key.</param>
    /// <param name="command">Full name of the command.</param>
    /// <param name="userId">Who posts; null when nobody is signed in.</param>
    /// <param name="ct">Unused: the statement takes microseconds.</param>
    public Task<string?> FindAsync(Guid key, string command, Guid? userId, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(Writer.Scalar<string>(
            $"SELECT Result FROM {OnceRow.Table} WHERE Key = $key AND Command = $command AND UserId = $user",
            ("$key", GuidToBlob.ToBytes(key)), ("$command", command), ("$user", GuidToBlob.ToBytes(userId ?? Guid.Empty))));
    }

    /// <summary>Stores the answer.</summary>
    public Task AddAsync(Guid key, string command, Guid? userId, string resultJson, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Writer.Execute($"INSERT INTO {OnceRow.Table} (Key, Command, UserId, Result, At) VALUES ($key, $command, $user, $result, $at)",
            ("$key", GuidToBlob.ToBytes(key)), ("$command", command), ("$user", GuidToBlob.ToBytes(userId ?? Guid.Empty)), ("$result", resultJson),
            ("$at", clock.GetUtcNow().UtcTicks));
        return Task.CompletedTask;
    }

    /// <summary>Forgets answers that are too old to be asked for. Opens a write by itself.</summary>
    /// <returns>Rows removed.</returns>
    public Task<int> PurgeAsync(CancellationToken ct) => session.WriteAsync(_ => Task.FromResult(Writer.Execute(
        $"DELETE FROM {OnceRow.Table} WHERE At < $before", ("$before", (clock.GetUtcNow() - KeptFor).UtcTicks))), ct);

    private Connections.PhysicalConnection Writer =>
        session.IsWriting ? session.Physical : throw new InvalidOperationException("OnceStore belongs inside WriteAsync.");
}
