using System.Buffers.Binary;
using System.Security.Cryptography;
using Mia.Platform.Data.Keys;

namespace Mia.Platform.Data.Backups;

/// <summary>
/// The file format of a backup: "MIABAK1\n", id of the key ring (16), salt (16), then pieces of at most 1 MiB, each as length (4, highest
/// bit on the last one), tag (16) and AES-256-GCM ciphertext. The number of a piece is its nonce, so a piece that is changed, moved,
/// missing or cut off is found.
/// </summary>
internal static class SealedStream
{
    public const int Head = 8 + 16 + 16;
    private const int Piece = 1 << 20;
    private const uint Last = 0x8000_0000;
    private static readonly byte[] Magic = "MIABAK1\n"u8.ToArray();

    public static async Task SealAsync(Stream plain, Stream target, KeyRing ring, CancellationToken ct)
    {
        var head = new byte[Head];
        Magic.CopyTo(head, 0);
        ring.Id.TryWriteBytes(head.AsSpan(8), bigEndian: true, out _);
        RandomNumberGenerator.Fill(head.AsSpan(24));
        await target.WriteAsync(head, ct);

        using var aes = Cipher(ring, head);
        var current = new byte[Piece];
        var next = new byte[Piece];
        var output = new byte[4 + 16 + Piece];
        var size = await plain.ReadAtLeastAsync(current, Piece, throwOnEndOfStream: false, ct);
        for (long number = 0; ; number++)
        {
            var following = size == Piece ? await plain.ReadAtLeastAsync(next, Piece, throwOnEndOfStream: false, ct) : 0;
            var mark = (uint)size | (following == 0 ? Last : 0);
            BinaryPrimitives.WriteUInt32BigEndian(output, mark);
            aes.Encrypt(Nonce(number), current.AsSpan(0, size), output.AsSpan(20, size), output.AsSpan(4, 16), Bound(head, mark));
            await target.WriteAsync(output.AsMemory(0, 20 + size), ct);
            if (following == 0)
                return;
            (current, next, size) = (next, current, following);
        }
    }

    /// <exception cref="DataStartException">Not a backup, another key ring's, or damaged.</exception>
    public static async Task OpenAsync(Stream source, Stream plain, KeyRing ring, CancellationToken ct)
    {
        var head = new byte[Head];
        if (await source.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, ct) < Head || !head.AsSpan(0, 8).SequenceEqual(Magic))
            throw new DataStartException("Filen är ingen säkerhetskopia av Mia. Inget har ändrats.", "The file is no backup of Mia. Nothing has been changed.");
        if (new Guid(head.AsSpan(8, 16), bigEndian: true) != ring.Id)
            throw new DataStartException("Säkerhetskopian hör till en annan nyckelring. Lägg tillbaka dess nyckelring först. Inget har ändrats.",
                "The backup belongs to another key ring. Put its key ring back first. Nothing has been changed.");
        using var aes = Cipher(ring, head);
        var input = new byte[20 + Piece];
        var output = new byte[Piece];
        try
        {
            for (long number = 0; ; number++)
            {
                await source.ReadExactlyAsync(input.AsMemory(0, 20), ct);
                var mark = BinaryPrimitives.ReadUInt32BigEndian(input);
                var size = (int)(mark & ~Last);
                if (size > Piece)
                    throw new CryptographicException("A piece is too long.");
                await source.ReadExactlyAsync(input.AsMemory(20, size), ct);
                aes.Decrypt(Nonce(number), input.AsSpan(20, size), input.AsSpan(4, 16), output.AsSpan(0, size), Bound(head, mark));
                await plain.WriteAsync(output.AsMemory(0, size), ct);
                if ((mark & Last) != 0)
                    break;
            }
            if (await source.ReadAsync(input.AsMemory(0, 1), ct) != 0)
                throw new CryptographicException("Something follows the end.");
        }
        catch (Exception e) when (e is CryptographicException or EndOfStreamException)
        {
            throw new DataStartException("Säkerhetskopian är skadad. Ta en annan. Inget har ändrats.",
                "The backup is damaged. Take another one. Nothing has been changed.", e);
        }
    }

    private static AesGcm Cipher(KeyRing ring, byte[] head) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, ring.BackupKey, 32, salt: head[24..], info: "backup"u8.ToArray()), 16);

    private static byte[] Nonce(long number)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), number);
        return nonce;
    }

    private static byte[] Bound(byte[] head, uint mark)
    {
        var bound = new byte[Head + 4];
        head.CopyTo(bound, 0);
        BinaryPrimitives.WriteUInt32BigEndian(bound.AsSpan(Head), mark);
        return bound;
    }
}
