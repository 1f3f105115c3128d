using System.Buffers.Binary;
using System.Security.Cryptography;
using Mia.Platform.Data.Keys;

namespace Mia.Platform.Data.Files;

/// <summary>
/// The format of a sealed file: "MIAFIL1\n", version of the field key (1), salt (32), then pieces of 64 KiB, each as AES-256-GCM ciphertext and
/// tag (16). The key is derived from the salt and the file's own id; the number of a piece is its nonce, and that it is the last one is bound to it.
/// So a piece that is changed, moved, missing or cut off is found, and so is a file under another file's name.
/// </summary>
internal static class SealedFile
{
    public const int Head = 8 + 1 + 32;
    public const int Piece = 64 * 1024;
    public const int Tag = 16;
    private static readonly byte[] Magic = "MIAFIL1\n"u8.ToArray();

    /// <summary>A new head with a salt of its own.</summary>
    public static byte[] NewHead(KeyRing ring)
    {
        var head = new byte[Head];
        Magic.CopyTo(head, 0);
        head[8] = ring.Current;
        RandomNumberGenerator.Fill(head.AsSpan(9));
        return head;
    }

    /// <exception cref="CryptographicException">No sealed file, or sealed with a key that this ring lacks.</exception>
    public static AesGcm Cipher(KeyRing ring, ReadOnlySpan<byte> head, Guid id)
    {
        if (head.Length != Head || !head[..8].SequenceEqual(Magic) || !ring.FieldKeys.TryGetValue(head[8], out var key))
            throw new CryptographicException("The file cannot be opened with this key ring.");
        Span<byte> info = stackalloc byte[5 + 16];
        "file:"u8.CopyTo(info);
        id.TryWriteBytes(info[5..], bigEndian: true, out _);
        Span<byte> derived = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, salt: head[9..], info: info);
        return new AesGcm(derived, Tag);
    }

    public static void Seal(AesGcm aes, long number, bool last, ReadOnlySpan<byte> plain, Span<byte> output)
    {
        Span<byte> nonce = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], number);
        aes.Encrypt(nonce, plain, output[..plain.Length], output.Slice(plain.Length, Tag), [last ? (byte)1 : (byte)0]);
    }

    /// <exception cref="CryptographicException">Damaged, moved, or not the last piece although the file ends there.</exception>
    public static void Open(AesGcm aes, long number, bool last, ReadOnlySpan<byte> input, Span<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], number);
        var size = input.Length - Tag;
        aes.Decrypt(nonce, input[..size], input[size..], plain[..size], [last ? (byte)1 : (byte)0]);
    }
}
