using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Mia.Platform.Data.Logs;

/// <summary>The end of a log at some moment. Kept outside the server, it proves later that nothing was cut off or rebuilt.</summary>
/// <param name="Seq">Number of the last row, 0 for an empty log.</param>
/// <param name="Hash">Its hash, 32 bytes.</param>
public sealed record ChainHead(long Seq, byte[] Hash)
{
    /// <summary>Start of every chain.</summary>
    public static ChainHead Empty { get; } = new(0, new byte[32]);

    /// <inheritdoc />
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Seq}:{Convert.ToHexStringLower(Hash)}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static ChainHead Parse(string text)
    {
        var parts = text.Trim().Split(':');
        return parts.Length == 2
            ? new ChainHead(long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), Convert.FromHexString(parts[1]))
            : throw new FormatException("A chain head is written as number:hash.");
    }
}

/// <summary>What a check of a chain found.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="BadSeq">First row that does not fit; null when all do.</param>
/// <param name="Reason">Swedish; empty when all is well.</param>
public sealed record ChainReport(long Rows, long? BadSeq, string Reason)
{
    /// <summary>Whether the log is whole.</summary>
    public bool Ok => BadSeq is null && Reason.Length == 0;
}

/// <summary>Computes the links of a chain with a key of the key ring, so that a chain cannot be rebuilt from the file alone.</summary>
internal sealed class ChainHasher(byte[] key)
{
    public byte[] Next(ReadOnlySpan<byte> previous, Action<ChainWriter> row)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(previous);
        row(new ChainWriter(hash));
        return hash.GetHashAndReset();
    }

    /// <summary>Walks rows in order and compares each link; anchors must be part of the chain.</summary>
    public static ChainReport Verify<T>(IEnumerable<T> rows, Func<T, (long Seq, byte[] Previous, byte[] Hash)> link,
        Func<byte[], T, byte[]> compute, IEnumerable<ChainHead> anchors)
    {
        var open = anchors.Where(anchor => anchor.Seq > 0).GroupBy(anchor => anchor.Seq).ToDictionary(group => group.Key, group => group.ToList());
        var last = ChainHead.Empty;
        long count = 0;
        foreach (var row in rows)
        {
            var (seq, previous, hash) = link(row);
            if (seq != last.Seq + 1)
                return new ChainReport(count, seq, "Rader saknas eller har bytt plats.");
            if (!previous.AsSpan().SequenceEqual(last.Hash) || !compute(last.Hash, row).AsSpan().SequenceEqual(hash))
                return new ChainReport(count, seq, "Raden har ändrats.");
            if (open.Remove(seq, out var expected) && expected.Exists(anchor => !anchor.Hash.AsSpan().SequenceEqual(hash)))
                return new ChainReport(count, seq, "Loggen är en annan än den som har intygats.");
            last = new ChainHead(seq, hash);
            count++;
        }
        return open.Count > 0
            ? new ChainReport(count, last.Seq + 1, "Slutet av loggen saknas.")
            : new ChainReport(count, null, "");
    }
}

/// <summary>Feeds fields to the hash, each with its length, so that two different rows never feed the same bytes.</summary>
internal readonly struct ChainWriter(IncrementalHash hash)
{
    public ChainWriter Add(long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
        return this;
    }

    public ChainWriter Add(byte[]? value)
    {
        Add(value?.Length ?? -1L);
        if (value is not null)
            hash.AppendData(value);
        return this;
    }

    public ChainWriter Add(string? value) => Add(value is null ? null : Encoding.UTF8.GetBytes(value));
}
