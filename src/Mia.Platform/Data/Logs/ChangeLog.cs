using Mia.Platform.Data.Connections;
using Mia.Platform.Data.Model;
using Microsoft.Data.Sqlite;

namespace Mia.Platform.Data.Logs;

/// <summary>
/// The log of all changes, in the same file and transaction as the change itself. Each row holds the hash of the one before, and
/// triggers refuse to change or remove rows.
/// </summary>
public sealed class ChangeLog
{
    internal const string Table = "Platform_Change";

    private const string Columns = "Seq, At, UserId, Kind, CaseId, ParticipantId, DelprojektId, Detail, PrevHash, Hash";

    private const string Insert =
        $"INSERT INTO {Table} ({Columns}) VALUES ($seq, $at, $user, $kind, $case, $participant, $delprojekt, $detail, $previous, $hash)";

    private readonly SqliteConnections _connections;
    private readonly FieldCipher _cipher;
    private readonly TimeProvider _clock;
    private ChainHasher? _hasher;
    private volatile ChainHead? _head;

    internal ChangeLog(SqliteConnections connections, FieldCipher cipher, TimeProvider clock) =>
        (_connections, _cipher, _clock) = (connections, cipher, clock);

    /// <summary>The end of the log now, to be kept outside the server.</summary>
    public ChainHead Head => _head ?? throw new InvalidOperationException("StartDataAsync has not run.");

    private ChainHasher Hasher => _hasher ??= new ChainHasher(_cipher.Ring.Derive("chain:change"));

    /// <summary>Recomputes the whole chain.</summary>
    /// <param name="anchors">Heads that were kept outside the server.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<ChainReport> VerifyAsync(IEnumerable<ChainHead> anchors, CancellationToken ct)
    {
        var reader = await _connections.LeaseAsync(ct);
        try
        {
            return Verify(reader, Hasher, anchors, ct);
        }
        finally
        {
            _connections.Return(reader);
        }
    }

    internal static ChainReport Verify(PhysicalConnection connection, ChainHasher hasher, IEnumerable<ChainHead> anchors, CancellationToken ct) =>
        ChainHasher.Verify(Rows(connection, ct), row => (row.Seq, row.Previous, row.Hash), (previous, row) => Compute(hasher, previous, row), anchors);

    internal static ChainHasher HasherFor(Keys.KeyRing ring) => new(ring.Derive("chain:change"));

    /// <summary>Protects the table and finds its end. Called at start.</summary>
    internal void Open(PhysicalConnection writer)
    {
        writer.Execute($"""
            CREATE TRIGGER IF NOT EXISTS {Table}_NoUpdate BEFORE UPDATE ON {Table}
            BEGIN SELECT RAISE(ABORT, 'The change log is append-only'); END
            """);
        writer.Execute($"""
            CREATE TRIGGER IF NOT EXISTS {Table}_NoDelete BEFORE DELETE ON {Table}
            BEGIN SELECT RAISE(ABORT, 'The change log is append-only'); END
            """);
        _head = writer.Query($"SELECT Seq, Hash FROM {Table} ORDER BY Seq DESC LIMIT 1",
            row => new ChainHead(row.GetInt64(0), row.GetFieldValue<byte[]>(1))) is [var last] ? last : ChainHead.Empty;
    }

    /// <summary>Appends in the open transaction; <see cref="Committed"/> makes the new end valid.</summary>
    internal ChainHead Append(PhysicalConnection writer, IReadOnlyList<ChangeLogEntry> entries, Guid? userId)
    {
        var head = Head;
        // Imports and demo data bring a hundred thousand at once; a page's few rows are faster by the kept statement.
        using var bulk = entries.Count > 100 ? new BulkStatement(writer, Insert) : null;
        var now = _clock.GetUtcNow().UtcTicks;
        foreach (var entry in entries)
        {
            var (change, delprojekt) = entry;
            var (at, user) = entry.Past is { } past ? (UtcToTicks.ToTicks(past.At), past.UserId) : (now, userId);
            var row = new Row(head.Seq + 1, at, Blob(user), change.Kind, Blob(change.CaseId), Blob(change.ParticipantId),
                Blob(delprojekt), change.Detail, head.Hash, []);
            head = new ChainHead(row.Seq, Compute(Hasher, head.Hash, row));
            if (bulk is not null)
                bulk.Insert(row.Seq, row.At, row.UserId, row.Kind, row.CaseId, row.ParticipantId, row.DelprojektId, row.Detail, row.Previous, head.Hash);
            else writer.Execute(Insert,
                ("$seq", row.Seq), ("$at", row.At), ("$user", row.UserId), ("$kind", row.Kind), ("$case", row.CaseId),
                ("$participant", row.ParticipantId), ("$delprojekt", row.DelprojektId), ("$detail", row.Detail),
                ("$previous", row.Previous), ("$hash", head.Hash));
        }
        return head;
    }

    internal void Committed(ChainHead head) => _head = head;

    private static byte[]? Blob(Guid? id) => id is { } value ? GuidToBlob.ToBytes(value) : null;

    private static byte[] Compute(ChainHasher hasher, byte[] previous, Row row) => hasher.Next(previous, writer => writer
        .Add(row.Seq).Add(row.At).Add(row.UserId).Add(row.Kind).Add(row.CaseId).Add(row.ParticipantId).Add(row.DelprojektId).Add(row.Detail));

    private static IEnumerable<Row> Rows(PhysicalConnection connection, CancellationToken ct)
    {
        using var command = connection.Sqlite.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM {Table} ORDER BY Seq";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            ct.ThrowIfCancellationRequested();
            yield return new Row(reader.GetInt64(0), reader.GetInt64(1), Bytes(reader, 2), reader.GetString(3), Bytes(reader, 4),
                Bytes(reader, 5), Bytes(reader, 6), reader.IsDBNull(7) ? null : reader.GetString(7), Bytes(reader, 8) ?? [], Bytes(reader, 9) ?? []);
        }
    }

    private static byte[]? Bytes(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

    private sealed record Row(long Seq, long At, byte[]? UserId, string Kind, byte[]? CaseId, byte[]? ParticipantId, byte[]? DelprojektId,
        string? Detail, byte[] Previous, byte[] Hash);
}

/// <summary>An event on its way to the log.</summary>
internal sealed record ChangeLogEntry(ChangeEvent Change, Guid? DelprojektId)
{
    /// <summary>When and by whom, if not now and by the signed-in user.</summary>
    public (DateTime At, Guid? UserId)? Past { get; init; }
}
