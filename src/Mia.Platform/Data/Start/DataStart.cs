using System.Security.Cryptography;
using Mia.Platform.Data.Connections;
using Mia.Platform.Data.Keys;
using Mia.Platform.Data.Logs;
using Mia.Platform.Data.Migrating;
using Mia.Platform.Data.Model;
using Mia.Platform.Modules;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mia.Platform.Data.Start;

/// <summary>Opens the data: lock, key ring, migrations, set-up. Refuses with a clear message before anything is changed.</summary>
internal sealed class DataStart(DataOptions options, FieldCipher cipher, SqliteConnections connections, ChangeLog changes, AccessLog access,
    Migrator migrator, ModelWarmUp models, IServiceScopeFactory scopes, ILogger<DataStart> log) : IDisposable
{
    private const string CheckColumn = KeyCheckRow.Table + ".Value";
    private const string CheckText = "Mia";

    private SingleInstance? _lock;

    public async Task RunAsync(CancellationToken ct)
    {
        if (_lock is not null)
            throw new InvalidOperationException("The data is already open.");
        _lock = SingleInstance.Take(options);
        models.Begin();
        try
        {
            Backups.Restore.Finish(options);
            cipher.Load(OpenRing());
            PhysicalConnection writer;
            try
            {
                writer = connections.Writer;
            }
            catch (SqliteException e)
            {
                throw new DataStartException($"Databasfilen {options.DatabaseFile} kan inte öppnas: {e.Message} Återställ en säkerhetskopia med mia restore.",
                    $"The database file {options.DatabaseFile} does not open. Restore a backup with mia restore.", e);
            }
            await migrator.RunAsync(writer, ct);
            StoreCheck(writer);
            changes.Open(writer);
            access.Open();
            await SetUpAsync(ct);
            connections.Count();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        access.Close();
        connections.Close();
        _lock?.Dispose();
        _lock = null;
    }

    private KeyRing OpenRing()
    {
        var check = ReadCheck();
        if (!File.Exists(options.KeyRingFile))
        {
            if (check is not null)
                throw WrongKey($"Nyckelringen {options.KeyRingFile} saknas.", $"The key ring {options.KeyRingFile} is missing.");
            try
            {
                var fresh = KeyRing.New();
                fresh.Save(options.KeyRingFile, options.KeyPassphrase);
                log.LogInformation("A new key ring was made in {File}. Keep a copy of it apart from the data.", options.KeyRingFile);
                return fresh;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new DataStartException($"Det går inte att skriva nyckelringen {options.KeyRingFile}.",
                    $"The key ring {options.KeyRingFile} cannot be written.", e);
            }
        }

        var ring = KeyRing.Load(options.KeyRingFile, options.KeyPassphrase);
        if (check is { } row && !Fits(ring, row))
            throw WrongKey($"Nyckelringen {options.KeyRingFile} hör inte till databasen {options.DatabaseFile}.",
                $"The key ring {options.KeyRingFile} does not belong to the database {options.DatabaseFile}.");
        return ring;
    }

    private static DataStartException WrongKey(string swedish, string english) => new(
        swedish + " Lägg tillbaka rätt nyckelring. Inget har ändrats.", english + " Put the right key ring back. Nothing has been changed.");

    private static bool Fits(KeyRing ring, (Guid Ring, byte[] Value) check)
    {
        if (ring.Id != check.Ring)
            return false;
        using var trial = new FieldCipher();
        trial.Load(ring);
        try
        {
            return trial.Open(CheckColumn, check.Value) == CheckText;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    // Read-only, before anything else opens the file: a wrong key ring must not even fold the write-ahead log into it.
    private (Guid Ring, byte[] Value)? ReadCheck()
    {
        if (!File.Exists(options.DatabaseFile))
            return null;
        try
        {
            // With nothing in a write-ahead log the file alone tells, and no file is made beside it.
            var whole = new FileInfo(options.DatabaseFile + "-wal") is not { Exists: true, Length: > 0 };
            using var sqlite = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = whole ? new Uri(options.DatabaseFile).AbsoluteUri + "?immutable=1" : options.DatabaseFile,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString());
            sqlite.Open();
            using var connection = new PhysicalConnection(sqlite);
            return connection.HasTable(KeyCheckRow.Table)
                && connection.Query($"SELECT Ring, Value FROM {KeyCheckRow.Table} WHERE Id = 1",
                    row => (GuidToBlob.FromBytes(row.GetFieldValue<byte[]>(0)), row.GetFieldValue<byte[]>(1))) is [var check] ? check : null;
        }
        catch (SqliteException e)
        {
            throw new DataStartException(
                $"Databasfilen {options.DatabaseFile} kan inte läsas: den är skadad eller ingen databas. Återställ en säkerhetskopia med mia restore. Inget har ändrats.",
                $"The database file {options.DatabaseFile} cannot be read: it is damaged or no database. Restore a backup with mia restore. Nothing has been changed.", e);
        }
    }

    private void StoreCheck(PhysicalConnection writer)
    {
        if (writer.HasTable(KeyCheckRow.Table))
            writer.Execute($"INSERT INTO {KeyCheckRow.Table} (Id, Ring, Value) VALUES (1, $ring, $value) ON CONFLICT (Id) DO NOTHING",
                ("$ring", GuidToBlob.ToBytes(cipher.Ring.Id)), ("$value", cipher.Seal(CheckColumn, CheckText)));
    }

    private async Task SetUpAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<DataScope>().EnterEverything();
        var session = services.GetRequiredService<DataSession>();
        var steps = services.GetServices<SetUpStep>().ToLookup(step => step.Always);
        if (steps.Count > 0) await session.WriteAsync(async token =>
        {
            foreach (var step in steps[true]) await step.Make(services).RunAsync(token);
            // Comparing every seed with its row takes longer than all else at start, and the same program would find the same again.
            var mark = SetUpMark.Of(session.Physical, services.GetRequiredService<ModuleCatalogue>());
            if (mark.IsStored(session.Physical)) return;
            foreach (var step in steps[false]) await step.Make(services).RunAsync(token);
            mark.Store(session.Physical);
        }, ct);
        foreach (var kept in services.GetServices<IInMemory>()) await kept.LoadAsync(ct);
    }
}
