using System.Security.Cryptography;
using Mia.Platform.Data.Files;
using Mia.Platform.Data.Keys;

namespace Mia.Platform.Data.Backups;

/// <summary>Opens every file of a store from end to end.</summary>
internal static class FileCheck
{
    /// <returns>How many files there are, and what is wrong, in Swedish.</returns>
    public static (int Count, IReadOnlyList<string> Problems) Run(string files, KeyRing ring, CancellationToken ct)
    {
        var (count, damaged) = (0, 0);
        foreach (var name in BackupPack.Names(files))
        {
            ct.ThrowIfCancellationRequested();
            count++;
            try
            {
                using var file = new SealedFileStream(File.OpenRead(Path.Combine(files, name)), ring, Guid.ParseExact(Path.GetFileName(name), "N"));
                file.CopyTo(Stream.Null);
            }
            catch (Exception e) when (e is CryptographicException or IOException)
            {
                damaged++;
            }
        }
        return (count, damaged == 0 ? [] : [damaged == 1 ? "En handling går inte att läsa." : $"{damaged} handlingar går inte att läsa."]);
    }
}
