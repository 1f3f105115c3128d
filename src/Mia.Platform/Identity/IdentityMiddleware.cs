using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Mia.Platform.Identity;

/// <summary>
/// After the session check: somebody who must have a second step gets to its page and nowhere else, and a request that needs a
/// confirmation is sent to it.
/// </summary>
internal sealed class IdentityMiddleware(RequestDelegate next)
{
    /// <summary>Where a person without the second step she must have is sent.</summary>
    public const string EnrolPath = "/mitt-konto/tvasteg";

    public const string ConfirmPath = "/bekrafta";

    public async Task InvokeAsync(HttpContext context, RequestIdentity identity, KeptPosts kept)
    {
        var request = context.Request;
        if (identity.Session is { Restricted: true } && context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && !request.Path.StartsWithSegments(EnrolPath, StringComparison.OrdinalIgnoreCase))
        {
            Redirect(context, EnrolPath);
            return;
        }

        try
        {
            await next(context);
            await ForgetSavedAsync(context, identity, kept);
        }
        catch (StepUpRequiredException) when (!context.Response.HasStarted)
        {
            var isPost = HttpMethods.IsPost(request.Method);
            if (isPost && request.HasFormContentType)
            {
                await kept.KeepAsync(identity.Member!.Id, request, context.RequestAborted);
            }

            Redirect(context, $"{ConfirmPath}?returnUrl={Uri.EscapeDataString(isPost ? KeptPage : request.Path + request.QueryString)}");
        }
    }

    /// <summary>Typed text that has now been saved must not come back at the next sign-in.</summary>
    private static async Task ForgetSavedAsync(HttpContext context, RequestIdentity identity, KeptPosts kept)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Response.StatusCode is >= 200 and < 400
            && identity.Member is { } member && Guid.TryParse(context.Request.Query[KeptMark], out var id))
        {
            await kept.ForgetAsync(member.Id, id, CancellationToken.None);
        }
    }

    /// <summary>Marks the address of a post that gives kept text back.</summary>
    public const string KeptMark = "kept";

    /// <summary>Where typed text is given back.</summary>
    public const string KeptPage = "/logga-in/din-text";

    private static void Redirect(HttpContext context, string address)
    {
        var isHtmx = context.Request.Headers.ContainsKey("HX-Request");
        context.Response.StatusCode = isHtmx ? StatusCodes.Status200OK : StatusCodes.Status303SeeOther;
        context.Response.Headers[isHtmx ? "HX-Redirect" : "Location"] = address;
    }
}
