using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Mia.Web.Files;

/// <summary>Sends a file for spreadsheets piece by piece, so that a long list is never held in memory as a whole.</summary>
/// <param name="fileName">Name for the reader; nobody's name.</param>
/// <param name="pieces">Whole lines, made with <see cref="CsvText.AppendCsvLine"/>.</param>
public sealed class CsvFileResult(string fileName, IAsyncEnumerable<StringBuilder> pieces) : ActionResult
{
    /// <inheritdoc />
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, ct) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = CsvText.Media;
        // The mark tells spreadsheets that å is å.
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        await response.Body.WriteAsync(encoding.GetPreamble(), ct);
        await foreach (var piece in pieces.WithCancellation(ct)) await response.Body.WriteAsync(encoding.GetBytes(piece.ToString()), ct);
    }
}
