using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Mia.Platform.Data;
using Mia.Platform.Data.Keys;

namespace Mia.Platform.Tests.Data;

public sealed class CipherTests
{
    private readonly FieldCipher _cipher = Open(KeyRing.New());

    [Fact]
    public void What_is_sealed_opens_again_and_never_looks_the_same() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>().Filter(text => text.Get.Normalize() == text.Get), text =>
        {
            var (one, two) = (_cipher.Seal("T.C", text.Get), _cipher.Seal("T.C", text.Get));
            return _cipher.Open("T.C", one) == text.Get && !one.AsSpan().SequenceEqual(two);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_changed_or_moved_value_does_not_open()
    {
        var data = _cipher.Seal("T.C", "Åsa");
        Assert.ThrowsAny<CryptographicException>(() => _cipher.Open("T.D", data));
        for (var i = 0; i < data.Length; i++)
        {
            var changed = (byte[])data.Clone();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => _cipher.Open("T.C", changed));
        }
        Assert.ThrowsAny<CryptographicException>(() => _cipher.Open("T.C", data.AsSpan(0, 20)));
        Assert.ThrowsAny<CryptographicException>(() => Open(KeyRing.New()).Open("T.C", data));
    }

    [Fact]
    public void Keyed_hashes_are_stable_over_rotation_and_differ_by_purpose_and_ring()
    {
        var ring = KeyRing.New();
        var hash = Open(ring).KeyedHash("a", "199001019999");
        Assert.Equal(16, hash.Length);
        Assert.Equal(hash, Open(ring.Rotated()).KeyedHash("a", "199001019999"));
        Assert.NotEqual(hash, Open(ring).KeyedHash("b", "199001019999"));
        Assert.NotEqual(hash, Open(KeyRing.New()).KeyedHash("a", "199001019999"));
    }

    [Fact]
    public void Many_threads_can_seal_and_open_at_once() => Parallel.For(0, 20_000, i =>
    {
        var text = $"värde {i}";
        Assert.Equal(text, _cipher.Open("T.C", _cipher.Seal("T.C", text)));
    });

    private static FieldCipher Open(KeyRing ring)
    {
        var cipher = new FieldCipher();
        cipher.Load(ring);
        return cipher;
    }
}
