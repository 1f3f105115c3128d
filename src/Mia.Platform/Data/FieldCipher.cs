using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Mia.Platform.Data.Keys;

namespace Mia.Platform.Data;

/// <summary>
/// Seals single field values with AES-256-GCM: version of the key (1 byte), nonce (12), tag (16), data. The table and column are bound
/// to the value, so that it does not open in another column. Thread-safe.
/// </summary>
public sealed class FieldCipher : IDisposable
{
    private const int Head = 1 + 12 + 16;
    private readonly ConcurrentBag<AesGcm> _made = [];
    private readonly ConcurrentDictionary<string, byte[]> _hashKeys = new();
    private ThreadLocal<AesGcm>?[] _keys = [];
    private KeyRing? _ring;

    internal KeyRing Ring => _ring ?? throw new InvalidOperationException("The key ring is not open; StartDataAsync has not run.");

    /// <summary>Whether the key ring is open.</summary>
    internal bool IsOpen => _ring is not null;

    /// <summary>Seals a text for a column (<c>Table.Column</c>).</summary>
    public byte[] Seal(string column, string text)
    {
        var current = Ring.Current;
        var aes = Key(current)!;
        var size = Encoding.UTF8.GetByteCount(text);
        var result = new byte[Head + size];
        result[0] = current;
        var nonce = result.AsSpan(1, 12);
        RandomNumberGenerator.Fill(nonce);
        var plain = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            Encoding.UTF8.GetBytes(text, plain);
            Span<byte> place = stackalloc byte[256];
            aes.Encrypt(nonce, plain.AsSpan(0, size), result.AsSpan(Head), result.AsSpan(13, 16), Place(column, ref place));
            return result;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
        }
    }

    /// <summary>Opens what <see cref="Seal"/> sealed for the same column.</summary>
    /// <exception cref="CryptographicException">Damaged, moved from another column, or sealed with a key that this ring lacks.</exception>
    public string Open(string column, ReadOnlySpan<byte> data)
    {
        _ = Ring;
        if (data.Length < Head || Key(data[0]) is not { } aes)
            throw new CryptographicException($"A value in {column} cannot be opened with this key ring.");
        var size = data.Length - Head;
        var plain = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            Span<byte> place = stackalloc byte[256];
            aes.Decrypt(data.Slice(1, 12), data[Head..], data.Slice(13, 16), plain.AsSpan(0, size), Place(column, ref place));
            return Encoding.UTF8.GetString(plain.AsSpan(0, size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
        }
    }

    /// <summary>
    /// 16 bytes that only this installation can compute, for look-up of values that are sealed (identity numbers). The same value gives
    /// the same bytes for one purpose, also after the field keys are rotated. Normalise the value first.
    /// </summary>
    /// <param name="purpose">Stable, e.g. <c>participant.identity</c>. Hashes of two purposes cannot be compared.</param>
    /// <param name="value">The normalised value, e.g. twelve digits.</param>
    public byte[] KeyedHash(string purpose, string value)
    {
        var key = _hashKeys.GetOrAdd(purpose, p => Ring.Derive("hash:" + p));
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value), hash);
        return hash[..16].ToArray();
    }

    internal void Load(KeyRing ring)
    {
        _ring = ring;
        _hashKeys.Clear();
        var keys = new ThreadLocal<AesGcm>?[256];
        foreach (var (version, key) in ring.FieldKeys)
        {
            keys[version] = new ThreadLocal<AesGcm>(() =>
            {
                var aes = new AesGcm(key, 16);
                _made.Add(aes);
                return aes;
            });
        }
        _keys = keys;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var aes in _made)
            aes.Dispose();
        foreach (var key in _keys)
            key?.Dispose();
        _keys = [];
        _ring = null;
    }

    // An AesGcm may not be used by two threads at once.
    private AesGcm? Key(byte version) => _keys.Length == 256 ? _keys[version]?.Value : null;

    private static ReadOnlySpan<byte> Place(string column, ref Span<byte> buffer) =>
        buffer[..Encoding.UTF8.GetBytes(column, buffer)];
}
