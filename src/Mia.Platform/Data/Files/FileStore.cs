using System.Globalization;
using System.Security.Cryptography;
using Mia.Platform.Messaging;
using Mia.Platform.Time;

namespace Mia.Platform.Data.Files;

/// <summary>A file in the store.</summary>
/// <param name="Id">Its opaque name.</param>
/// <param name="Size">Bytes in the clear.</param>
/// <param name="Sha256">Hash of what was written, in the clear.</param>
public sealed record StoredFile(Guid Id, long Size, byte[] Sha256);

/// <summary>
/// Files beside the database, sealed while they arrive: what is on the disk, in a backup or in a thief's hands says neither what a file holds
/// nor whose it is. Which file is what stands in a row of a module, and a file that no row names is swept away (<see cref="FileSweep"/>).
/// </summary>
public sealed class FileStore(DataOptions options, FieldCipher cipher, TimeProvider clock)
{
    private const string Part = ".part";

    /// <summary>Writes a file. It is on the disk when this returns.</summary>
    /// <param name="area">Whose files they are, see <see cref="IFileArea"/>.</param>
    /// <param name="plain">What to write; read once, a piece at a time.</param>
    /// <param name="most">Most bytes.</param>
    /// <param name="ct">Stops it; nothing is left.</param>
    /// <returns>Null when there was more than <paramref name="most"/>; nothing is left then either.</returns>
    /// <exception cref="NotSavedException">The disk is full or refuses; nothing is left.</exception>
    public async Task<StoredFile?> WriteAsync(string area, Stream plain, long most, CancellationToken ct)
    {
        var id = Guid.NewGuid();
        var path = PathOf(area, id);
        try
        {
            CreateFolder(Path.GetDirectoryName(path)!);
            var made = await SealAsync(path + Part, plain, id, most, ct);
            if (made is not null)
            {
                // On the clock that the sweep looks at.
                File.SetLastWriteTimeUtc(path + Part, clock.UtcNow());
                File.Move(path + Part, path);
            }
            return made;
        }
        catch (Exception e) when (DiskFault.Of(e) is { } reason)
        {
            throw new NotSavedException(reason, e);
        }
        finally
        {
            if (File.Exists(path + Part)) File.Delete(path + Part);
        }
    }

    /// <summary>Opens a file to be read; can be read from any place.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="CryptographicException">Damaged, put under another name, or sealed with another key ring. May also come while it is read.</exception>
    public Stream Open(string area, Guid id)
    {
        var path = PathOf(area, id);
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no file {id:N} in {area}.");
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.Asynchronous);
        try
        {
            return new SealedFileStream(file, cipher.Ring, id);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Removes a file, if it is there.</summary>
    public void Delete(string area, Guid id)
    {
        var path = PathOf(area, id);
        if (File.Exists(path)) File.Delete(path);
    }

    /// <summary>All files of an area that are older than a moment, also those that a killed process did not finish.</summary>
    internal IEnumerable<(string Path, Guid? Id)> OlderThan(string area, DateTime moment)
    {
        var folder = Path.Combine(options.FileDirectory, area);
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => File.GetLastWriteTimeUtc(f) < moment)
            .Select(f => (f, Guid.TryParseExact(Path.GetFileName(f), "N", out var id) ? id : (Guid?)null)).ToList();
    }

    private async Task<StoredFile?> SealAsync(string path, Stream plain, Guid id, long most, CancellationToken ct)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var target = new FileStream(path, how);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var head = SealedFile.NewHead(cipher.Ring);
        await target.WriteAsync(head, ct);
        using var aes = SealedFile.Cipher(cipher.Ring, head, id);
        var (current, next, output) = (new byte[SealedFile.Piece], new byte[SealedFile.Piece], new byte[SealedFile.Piece + SealedFile.Tag]);
        try
        {
            var size = await plain.ReadAtLeastAsync(current, current.Length, throwOnEndOfStream: false, ct);
            long total = size;
            for (long number = 0; total <= most; number++)
            {
                var following = size == current.Length ? await plain.ReadAtLeastAsync(next, next.Length, throwOnEndOfStream: false, ct) : 0;
                hash.AppendData(current, 0, size);
                SealedFile.Seal(aes, number, following == 0, current.AsSpan(0, size), output);
                await target.WriteAsync(output.AsMemory(0, size + SealedFile.Tag), ct);
                if (following == 0)
                {
                    await target.FlushAsync(ct);
                    target.Flush(flushToDisk: true);
                    return new StoredFile(id, total, hash.GetHashAndReset());
                }
                (current, next, size) = (next, current, following);
                total += following;
            }
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(current);
            CryptographicOperations.ZeroMemory(next);
        }
    }

    /// <summary>The name is random and says nothing, not even when the file came.</summary>
    private string PathOf(string area, Guid id)
    {
        var name = id.ToString("N", CultureInfo.InvariantCulture);
        return Path.Combine(options.FileDirectory, area, name[..2], name);
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
