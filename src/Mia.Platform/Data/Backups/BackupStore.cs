using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
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
/// Encrypted copies of database and access log, made while the program runs, and proved by opening them again. The key ring is not part
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
            await using (var output = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
            {
                await PackAsync([database, audit], output, ring, ct);
                await output.FlushAsync(ct);
                output.Flush(flushToDisk: true);
            }

            var again = Directory.CreateDirectory(Path.Combine(work, "again")).FullName;
            await UnpackAsync(part, again, ring, ct);
            var read = DataCheck.Run(Path.Combine(again, "mia.db"), Path.Combine(again, "audit.db"), ring, [made.Changes], [made.Accesses], ct);
            Refuse(read.Problems, "Säkerhetskopian gick inte att läsa tillbaka: ");
            if (!read.Rows.SequenceEqual(made.Rows))
                Refuse(["antalet rader stämmer inte"], "Säkerhetskopian gick inte att läsa tillbaka: ");

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
            await UnpackAsync(file, fresh, ring, ct);
            var check = DataCheck.Run(Path.Combine(fresh, "mia.db"), Path.Combine(fresh, "audit.db"), ring, [], [], ct);
            Refuse(check.Problems, "Säkerhetskopian är skadad. Inget har ändrats. ");
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
        Task.Run(() => DataCheck.Run(options.DatabaseFile, options.AuditFile, KeyRing.Load(options.KeyRingFile, options.KeyPassphrase),
            changeHeads, accessHeads, ct).Problems, ct);

    private static void Copy(string from, string to)
    {
        using var source = SqliteConnections.Open(from, 8192, writes: true, create: false);
        source.Execute("VACUUM INTO $file", ("$file", to));
    }

    private static async Task PackAsync(string[] files, Stream output, KeyRing ring, CancellationToken ct)
    {
        // The pieces are sealed while they are read, so memory stays small whatever the size.
        var pipe = new System.IO.Pipelines.Pipe();
        var packing = Task.Run(async () =>
        {
            await using var stream = pipe.Writer.AsStream();
            await using var zip = new BrotliStream(stream, CompressionLevel.Fastest);
            var length = new byte[8];
            foreach (var file in files)
            {
                BinaryPrimitives.WriteInt64BigEndian(length, File.Exists(file) ? new FileInfo(file).Length : 0);
                await zip.WriteAsync(length, ct);
                if (!File.Exists(file))
                    continue;
                await using var source = File.OpenRead(file);
                await source.CopyToAsync(zip, ct);
            }
        }, ct);
        await using (var input = pipe.Reader.AsStream())
            await SealedStream.SealAsync(input, output, ring, ct);
        await packing;
    }

    private static async Task UnpackAsync(string file, string folder, KeyRing ring, CancellationToken ct)
    {
        var packed = Path.Combine(folder, "packed");
        await using (var source = File.OpenRead(file))
        await using (var opened = File.Create(packed))
            await SealedStream.OpenAsync(source, opened, ring, ct);
        await using (var source = File.OpenRead(packed))
        await using (var zip = new BrotliStream(source, CompressionMode.Decompress))
        {
            foreach (var name in (string[])["mia.db", "audit.db"])
            {
                var head = new byte[8];
                await zip.ReadExactlyAsync(head, ct);
                var left = BinaryPrimitives.ReadInt64BigEndian(head);
                if (left == 0)
                    continue;
                await using var target = File.Create(Path.Combine(folder, name));
                var buffer = new byte[1 << 16];
                while (left > 0)
                {
                    var read = await zip.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), ct);
                    if (read == 0)
                        throw new EndOfStreamException();
                    await target.WriteAsync(buffer.AsMemory(0, read), ct);
                    left -= read;
                }
                target.Flush(flushToDisk: true);
            }
        }
        File.Delete(packed);
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
