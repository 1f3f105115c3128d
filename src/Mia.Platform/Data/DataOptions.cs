using Microsoft.Extensions.Configuration;

namespace Mia.Platform.Data;

/// <summary>Where the data is and how the database file is opened.</summary>
public sealed record DataOptions
{
    /// <summary>The data folder, absolute.</summary>
    public required string Directory { get; init; }

    /// <summary>Folder of the key ring, absolute. Kept apart from the database file and never part of a backup.</summary>
    public required string KeyDirectory { get; init; }

    /// <summary>Secret that wraps the key ring file (<c>MIA_KEYRING_PASSPHRASE</c>). Null: the file's rights are its only protection.</summary>
    public string? KeyPassphrase { get; init; }

    /// <summary>Most read connections at a time. A query holds one only while its rows are read.</summary>
    public int Readers { get; init; } = 4;

    /// <summary>Page cache of the writer, kibibytes.</summary>
    public int WriterCacheKib { get; init; } = 16_384;

    /// <summary>Page cache of each reader, kibibytes. Smaller than the writer's, so that memory stays bounded.</summary>
    public int ReaderCacheKib { get; init; } = 12_288;

    /// <summary>The database file.</summary>
    public string DatabaseFile => Path.Combine(Directory, "mia.db");

    /// <summary>The access log, a file of its own.</summary>
    public string AuditFile => Path.Combine(Directory, "audit.db");

    /// <summary>Folder of the sealed files.</summary>
    public string FileDirectory => Path.Combine(Directory, Backups.BackupPack.Files);

    /// <summary>Held while the program runs, so that a second one cannot start on the same folder.</summary>
    public string LockFile => Path.Combine(Directory, "mia.lock");

    /// <summary>Where backups are written unless the administrator says otherwise.</summary>
    public required string BackupDirectory { get; init; }

    /// <summary>The key ring.</summary>
    public string KeyRingFile => Path.Combine(KeyDirectory, "keyring.json");

    /// <summary>
    /// Reads <c>Mia:Data:*</c> (environment <c>Mia__Data__Directory</c>) or <c>Data:*</c>: Directory, KeyDirectory, BackupDirectory,
    /// Readers. Relative paths start at <paramref name="contentRoot"/>.
    /// </summary>
    public static DataOptions From(IConfiguration configuration, string contentRoot)
    {
        string? Value(string key) => configuration["Mia:Data:" + key] ?? configuration["Data:" + key];
        string Full(string path) => Path.GetFullPath(path, contentRoot);

        var directory = Full(Value("Directory") ?? "data");
        return new DataOptions
        {
            Directory = directory,
            KeyDirectory = Value("KeyDirectory") is { Length: > 0 } keys ? Full(keys) : Path.Combine(directory, "keys"),
            BackupDirectory = Value("BackupDirectory") is { Length: > 0 } backups ? Full(backups) : Path.Combine(directory, "backups"),
            KeyPassphrase = configuration["MIA_KEYRING_PASSPHRASE"] is { Length: > 0 } secret ? secret : null,
            Readers = int.TryParse(Value("Readers"), System.Globalization.CultureInfo.InvariantCulture, out var readers) && readers > 0 ? readers : 4,
        };
    }
}
