using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Mia.Web.Files;

/// <summary>
/// Sends a file that somebody has uploaded. Whatever it holds, it cannot act as a page of Mia: its type is the one that Mia has found out, nothing
/// in it may load or run, and unless it is to be looked at the browser only saves it.
/// </summary>
/// <param name="content">The file; closed when it has been sent.</param>
/// <param name="media">Media type.</param>
/// <param name="fileName">Name for the reader.</param>
/// <param name="inline">To be looked at; only for kinds that browsers draw without running them.</param>
public sealed class SealedFileResult(Stream content, string media, string fileName, bool inline) : ActionResult
{
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>A browser draws a PDF in a viewer of its own, apart from the pages of Mia; the word sandbox would switch the viewer off.</summary>
    private const string Viewer = Nothing + "; object-src 'self'; style-src 'unsafe-inline'";

    /// <inheritdoc />
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        await using var file = content;
        var response = context.HttpContext.Response;
        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentSecurityPolicy = inline && media == "application/pdf" ? Viewer : Nothing + "; sandbox";
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = media;
        response.ContentLength = file.Length;
        if (HttpMethods.IsHead(context.HttpContext.Request.Method)) return;
        await file.CopyToAsync(response.Body, context.HttpContext.RequestAborted);
    }
}
