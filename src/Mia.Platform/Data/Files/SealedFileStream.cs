using System.Security.Cryptography;
using Mia.Platform.Data.Keys;

namespace Mia.Platform.Data.Files;

/// <summary>Reads a sealed file piece by piece, from any place. Holds one piece in the clear at a time.</summary>
internal sealed class SealedFileStream : Stream
{
    private readonly FileStream _file;
    private readonly AesGcm _aes;
    private readonly long _pieces;
    private readonly byte[] _sealed = new byte[SealedFile.Piece + SealedFile.Tag];
    private readonly byte[] _plain = new byte[SealedFile.Piece];
    private long _held = -1;
    private int _size;

    /// <exception cref="CryptographicException">No sealed file of that id and ring, or cut off.</exception>
    public SealedFileStream(FileStream file, KeyRing ring, Guid id)
    {
        _file = file;
        var head = new byte[SealedFile.Head];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) throw new CryptographicException("The file is cut off.");
        var sealedBytes = file.Length - SealedFile.Head;
        _pieces = (sealedBytes + _sealed.Length - 1) / _sealed.Length;
        Length = sealedBytes - (_pieces * SealedFile.Tag);
        if (_pieces == 0 || Length < (_pieces - 1) * SealedFile.Piece) throw new CryptographicException("The file is cut off.");
        _aes = SealedFile.Cipher(ring, head, id);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (!NeedsPiece(out var number, out var at)) return 0;
        if (number != _held)
        {
            _file.Position = PlaceOf(number);
            _file.ReadExactly(_sealed.AsSpan(0, SizeOf(number)));
            Hold(number);
        }
        return Take(buffer, at);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!NeedsPiece(out var number, out var at)) return 0;
        if (number != _held)
        {
            _file.Position = PlaceOf(number);
            await _file.ReadExactlyAsync(_sealed.AsMemory(0, SizeOf(number)), cancellationToken);
            Hold(number);
        }
        return Take(buffer.Span, at);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = Math.Max(0, offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => Length,
    });

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(_plain);
            _aes.Dispose();
            _file.Dispose();
        }
        base.Dispose(disposing);
    }

    private bool NeedsPiece(out long number, out int at)
    {
        (number, var rest) = Math.DivRem(Position, SealedFile.Piece);
        at = (int)rest;
        return Position < Length;
    }

    private long PlaceOf(long number) => SealedFile.Head + (number * _sealed.Length);

    private int SizeOf(long number) => (int)Math.Min(_sealed.Length, _file.Length - PlaceOf(number));

    private void Hold(long number)
    {
        _size = SizeOf(number) - SealedFile.Tag;
        SealedFile.Open(_aes, number, number == _pieces - 1, _sealed.AsSpan(0, _size + SealedFile.Tag), _plain);
        _held = number;
    }

    private int Take(Span<byte> buffer, int at)
    {
        var count = Math.Min(buffer.Length, _size - at);
        _plain.AsSpan(at, count).CopyTo(buffer);
        Position += count;
        return count;
    }
}
