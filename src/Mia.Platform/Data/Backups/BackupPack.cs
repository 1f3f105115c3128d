using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Mia.Platform.Data.Keys;

namespace Mia.Platform.Data.Backups;

/// <summary>
/// What a backup holds: the database and the access log, each as its length and its bytes, then every file of the store as its name and the same.
/// Backups from before there were files end after the first two.
/// </summary>
internal static partial class BackupPack
{
    /// <summary>Folder of the files, in the data folder and in an unpacked backup.</summary>
    public const string Files = "files";

    private const int LongestName = 200;
    private static readonly string[] Databases = ["mia.db", "audit.db"];

    /// <summary>Packs and seals. The pieces are sealed while they are read, so memory stays small whatever the size.</summary>
    /// <param name="copies">Folder with the copies of the databases.</param>
    /// <param name="files">Folder of the store. Taken after the databases: then every file that a row names is there.</param>
    /// <param name="output">Target.</param>
    /// <param name="ring">Keys.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Number of files of the store.</returns>
    public static async Task<int> PackAsync(string copies, string files, Stream output, KeyRing ring, CancellationToken ct)
    {
        var pipe = new System.IO.Pipelines.Pipe();
        var packing = Task.Run(async () =>
        {
            await using var stream = pipe.Writer.AsStream();
            await using var zip = new BrotliStream(stream, CompressionLevel.Fastest);
            foreach (var name in Databases) await AddAsync(zip, Path.Combine(copies, name), ct);
            var count = 0;
            foreach (var name in Names(files))
            {
                // Swept away since a moment ago: no row names it.
                if (!File.Exists(Path.Combine(files, name))) continue;
                var text = Encoding.UTF8.GetBytes(name);
                await zip.WriteAsync(Number(text.Length), ct);
                await zip.WriteAsync(text, ct);
                await AddAsync(zip, Path.Combine(files, name), ct);
                count++;
            }
            return count;
        }, ct);
        await using (var input = pipe.Reader.AsStream())
            await SealedStream.SealAsync(input, output, ring, ct);
        return await packing;
    }

    /// <summary>Opens a backup into an empty folder.</summary>
    /// <exception cref="DataStartException">Not a backup, another key ring's, or damaged.</exception>
    public static async Task UnpackAsync(string file, string folder, KeyRing ring, CancellationToken ct)
    {
        var packed = Path.Combine(folder, "packed");
        await using (var source = File.OpenRead(file))
        await using (var opened = File.Create(packed))
            await SealedStream.OpenAsync(source, opened, ring, ct);
        Directory.CreateDirectory(Path.Combine(folder, Files));
        await using (var source = File.OpenRead(packed))
        await using (var zip = new BrotliStream(source, CompressionMode.Decompress))
        {
            foreach (var name in Databases) await TakeAsync(zip, Path.Combine(folder, name), ct);
            while (await NextNameAsync(zip, ct) is { } name)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, Files, name))!);
                await TakeAsync(zip, Path.Combine(folder, Files, name), ct);
            }
        }
        File.Delete(packed);
    }

    /// <summary>Names of the finished files of a store, relative to its folder, with forward slashes.</summary>
    public static IEnumerable<string> Names(string files) => !Directory.Exists(files) ? []
        : Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(files, f).Replace('\\', '/')).Where(n => Name().IsMatch(n)).Order(StringComparer.Ordinal);

    private static async Task AddAsync(Stream target, string file, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            await target.WriteAsync(Number(0), ct);
            return;
        }
        await using var source = File.OpenRead(file);
        await target.WriteAsync(Number(source.Length), ct);
        await source.CopyToAsync(target, ct);
    }

    private static async Task TakeAsync(Stream source, string file, CancellationToken ct)
    {
        var head = new byte[8];
        await source.ReadExactlyAsync(head, ct);
        var left = BinaryPrimitives.ReadInt64BigEndian(head);
        if (left == 0) return;
        await using var target = File.Create(file);
        var buffer = new byte[1 << 16];
        while (left > 0)
        {
            var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), ct);
            if (read == 0) throw new EndOfStreamException();
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
            left -= read;
        }
        target.Flush(flushToDisk: true);
    }

    private static async Task<string?> NextNameAsync(Stream source, CancellationToken ct)
    {
        var head = new byte[8];
        if (await source.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct) == 0) return null;
        var length = BinaryPrimitives.ReadInt64BigEndian(head);
        var text = new byte[length is > 0 and <= LongestName ? length : throw Damaged()];
        await source.ReadExactlyAsync(text, ct);
        var name = Encoding.UTF8.GetString(text);
        return Name().IsMatch(name) ? name : throw Damaged();
    }

    private static DataStartException Damaged() => new("Säkerhetskopian är skadad. Ta en annan. Inget har ändrats.", "The backup is damaged. Take another one. Nothing has been changed.");

    private static byte[] Number(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    [GeneratedRegex(@"^[a-z0-9.-]+/[0-9a-f]{2}/[0-9a-f]{32}$")]
    private static partial Regex Name();
}
