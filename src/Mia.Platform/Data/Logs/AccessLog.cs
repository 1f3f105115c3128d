using System.Threading.Channels;
using Mia.Platform.Data.Connections;
using Mia.Platform.Data.Model;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Mia.Platform.Data.Logs;

/// <summary>
/// Who read about whom. A file of its own with one writer that commits many entries at once, so that a page waits for a durable entry
/// without paying for a disk write of its own. Append-only, chained with a key of the key ring.
/// </summary>
public sealed class AccessLog : IAsyncDisposable, IDisposable
{
    internal const string Table = "Audit_Access";
    private const int Queue = 8192;
    private const int Batch = 1000;
    private static readonly TimeSpan HeadEvery = TimeSpan.FromMinutes(10);

    private readonly DataOptions _options;
    private readonly FieldCipher _cipher;
    private readonly TimeProvider _clock;
    private readonly ILogger<AccessLog> _log;
    private readonly Lock _lock = new();
    private Channel<Waiting>? _channel;
    private Task _writing = Task.CompletedTask;
    private PhysicalConnection? _writer;
    private ChainHasher? _hasher;
    private DateTimeOffset _headWritten;
    private volatile ChainHead _head = ChainHead.Empty;

    internal AccessLog(DataOptions options, FieldCipher cipher, TimeProvider clock, ILogger<AccessLog> log) =>
        (_options, _cipher, _clock, _log) = (options, cipher, clock, log);

    /// <summary>The end of the log now.</summary>
    public ChainHead Head => _head;

    /// <summary>Entries that wait to be written.</summary>
    internal int InQueue => _channel?.Reader.Count ?? 0;

    /// <summary>Returns when the entry is durable. Only then may the page's bytes leave.</summary>
    /// <exception cref="AccessLogException">It could not be logged: show nothing.</exception>
    public async Task AppendAsync(AccessEntry entry, CancellationToken ct)
    {
        var waiting = new Waiting(entry, _clock.GetUtcNow().UtcTicks);
        try
        {
            var channel = _channel ?? throw new AccessLogException("The access log is not open.");
            await channel.Writer.WriteAsync(waiting, ct);
        }
        catch (ChannelClosedException e)
        {
            throw new AccessLogException("The access log is closed.", e);
        }
        await waiting.Done.Task.WaitAsync(ct);
    }

    /// <summary>Entries, newest first.</summary>
    /// <param name="filter">What to look for.</param>
    /// <param name="before">Number of the last entry already seen; null for the first page.</param>
    /// <param name="take">Most entries to return.</param>
    /// <param name="ct">Stops it.</param>
    public Task<IReadOnlyList<AccessRow>> ListAsync(AccessFilter filter, long? before, int take, CancellationToken ct) => Task.Run<IReadOnlyList<AccessRow>>(() =>
    {
        using var reader = OpenReader();
        using var command = reader.Sqlite.CreateCommand();
        command.CommandText = $"""
            SELECT Seq, At, UserId, Session, Kind, DelprojektId, Participants, Reason, Path FROM {Table}
            WHERE Seq < $before AND ($user IS NULL OR UserId = $user) AND ($participant IS NULL OR instr(Participants, $participant) > 0)
              AND At >= $from AND At < $to
            ORDER BY Seq DESC
            """;
        command.Parameters.AddWithValue("$before", before ?? long.MaxValue);
        command.Parameters.AddWithValue("$user", Blob(filter.UserId) ?? (object)DBNull.Value);
        command.Parameters.AddWithValue("$participant", Blob(filter.ParticipantId) ?? (object)DBNull.Value);
        command.Parameters.AddWithValue("$from", filter.From?.Ticks ?? 0);
        command.Parameters.AddWithValue("$to", filter.To?.Ticks ?? long.MaxValue);
        var rows = new List<AccessRow>();
        using var data = command.ExecuteReader();
        while (rows.Count < take && data.Read())
        {
            ct.ThrowIfCancellationRequested();
            var participants = Unpack(data.GetFieldValue<byte[]>(6));
            // The bytes of an id may also be found across two ids.
            if (filter.ParticipantId is { } wanted && !participants.Contains(wanted))
                continue;
            rows.Add(new AccessRow(data.GetInt64(0), new DateTime(data.GetInt64(1), DateTimeKind.Utc),
                new AccessEntry(Id(data, 2), data.GetString(3), data.GetString(4), Id(data, 5), participants, data.GetString(7), data.GetString(8))));
        }
        return rows;
    }, ct);

