using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;

namespace Mia.Platform.Hosting;

/// <summary>Headers of every answer, and refusal of posts that another site started.</summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
            && request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none"))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        // Pages hold personal data. Files of the product are told apart when the answer starts.
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        headers.Vary = "HX-Request";
        context.Response.OnStarting(static state => KeepFiles((HttpContext)state), context);
        return next(context);
    }

    /// <summary>
    /// Files of the product hold nothing personal. Static assets add their own caching to what stands above instead of replacing it, so
    /// without this no browser would keep a style sheet or a font. Vendored files have their version in the address and never change.
    /// </summary>
    private static Task KeepFiles(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null) return Task.CompletedTask;
        var headers = context.Response.Headers;
        headers.CacheControl = context.Request.Path.StartsWithSegments("/vendor") ? "public, max-age=31536000, immutable" : headers.CacheControl[^1];
        headers.Vary = "Accept-Encoding";
        headers.Remove("Pragma");
        return Task.CompletedTask;
    }
}
