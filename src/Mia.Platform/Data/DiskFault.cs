using Mia.Platform.Messaging;
using Microsoft.Data.Sqlite;

namespace Mia.Platform.Data;

/// <summary>Tells a disk that refuses from a program that is wrong.</summary>
internal static class DiskFault
{
    private const int Primary = 0xFF;

    /// <summary>Why the disk refused; null when it is something else.</summary>
    public static NotSavedReason? Of(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is not SqliteException sqlite) continue;
            return (sqlite.SqliteErrorCode & Primary) switch
            {
                SQLitePCL.raw.SQLITE_FULL => NotSavedReason.NoRoom,
                SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN => NotSavedReason.Disk,
                _ => null,
            };
        }
        return null;
    }
}
