using Mia.Platform.Data;
using Mia.Platform.Data.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Testing;

/// <summary>Fills the disk, as far as the database can tell, and makes room again.</summary>
public static class Disk
{
    private const long Plenty = 4294967294;

    /// <summary>The database file cannot grow by a single page.</summary>
    public static Task FillDiskAsync(this MiaApp app) => AllowAsync(app, 1);

    /// <summary>There is room again.</summary>
    public static Task EmptyDiskAsync(this MiaApp app) => AllowAsync(app, Plenty);

    /// <summary>Never below what the file has: SQLite then takes the size that it is.</summary>
    private static async Task AllowAsync(MiaApp app, long pages)
    {
        using var turn = await app.Services.GetRequiredService<WriteGate>().EnterAsync(default);
        app.Services.GetRequiredService<SqliteConnections>().Writer.Query($"PRAGMA max_page_count = {pages}", row => row.GetInt64(0));
    }
}
