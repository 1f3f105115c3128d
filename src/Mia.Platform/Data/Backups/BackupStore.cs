using System.Globalization;
using Mia.Platform.Data.Connections;
using Mia.Platform.Data.Keys;
using Microsoft.Extensions.Logging;

namespace Mia.Platform.Data.Backups;

/// <summary>A finished backup.</summary>
/// <param name="File">Full path.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Rows">Rows in all tables.</param>
/// <param name="Heads">Ends of change log and access log, to be kept elsewhere.</param>
public sealed record BackupResult(string File, long Bytes, long Rows, string Heads);

/// <summary>
/// Encrypted copies of database, access log and files, made while the program runs, and proved by opening them again. The key ring is not part
/// of them. Works beside a running program, and without one.
/// </summary>
public sealed class BackupStore(DataOptions options, TimeProvider clock, ILogger<BackupStore> log)
{
    /// <summary>Ending of the files.</summary>
    public const string Ending = ".miabackup";

    /// <summary>Backups that are kept; the oldest beyond it are removed.</summary>
    public const int Kept = 14;

    private const int KeptCopies = 3;

    /// <summary>Makes a backup, opens it again, compares, and only then gives it its name.</summary>
    /// <param name="folder">Null: the configured one.</param>
    /// <param name="ct">Stops it; nothing half-made is left.</param>
    /// <exception cref="DataStartException">It could not be made, or did not pass its check.</exception>
    public async Task<BackupResult> MakeAsync(string? folder, CancellationToken ct)
    {
        var target = Path.GetFullPath(folder ?? options.BackupDirectory);
        var ring = KeyRing.Load(options.KeyRingFile, options.KeyPassphrase);
        var name = string.Create(CultureInfo.InvariantCulture, $"mia-{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}");
        Directory.CreateDirectory(target);
        var work = Directory.CreateDirectory(Path.Combine(target, "." + name)).FullName;
        try
        {
            var (database, audit) = (Path.Combine(work, "mia.db"), Path.Combine(work, "audit.db"));
            // The access log last: it then knows of every page that the database copy may have been shown on.
            Copy(options.DatabaseFile, database);
            if (File.Exists(options.AuditFile))
                Copy(options.AuditFile, audit);
            var made = DataCheck.Run(database, audit, ring, [], [], ct);
            Refuse(made.Problems, "Säkerhetskopian gjordes inte: ");

            var part = Path.Combine(work, name + Ending);
            int files;
            await using (var output = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
            {
                files = await BackupPack.PackAsync(work, options.FileDirectory, output, ring, ct);
                await output.FlushAsync(ct);
                output.Flush(flushToDisk: true);
            }

            var again = Directory.CreateDirectory(Path.Combine(work, "again")).FullName;
            await BackupPack.UnpackAsync(part, again, ring, ct);
            var read = DataCheck.Run(Path.Combine(again, "mia.db"), Path.Combine(again, "audit.db"), ring, [made.Changes], [made.Accesses], ct);
            Refuse(read.Problems, "Säkerhetskopian gick inte att läsa tillbaka: ");
            if (!read.Rows.SequenceEqual(made.Rows))
                Refuse(["antalet rader stämmer inte"], "Säkerhetskopian gick inte att läsa tillbaka: ");
            var sealedFiles = FileCheck.Run(Path.Combine(again, BackupPack.Files), ring, ct);
            Refuse(sealedFiles.Count == files ? sealedFiles.Problems : ["antalet filer stämmer inte"], "Säkerhetskopian gick inte att läsa tillbaka: ");

            var final = Path.Combine(target, name + Ending);
            File.Move(part, final);
            var result = new BackupResult(final, new FileInfo(final).Length, made.Rows.Values.Sum(), $"{made.Changes} {made.Accesses}");
            log.LogInformation("Backup {File}: {Bytes} bytes, {Rows} rows, log heads {Heads}", result.File, result.Bytes, result.Rows, result.Heads);
            Forget(target, "mia-*" + Ending, Kept);
            Forget(target, "before-migration-*.db", KeptCopies);
            return result;
        }
        catch (Exception e) when (e is Microsoft.Data.Sqlite.SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DataStartException($"Säkerhetskopian till {target} misslyckades: {e.Message}", $"The backup to {target} failed.", e);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>When the latest backup in the configured folder was made, UTC; null when there is none.</summary>
    public DateTime? LatestAt() => Directory.Exists(options.BackupDirectory)
        ? Directory.EnumerateFiles(options.BackupDirectory, "mia-*" + Ending).Select(f => (DateTime?)File.GetLastWriteTimeUtc(f)).Max() : null;

    /// <summary>
    /// Puts a backup in the place of the data. The program must not run. Everything is opened and checked before anything is replaced;
    /// what was there is moved aside, not deleted.
    /// </summary>
    /// <returns>Folder that holds what was there before.</returns>
    /// <exception cref="DataStartException">Not a backup, damaged, another key ring's, or the program runs. Nothing has been changed.</exception>
    public async Task<string> RestoreAsync(string file, CancellationToken ct)
    {
        using var only = Start.SingleInstance.Take(options);
        var ring = KeyRing.Load(options.KeyRingFile, options.KeyPassphrase);
        if (!File.Exists(file))
            throw new DataStartException($"Filen {file} finns inte. Inget har ändrats.", $"The file {file} does not exist. Nothing has been changed.");
        var fresh = Restore.NewFolder(options);
        try
        {
            await BackupPack.UnpackAsync(file, fresh, ring, ct);
            var check = DataCheck.Run(Path.Combine(fresh, "mia.db"), Path.Combine(fresh, "audit.db"), ring, [], [], ct);
            Refuse([.. check.Problems, .. FileCheck.Run(Path.Combine(fresh, BackupPack.Files), ring, ct).Problems], "Säkerhetskopian är skadad. Inget har ändrats. ");
        }
        catch
        {
            Directory.Delete(fresh, recursive: true);
            throw;
        }
        var aside = Restore.Commit(options, fresh, clock);
        log.LogWarning("The data was restored from {File}; what was there is in {Aside}", file, aside);
        return aside;
    }

    /// <summary>Checks the data in place, also while the program runs.</summary>
    /// <param name="changeHeads">Ends of the change log that were kept elsewhere.</param>
    /// <param name="accessHeads">Ends of the access log that were kept elsewhere.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>What is wrong, in Swedish; empty when all is well.</returns>
    public Task<IReadOnlyList<string>> VerifyAsync(IReadOnlyList<Logs.ChainHead> changeHeads, IReadOnlyList<Logs.ChainHead> accessHeads, CancellationToken ct) =>
        Task.Run<IReadOnlyList<string>>(() =>
        {
            var ring = KeyRing.Load(options.KeyRingFile, options.KeyPassphrase);
            return [.. DataCheck.Run(options.DatabaseFile, options.AuditFile, ring, changeHeads, accessHeads, ct).Problems, .. FileCheck.Run(options.FileDirectory, ring, ct).Problems];
        }, ct);

    private static void Copy(string from, string to)
    {
        using var source = SqliteConnections.Open(from, 8192, writes: true, create: false);
        source.Execute("VACUUM INTO $file", ("$file", to));
    }

    private static void Refuse(IReadOnlyList<string> problems, string what)
    {
        if (problems.Count > 0)
            throw new DataStartException(what + string.Join(" ", problems), "The check failed: " + string.Join(" ", problems));
    }

    private static void Forget(string folder, string pattern, int kept)
    {
        foreach (var old in Directory.EnumerateFiles(folder, pattern).OrderDescending(StringComparer.Ordinal).Skip(kept).ToList())
            File.Delete(old);
    }
}
