using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Mia.Platform.Data.Model;

/// <summary>
/// Ids as 16 bytes, most significant first: the order of UUIDv7 is then the order of the B-tree, so new rows are appended, and keys
/// take 16 bytes instead of the 36 of text.
/// </summary>
internal sealed class GuidToBlob() : ValueConverter<Guid, byte[]>(id => ToBytes(id), data => FromBytes(data))
{
    public static byte[] ToBytes(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid FromBytes(byte[] data) => new(data, bigEndian: true);
}

/// <summary>UTC instants as ticks: exact, sorted and compared in SQL on every database.</summary>
internal sealed class UtcToTicks() : ValueConverter<DateTime, long>(time => ToTicks(time), ticks => new DateTime(ticks, DateTimeKind.Utc))
{
    public static long ToTicks(DateTime time) => (time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time).Ticks;
}

/// <summary>For the framework's own columns (lock-out of accounts): UTC ticks as well.</summary>
internal sealed class OffsetToTicks() : ValueConverter<DateTimeOffset, long>(
    time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
