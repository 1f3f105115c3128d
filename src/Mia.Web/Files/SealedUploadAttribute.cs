using Mia.Platform.Data.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Web.Files;

/// <summary>
/// On a page model that takes a file: the file is sealed while it arrives, and a request that is far too large is answered before it is read,
/// with the page again and <see cref="TooLarge"/> in its address. Whoever may not use the page has been stopped before.
/// </summary>
/// <param name="area">The <see cref="IFileArea"/> to which the files belong.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SealedUploadAttribute(string area) : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Name in the address of the page after a request that was too large to be read.</summary>
    public const string TooLarge = "for-stor";

    /// <summary>The other fields of the form.</summary>
    private const long Fields = 512 * 1024;

    /// <summary>
    /// A browser looks at the answer when it has sent everything, and shows an error of its own when it is cut off. So much is therefore
    /// received and forgotten; more than that is cut off, and said by the script of the page before it is sent.
    /// </summary>
    private const long Polite = 256 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Before antiforgery, which reads the form.</summary>
    public int Order => 900;

    /// <inheritdoc />
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true) return;
        var files = http.RequestServices.GetServices<IFileArea>().Single(a => a.Name == area);
        var most = await files.MostBytesAsync(http.RequestAborted);
        if (http.Request.ContentLength > most + Fields)
        {
            if (http.Request.ContentLength < Polite) await ReadAwayAsync(http);
            context.Result = new SeeOtherResult(QueryHelpers.AddQueryString(http.Request.Path, TooLarge, "true"));
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = most + Fields;
        var form = new SealedForm(http.Request, http.RequestServices.GetRequiredService<FileStore>(), area, most);
        http.Response.RegisterForDispose(form);
        http.Features.Set<IFormFeature>(form);
    }

    private static async Task ReadAwayAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = Polite;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        stop.CancelAfter(Patience);
        var buffer = new byte[64 * 1024];
        try
        {
            while (await http.Request.Body.ReadAsync(buffer, stop.Token) > 0) { }
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            // Too slow: the answer goes all the same.
        }
    }
}
