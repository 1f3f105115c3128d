using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mia.Benchmarks.Measuring;

/// <summary>One keep-alive connection that sends ready-made bytes and counts what comes back. Cheaper than a browser, so that the server is what is measured.</summary>
internal sealed class HttpConnection(Uri server) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private Socket? _socket;
    private int _start, _end;

    /// <summary>Bytes of the last body as they came over the wire.</summary>
    public long BodyBytes { get; private set; }

    /// <summary>Sends one request and reads its whole answer.</summary>
    /// <returns>The HTTP status.</returns>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request, CancellationToken ct)
    {
        if (_socket is null)
        {
            _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await _socket.ConnectAsync(IPAddress.Loopback, server.Port, ct);
            _start = _end = 0;
        }

        await _socket.SendAsync(request, ct);
        var head = await ReadHeadAsync(ct);
        var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        BodyBytes = 0;
        if (Header(head, "Transfer-Encoding") is not null) await SkipChunksAsync(ct);
        else if (Header(head, "Content-Length") is { } length) await SkipAsync(BodyBytes = long.Parse(length, CultureInfo.InvariantCulture), ct);
        if (string.Equals(Header(head, "Connection"), "close", StringComparison.OrdinalIgnoreCase)) Dispose();
        return status;
    }

    private async ValueTask<string> ReadHeadAsync(CancellationToken ct)
    {
        while (true)
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8);
            if (at >= 0)
            {
                var head = Encoding.ASCII.GetString(_buffer, _start, at + 2);
                _start += at + 4;
                return head;
            }

            await FillAsync(ct);
        }
    }

    private static string? Header(string head, string name)
    {
        var at = head.IndexOf("\r\n" + name + ":", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var from = at + name.Length + 3;
        return head[from..head.IndexOf("\r\n", from, StringComparison.Ordinal)].Trim();
    }

    private async ValueTask SkipChunksAsync(CancellationToken ct)
    {
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8)) < 0) await FillAsync(ct);
            var size = long.Parse(Encoding.ASCII.GetString(_buffer, _start, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            _start += line + 2;
            await SkipAsync(size + 2, ct);
            BodyBytes += size;
            if (size == 0) return;
        }
    }

    private async ValueTask SkipAsync(long bytes, CancellationToken ct)
    {
        while (bytes > 0)
        {
            if (_start == _end) await FillAsync(ct);
            var here = (int)Math.Min(bytes, _end - _start);
            _start += here;
            bytes -= here;
        }
    }

    private async ValueTask FillAsync(CancellationToken ct)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var read = await _socket!.ReceiveAsync(_buffer.AsMemory(_end), ct);
        if (read == 0) throw new IOException("The server closed the connection in the middle of an answer.");
        _end += read;
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    /// <summary>The bytes of a request.</summary>
    public static byte[] Bytes(Uri server, HttpMethod method, string path, string? cookies = null, string? form = null)
    {
        var body = form is null ? [] : Encoding.UTF8.GetBytes(form);
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{method} {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept: text/html\r\nAccept-Language: sv\r\n")
            .Append("Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n");
        if (cookies is not null) head.Append(CultureInfo.InvariantCulture, $"Cookie: {cookies}\r\n");
        if (form is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Origin: {server.GetLeftPart(UriPartial.Authority)}\r\n")
                .Append(CultureInfo.InvariantCulture, $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n");
        }

        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
    }
}
