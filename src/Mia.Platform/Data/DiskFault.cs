using Mia.Platform.Messaging;
using Microsoft.Data.Sqlite;

namespace Mia.Platform.Data;

/// <summary>Tells a disk that refuses from a program that is wrong.</summary>
internal static class DiskFault
{
    private const int Primary = 0xFF;

    // Linux: no space, over quota. Windows: disk full, handle disk full.
    private static readonly int[] NoRoom = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Why the disk refused; null when it is something else.</summary>
    public static NotSavedReason? Of(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case SqliteException sqlite:
                    return (sqlite.SqliteErrorCode & Primary) switch
                    {
                        SQLitePCL.raw.SQLITE_FULL => NotSavedReason.NoRoom,
                        SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN => NotSavedReason.Disk,
                        _ => null,
                    };
                case IOException when NoRoom.Contains(e.HResult):
                    return NotSavedReason.NoRoom;
                // The system's own number is positive; a browser that hangs up while it sends is an IOException too, without one.
                case IOException { HResult: > 0 } or DirectoryNotFoundException or UnauthorizedAccessException:
                    return NotSavedReason.Disk;
            }
        }
        return null;
    }
}
