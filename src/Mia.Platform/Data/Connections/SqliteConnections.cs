using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Mia.Platform.Data.Connections;

/// <summary>
/// The only place that opens the database file: one writer that lives as long as the program, and a few readers that cannot write
/// (<c>query_only</c>).
/// </summary>
internal sealed class SqliteConnections(DataOptions options) : IDisposable
{
    /// <summary>Swedish order (å, ä, ö last) for <c>EF.Functions.Collate(x, "sv")</c>.</summary>
    public const string SwedishCollation = "sv";

    private static readonly CompareInfo Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo;

    private readonly SemaphoreSlim _free = new(options.Readers, options.Readers);
    private readonly ConcurrentStack<PhysicalConnection> _readers = new();
    private readonly Lock _lock = new();
    private PhysicalConnection? _writer;
    private volatile bool _closed;
    private volatile int _generation;

    /// <summary>The one connection that may write. Only whoever holds the write gate may touch it.</summary>
    public PhysicalConnection Writer
    {
        get
        {
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_closed, this);
                return _writer ??= Open(options.DatabaseFile, options.WriterCacheKib, writes: true);
            }
        }
    }

    /// <summary>Throws the writer away after a failure that left it in doubt; the next write opens a fresh one.</summary>
    public void ForgetWriter()
    {
        lock (_lock)
        {
            _writer?.Dispose();
            _writer = null;
        }
    }

    /// <summary>
    /// Counts anew what the tables hold where it has changed much, so that SQLite chooses the right index. Without it a question about a
    /// few rows can walk through all of them. Readers learn of it when they open, so the open ones are let go.
    /// </summary>
    public void Count()
    {
        Writer.Execute("PRAGMA optimize = 0x10002");
        _generation++;
        while (_readers.TryPop(out var reader))
            reader.Dispose();
    }

    /// <summary>Takes a reader, waits when all are in use.</summary>
    public async ValueTask<PhysicalConnection> LeaseAsync(CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        return Take();
    }

    /// <summary>Takes a reader; blocks when all are in use.</summary>
    public PhysicalConnection Lease()
    {
        _free.Wait();
        return Take();
    }

    /// <summary>Gives a reader back.</summary>
    public void Return(PhysicalConnection reader)
    {
        if (_closed || reader.Generation != _generation)
            reader.Dispose();
        else
            _readers.Push(reader);
        _free.Release();
    }

    /// <summary>Closes everything. SQLite then folds the write-ahead log into the file.</summary>
    public void Close()
    {
        _closed = true;
        while (_readers.TryPop(out var reader))
            reader.Dispose();
        ForgetWriter();
    }

    public void Dispose()
    {
        Close();
        _free.Dispose();
    }

    /// <summary>Opens a file with the settings of the house.</summary>
    public static PhysicalConnection Open(string file, int cacheKib, bool writes, bool create = true)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
                PRAGMA busy_timeout = 250;
                PRAGMA foreign_keys = ON;
                PRAGMA trusted_schema = OFF;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -{cacheKib};
                """);
            command.ExecuteNonQuery();
            // FULL: an acknowledged save survives a power cut. secure_delete: purged data is overwritten, not only unlinked.
            command.CommandText = writes
                ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 67108864;"
                : "PRAGMA query_only = ON;";
            command.ExecuteNonQuery();
            connection.CreateCollation(SwedishCollation, (x, y) => Swedish.Compare(x, y, CompareOptions.IgnoreCase));
            return new PhysicalConnection(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private PhysicalConnection Take()
    {
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_readers.TryPop(out var reader))
                return reader;
            var generation = _generation;
            var fresh = Open(options.DatabaseFile, options.ReaderCacheKib, writes: false, create: false);
            fresh.Generation = generation;
            return fresh;
        }
        catch
        {
            _free.Release();
            throw;
        }
    }
}