    /// <summary>Recomputes the whole chain.</summary>
    /// <param name="anchors">Heads that were kept outside the server.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ChainReport> VerifyAsync(IEnumerable<ChainHead> anchors, CancellationToken ct) => Task.Run(() =>
    {
        using var reader = OpenReader();
        return Verify(reader, HasherFor(_cipher.Ring), anchors, ct);
    }, ct);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _channel?.Writer.TryComplete();
        await _writing;
        Close();
    }

    /// <inheritdoc />
    public void Dispose() => Close();

    internal static ChainHasher HasherFor(Keys.KeyRing ring) => new(ring.Derive("chain:access"));

    internal static ChainReport Verify(PhysicalConnection connection, ChainHasher hasher, IEnumerable<ChainHead> anchors, CancellationToken ct) =>
        ChainHasher.Verify(Rows(connection, ct), row => (row.Seq, row.Previous, row.Hash), (previous, row) => Compute(hasher, previous, row), anchors);

    internal PhysicalConnection OpenReader() => SqliteConnections.Open(_options.AuditFile, 2048, writes: false, create: false);

    internal void Open()
    {
        _hasher = HasherFor(_cipher.Ring);
        OpenWriter();
        _channel = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(Queue) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        _writing = Task.Run(() => WriteAsync(_channel.Reader));
    }

    /// <summary>Ends the queue and closes the file. Entries that still wait fail.</summary>
    internal void Close()
    {
        _channel?.Writer.TryComplete();
        lock (_lock)
        {
            _writer?.Dispose();
            _writer = null;
        }
    }

    private PhysicalConnection OpenWriter()
    {
        var writer = SqliteConnections.Open(_options.AuditFile, 2048, writes: true);
        try
        {
            writer.Execute($"""
                CREATE TABLE IF NOT EXISTS {Table} (Seq INTEGER PRIMARY KEY, At INTEGER NOT NULL, UserId BLOB, Session TEXT NOT NULL, Kind TEXT NOT NULL,
                    DelprojektId BLOB, Participants BLOB NOT NULL, Reason TEXT NOT NULL, Path TEXT NOT NULL, PrevHash BLOB NOT NULL, Hash BLOB NOT NULL)
                """);
            writer.Execute($"""
                CREATE TRIGGER IF NOT EXISTS {Table}_NoUpdate BEFORE UPDATE ON {Table}
                BEGIN SELECT RAISE(ABORT, 'The access log is append-only'); END
                """);
            writer.Execute($"""
                CREATE TRIGGER IF NOT EXISTS {Table}_NoDelete BEFORE DELETE ON {Table}
                BEGIN SELECT RAISE(ABORT, 'The access log is append-only'); END
                """);
            _head = writer.Query($"SELECT Seq, Hash FROM {Table} ORDER BY Seq DESC LIMIT 1",
                row => new ChainHead(row.GetInt64(0), row.GetFieldValue<byte[]>(1))) is [var last] ? last : ChainHead.Empty;
            lock (_lock)
                _writer = writer;
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private async Task WriteAsync(ChannelReader<Waiting> queue)
    {
        var batch = new List<Waiting>(Batch);
        while (await queue.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < Batch && queue.TryRead(out var next))
                batch.Add(next);
            try
            {
                lock (_lock)
                    _head = Commit(_writer ?? throw new ObjectDisposedException(nameof(AccessLog)), batch);
                DataMetrics.AuditBatch.Record(batch.Count);
                foreach (var waiting in batch)
                    waiting.Done.TrySetResult();
                WriteHead();
            }
            catch (Exception e) when (e is SqliteException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                _log.LogError(e, "The access log could not be written; nothing is shown.");
                foreach (var waiting in batch)
                    waiting.Done.TrySetException(new AccessLogException("The access could not be logged.", e));
                Reopen();
            }
        }
    }

    private void Reopen()
    {
        try
        {
            lock (_lock)
            {
                if (_writer is null)
                    return;
                _writer.Dispose();
                OpenWriter();
            }
        }
        catch (SqliteException e)
        {
            _log.LogError(e, "The access log could not be opened again.");
        }
    }

    private ChainHead Commit(PhysicalConnection writer, List<Waiting> batch)
    {
        writer.Execute("BEGIN IMMEDIATE");
        try
        {
            var head = _head;
            foreach (var waiting in batch)
            {
                var entry = waiting.Entry;
                var row = new Row(head.Seq + 1, waiting.At, Blob(entry.UserId), entry.Session, entry.Kind, Blob(entry.DelprojektId),
                    Pack(entry.Participants), entry.Reason, entry.Path, head.Hash, []);
                head = new ChainHead(row.Seq, Compute(_hasher!, head.Hash, row));
                writer.Execute($"""
                    INSERT INTO {Table} (Seq, At, UserId, Session, Kind, DelprojektId, Participants, Reason, Path, PrevHash, Hash)
                    VALUES ($seq, $at, $user, $session, $kind, $delprojekt, $participants, $reason, $path, $previous, $hash)
                    """,
                    ("$seq", row.Seq), ("$at", row.At), ("$user", row.UserId), ("$session", row.Session), ("$kind", row.Kind),
                    ("$delprojekt", row.DelprojektId), ("$participants", row.Participants), ("$reason", row.Reason), ("$path", row.Path),
                    ("$previous", row.Previous), ("$hash", head.Hash));
            }
            writer.Execute("COMMIT");
            return head;
        }
        catch
        {
            if (writer.InTransaction)
                writer.Execute("ROLLBACK");
            throw;
        }
    }

    // The log's end goes to the console log, which is collected elsewhere: cutting the tail off is then found.
    private void WriteHead()
    {
        var now = _clock.GetUtcNow();
        if (now - _headWritten < HeadEvery)
            return;
        _headWritten = now;
        _log.LogInformation("Access log head {Head}", _head);
    }

    private static IEnumerable<Row> Rows(PhysicalConnection connection, CancellationToken ct)
    {
        using var command = connection.Sqlite.CreateCommand();
        command.CommandText =
            $"SELECT Seq, At, UserId, Session, Kind, DelprojektId, Participants, Reason, Path, PrevHash, Hash FROM {Table} ORDER BY Seq";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            ct.ThrowIfCancellationRequested();
            yield return new Row(reader.GetInt64(0), reader.GetInt64(1), Bytes(reader, 2), reader.GetString(3), reader.GetString(4), Bytes(reader, 5),
                reader.GetFieldValue<byte[]>(6), reader.GetString(7), reader.GetString(8), reader.GetFieldValue<byte[]>(9), reader.GetFieldValue<byte[]>(10));
        }
    }

    private static byte[] Compute(ChainHasher hasher, byte[] previous, Row row) => hasher.Next(previous, writer => writer
        .Add(row.Seq).Add(row.At).Add(row.UserId).Add(row.Session).Add(row.Kind).Add(row.DelprojektId).Add(row.Participants)
        .Add(row.Reason).Add(row.Path));

    private static byte[] Pack(IReadOnlyList<Guid> ids)
    {
        var bytes = new byte[16 * ids.Count];
        for (var i = 0; i < ids.Count; i++)
            ids[i].TryWriteBytes(bytes.AsSpan(16 * i), bigEndian: true, out _);
        return bytes;
    }

    private static Guid[] Unpack(byte[] bytes) => [.. bytes.Chunk(16).Select(GuidToBlob.FromBytes)];

    private static byte[]? Blob(Guid? id) => id is { } value ? GuidToBlob.ToBytes(value) : null;

    private static byte[]? Bytes(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

    private static Guid? Id(SqliteDataReader reader, int column) => Bytes(reader, column) is { } bytes ? GuidToBlob.FromBytes(bytes) : null;

    private sealed record Waiting(AccessEntry Entry, long At)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record Row(long Seq, long At, byte[]? UserId, string Session, string Kind, byte[]? DelprojektId, byte[] Participants,
        string Reason, string Path, byte[] Previous, byte[] Hash);
}
