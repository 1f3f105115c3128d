using System.Globalization;

namespace Mia.Platform.Data.Backups;

/// <summary>
/// Replaces the data by files that have been checked. A mark in the folder says that it has begun, so that a kill in the middle is
/// finished at the next start and never leads to an empty system.
/// </summary>
internal static class Restore
{
    private const string MarkName = "mia.restore";
    public static string NewFolder(DataOptions options) =>
        Directory.CreateDirectory(Path.Combine(options.Directory, ".restore-" + Guid.NewGuid().ToString("N"))).FullName;

    public static string Commit(DataOptions options, string fresh, TimeProvider clock)
    {
        var aside = Path.Combine(options.Directory,
            string.Create(CultureInfo.InvariantCulture, $"replaced-{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}"));
        var mark = Path.Combine(options.Directory, MarkName);
        using (var stream = new FileStream(mark + ".new", FileMode.Create, FileAccess.Write))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(fresh) + "\n" + Path.GetFileName(aside)));
            stream.Flush(flushToDisk: true);
        }
        File.Move(mark + ".new", mark, overwrite: true);
        Finish(options);
        return aside;
    }

    /// <summary>Finishes what <see cref="Commit"/> began. Called at every start, under the lock.</summary>
    public static void Finish(DataOptions options)
    {
        var mark = Path.Combine(options.Directory, MarkName);
        if (!File.Exists(mark))
            return;
        var names = File.ReadAllLines(mark);
        var fresh = Path.Combine(options.Directory, Path.GetFileName(names[0]));
        var aside = Path.Combine(options.Directory, Path.GetFileName(names[1]));
        foreach (var name in (string[])["mia.db", "audit.db"])
        {
            // As long as the fresh file is there, the one in the data folder is the old one.
            if (!File.Exists(Path.Combine(fresh, name)))
                continue;
            Directory.CreateDirectory(aside);
            foreach (var old in (string[])[name, name + "-wal", name + "-shm"])
            {
                if (File.Exists(Path.Combine(options.Directory, old)))
                    File.Move(Path.Combine(options.Directory, old), Path.Combine(aside, old), overwrite: true);
            }
            File.Move(Path.Combine(fresh, name), Path.Combine(options.Directory, name));
        }
        if (Directory.Exists(Path.Combine(fresh, BackupPack.Files)))
        {
            Directory.CreateDirectory(aside);
            if (Directory.Exists(options.FileDirectory))
                Directory.Move(options.FileDirectory, Path.Combine(aside, BackupPack.Files));
            Directory.Move(Path.Combine(fresh, BackupPack.Files), options.FileDirectory);
        }
        File.Delete(mark);
        if (Directory.Exists(fresh))
            Directory.Delete(fresh, recursive: true);
    }
}
