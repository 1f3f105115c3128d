using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;

namespace Mia.Web;

/// <summary>
/// Writes an ordinary page in one go. The framework's buffer holds 16 384 characters, so that a list of 25 rows is sent in three pieces, each
/// with its own turn through the server and the socket (measured: 4 % of the page).
/// </summary>
internal sealed class WholePages : IHttpResponseStreamWriterFactory
{
    private const int Characters = 64 * 1024;

    public TextWriter CreateWriter(Stream stream, Encoding encoding) =>
        new HttpResponseStreamWriter(stream, encoding, Characters, ArrayPool<byte>.Shared, ArrayPool<char>.Shared);
}
