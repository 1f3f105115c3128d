using System.Reflection;
using Mia.Platform.Data.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

namespace Mia.Platform.Data.Migrating;

/// <summary>A context that lives in the database file.</summary>
/// <param name="Type">The context.</param>
/// <param name="Prefix">Prefix of its tables and of its history table.</param>
/// <param name="Create">Makes one that is not part of a scope.</param>
internal sealed record MiaContext(Type Type, string Prefix, Func<IServiceProvider, MiaDbContext> Create)
{
    public string HistoryTable => "__Migrations_" + Prefix;

    /// <summary>Ids of the program's migrations, oldest first. Read from the attributes: to ask EF would build the whole model.</summary>
    public IReadOnlyList<string> Migrations => [.. Type.Assembly.GetTypes()
        .Where(t => t.GetCustomAttribute<DbContextAttribute>()?.ContextType == Type)
        .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal)];
}

/// <summary>Builds the models of all contexts beside the rest of the start, which is half of what it takes. EF builds one at a time.</summary>
internal sealed class ModelWarmUp(IEnumerable<MiaContext> contexts, IServiceProvider services)
{
    /// <summary>Begins. Whoever needs a model earlier waits for that one; what is wrong with a model is said there.</summary>
    public void Begin() => Task.Run(() =>
    {
        foreach (var context in contexts)
        {
            using var db = context.Create(services);
            _ = db.Model;
        }
    });
}

/// <summary>Brings the file to the program's schema. Runs only when something is pending, after a backup.</summary>
internal sealed class Migrator(IEnumerable<MiaContext> contexts, IServiceProvider services, DataOptions options, TimeProvider clock,
    ILogger<Migrator> log)
{
    private const string LockTable = "__EFMigrationsLock";

    public async Task RunAsync(PhysicalConnection writer, CancellationToken ct)
    {
        // The single-instance lock is held, so whoever left this row is dead; EF would wait for it for ever.
        if (writer.HasTable(LockTable) && writer.Execute($"DELETE FROM {LockTable}") > 0)
            log.LogWarning("A migration was interrupted earlier; its lock has been cleared.");

        List<(MiaContext Context, int Pending)> work = [];
        foreach (var context in contexts)
        {
            var known = context.Migrations;
            var applied = writer.HasTable(context.HistoryTable)
                ? writer.Query($"SELECT MigrationId FROM \"{context.HistoryTable}\"", row => row.GetString(0))
                : [];
            if (applied.Except(known).FirstOrDefault() is { } unknown)
                throw new DataStartException(
                    $"Databasen är nyare än programmet ({context.Prefix}: {unknown}). Starta den version av Mia som skrev den, eller en senare. Inget har ändrats.",
                    $"The database is newer than the program ({context.Prefix}: {unknown}). Start the version of Mia that wrote it, or a later one. Nothing has been changed.");
            if (known.Except(applied).Count() is > 0 and var pending)
                work.Add((context, pending));
        }
        if (work.Count == 0)
            return;

        if (writer.Scalar<long>("SELECT count(*) FROM sqlite_master WHERE type = 'table'") > 0)
            CopyFirst(writer);
        foreach (var (context, pending) in work)
        {
            log.LogInformation("Migrating {Prefix}: {Pending} pending.", context.Prefix, pending);
            await using var db = context.Create(services);
            db.Database.SetDbConnection(writer.Sqlite);
            await db.Database.MigrateAsync(ct);
            db.Database.SetDbConnection(null);
        }
    }

    private void CopyFirst(PhysicalConnection writer)
    {
        Directory.CreateDirectory(options.BackupDirectory);
        var file = Path.Combine(options.BackupDirectory,
            $"before-migration-{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}.db");
        writer.Execute("VACUUM INTO $file", ("$file", file));
        log.LogInformation("The database was copied to {File} before it is migrated.", file);
    }
}
