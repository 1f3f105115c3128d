using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace Mia.Platform.Identity;

/// <summary>
/// One-time codes of authenticator apps (RFC 6238: 30 seconds, six digits, HMAC-SHA-1 as all apps expect). A code works once: the
/// step of the last accepted code is remembered per user.
/// </summary>
internal sealed class Totp(TimeProvider time)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;
    private readonly ConcurrentDictionary<Guid, long> _lastStep = [];

    /// <summary>160 random bits as base32, as apps want them.</summary>
    public static string NewKey() => Encode(RandomNumberGenerator.GetBytes(20));

    /// <summary>Whether a text is a key as <see cref="NewKey"/> makes them.</summary>
    public static bool IsKey(string text) => text.Length == 32 && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal));

    /// <summary>The address inside the QR code.</summary>
    public static string Uri(string key, string account) =>
        $"otpauth://totp/Mia:{System.Uri.EscapeDataString(account)}?secret={key}&issuer=Mia&digits=6&period={StepSeconds}";

    /// <summary>Checks a code; one step of clock difference each way is allowed. An accepted code is used up.</summary>
    public bool Accept(Guid userId, string key, string? code)
    {
        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (digits.Length != 6)
        {
            return false;
        }

        var now = time.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(key, step)), System.Text.Encoding.ASCII.GetBytes(digits)))
            {
                return UseUp(userId, step);
            }
        }

        return false;
    }

    /// <summary>The code of a moment; tests act as the app with it.</summary>
    internal static string CodeAt(string key, DateTimeOffset at) => Code(key, at.ToUnixTimeSeconds() / StepSeconds);

    private bool UseUp(Guid userId, long step)
    {
        while (true)
        {
            if (!_lastStep.TryGetValue(userId, out var last))
            {
                if (_lastStep.TryAdd(userId, step))
                {
                    return true;
                }
            }
            else if (step <= last)
            {
                return false;
            }
            else if (_lastStep.TryUpdate(userId, step, last))
            {
                return true;
            }
        }
    }

    private static string Code(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 with SHA-1 is what authenticator apps implement; HMAC does not depend on collisions.
        HMACSHA1.HashData(Decode(key), counter, mac);
#pragma warning restore CA5350
        var offset = mac[^1] & 0x0f;
        var number = (BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & 0x7fffffff) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        return text.ToString();
    }

    private static byte[] Decode(string text)
    {
        var bytes = new List<byte>();
        int buffer = 0, bits = 0;
        foreach (var c in text)
        {
            var value = Alphabet.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            if (value < 0)
            {
                continue;
            }

            buffer = (buffer << 5) | value;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }

        return [.. bytes];
    }
}
