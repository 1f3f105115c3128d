using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Mia.Platform.Data.Keys;

/// <summary>
/// The keys that open what the database file keeps sealed. A file of its own (mode 600), optionally wrapped by a passphrase, so that a
/// stolen database or backup cannot be read.
/// </summary>
internal sealed record KeyRing(Guid Id, IReadOnlyDictionary<byte, byte[]> FieldKeys, byte Current, byte[] HashKey, byte[] BackupKey)
{
    private const int Iterations = 210_000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static KeyRing New() => new(Guid.NewGuid(), new Dictionary<byte, byte[]> { [1] = RandomNumberGenerator.GetBytes(32) }, 1,
        RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));

    /// <summary>A ring with one more field key. Old values still open; new ones are sealed with the new key.</summary>
    public KeyRing Rotated()
    {
        if (Current == byte.MaxValue)
            throw new InvalidOperationException("The key ring is full.");
        var next = (byte)(Current + 1);
        return this with { FieldKeys = new Dictionary<byte, byte[]>(FieldKeys) { [next] = RandomNumberGenerator.GetBytes(32) }, Current = next };
    }

    /// <summary>A key for one purpose, derived from the hash key. Does not change when field keys are rotated.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, HashKey, 32, info: Encoding.UTF8.GetBytes(purpose));

    public static KeyRing Load(string file, string? passphrase)
    {
        RingFile ring;
        try
        {
            ring = JsonSerializer.Deserialize<RingFile>(File.ReadAllBytes(file), Json) ?? throw new JsonException("empty");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new DataStartException($"Nyckelringen {file} kan inte läsas. Hämta tillbaka den från säkerhetskopian av nycklarna.",
                $"The key ring {file} cannot be read. Restore it from the copy of the keys.", e);
        }
        if (ring.Salt is not null && passphrase is null)
            throw new DataStartException($"Nyckelringen {file} är låst. Sätt MIA_KEYRING_PASSPHRASE till lösenfrasen.",
                $"The key ring {file} is locked. Set MIA_KEYRING_PASSPHRASE to its passphrase.");
        try
        {
            var secrets = ring.Salt is null ? ring.Secrets : Unwrap(ring.Secrets, passphrase!, ring.Salt, ring.Id);
            var keys = JsonSerializer.Deserialize<RingKeys>(secrets, Json)!;
            return new KeyRing(ring.Id, keys.Fields.ToDictionary(key => key.Version, key => key.Key), keys.Current, keys.Hash, keys.Backup);
        }
        catch (Exception e) when (e is CryptographicException or JsonException or NullReferenceException)
        {
            throw new DataStartException($"Nyckelringen {file} går inte att öppna: fel lösenfras eller skadad fil.",
                $"The key ring {file} does not open: wrong passphrase or damaged file.", e);
        }
    }

    /// <summary>Writes the ring beside the old one and then puts it in place, so a kill leaves one whole ring.</summary>
    public void Save(string file, string? passphrase)
    {
        var secrets = JsonSerializer.SerializeToUtf8Bytes(new RingKeys(
            [.. FieldKeys.OrderBy(key => key.Key).Select(key => new RingKey(key.Key, key.Value))], Current, HashKey, BackupKey), Json);
        var salt = passphrase is null ? null : RandomNumberGenerator.GetBytes(16);
        if (salt is not null)
            secrets = Wrap(secrets, passphrase!, salt, Id);

        var folder = Path.GetDirectoryName(file)!;
        if (!Directory.Exists(folder))
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        var fresh = file + ".new";
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(fresh, how))
        {
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(new RingFile(1, Id, salt, secrets), Json));
            stream.Flush(flushToDisk: true);
        }
        File.Move(fresh, file, overwrite: true);
    }

    private static byte[] Wrap(byte[] plain, string passphrase, byte[] salt, Guid id)
    {
        using var aes = new AesGcm(Stretch(passphrase, salt), 16);
        var sealedBytes = new byte[12 + 16 + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, 12));
        aes.Encrypt(sealedBytes.AsSpan(0, 12), plain, sealedBytes.AsSpan(28), sealedBytes.AsSpan(12, 16), id.ToByteArray());
        return sealedBytes;
    }

    private static byte[] Unwrap(byte[] data, string passphrase, byte[] salt, Guid id)
    {
        if (data.Length < 28)
            throw new CryptographicException("The ring is cut short.");
        using var aes = new AesGcm(Stretch(passphrase, salt), 16);
        var plain = new byte[data.Length - 28];
        aes.Decrypt(data.AsSpan(0, 12), data.AsSpan(28), data.AsSpan(12, 16), plain, id.ToByteArray());
        return plain;
    }

    private static byte[] Stretch(string passphrase, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Iterations, HashAlgorithmName.SHA256, 32);

    /// <param name="Format">1.</param>
    /// <param name="Id">Which ring this is; the database remembers it.</param>
    /// <param name="Salt">Present when <paramref name="Secrets"/> is wrapped by a passphrase.</param>
    /// <param name="Secrets">The keys as JSON, wrapped or not.</param>
    private sealed record RingFile(int Format, Guid Id, byte[]? Salt, byte[] Secrets);

    private sealed record RingKeys(RingKey[] Fields, byte Current, byte[] Hash, byte[] Backup);

    private sealed record RingKey(byte Version, byte[] Key);
}
