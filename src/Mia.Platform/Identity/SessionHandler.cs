using System.Security.Claims;
using System.Text.Encodings.Web;
using Mia.Platform.Time;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mia.Platform.Identity;

/// <summary>
/// Checks the session cookie against the sessions in memory. Signed-out, closed, revoked and idle sessions are refused at once. When a
/// post arrives too late, what was typed is kept for the person before she is sent to sign in.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionStore sessions,
    StaffDirectory staff, RequestIdentity identity, KeptPosts kept, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Mia";

    /// <summary>Session that has ended by time, so that typed text finds its owner.</summary>
    private LiveSession? _late;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Request) is not { } token || sessions.Find(token) is not { } session)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (staff.Find(session.UserId) is not { Open: true } member)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (!sessions.IsAlive(session))
        {
            _late = session;
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (Context.GetEndpoint()?.Metadata.GetMetadata<DoesNotProlongAttribute>() is null && !Request.Headers.ContainsKey(Polling.Header))
        {
            session.Touch(clock.UtcNow());
        }

        identity.Enter(member, session);
        var claims = new ClaimsIdentity(SchemeName, ClaimTypes.NameIdentifier, null);
        claims.AddClaim(new Claim(ClaimTypes.NameIdentifier, member.Id.ToString("N")));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(claims), SchemeName)));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_late is { } late && HttpMethods.IsPost(Request.Method) && Request.HasFormContentType)
        {
            await kept.KeepAsync(late.UserId, Request, Context.RequestAborted);
        }

        var target = HttpMethods.IsGet(Request.Method) && !IsHtmx ? Request.Path + Request.QueryString : Referrer() ?? Request.Path;
        var address = $"/logga-in?returnUrl={Uri.EscapeDataString(target)}{(_late is null ? "" : "&slut=1")}";
        Send(address, StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private bool IsHtmx => Request.Headers.ContainsKey("HX-Request");

    /// <summary>The page that a fragment or a post came from; only addresses of this site.</summary>
    private string? Referrer() =>
        Uri.TryCreate(Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == Request.Host.Value ? from.PathAndQuery : null;

    private void Send(string address, int statusForHtmx)
    {
        if (IsHtmx)
        {
            Response.StatusCode = statusForHtmx;
            Response.Headers["HX-Redirect"] = address;
            return;
        }

        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = address;
    }
}

/// <summary>A page whose requests do not count as activity: it is asked by scripts, not by a person.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DoesNotProlongAttribute : Attribute;

/// <summary>
/// What a page asks for by itself every few seconds, to show how far something has come. It is no sign of a person, so the session of
/// somebody who has left the desk ends in time. Anybody may send the header: it can only shorten the own session.
/// </summary>
public static class Polling
{
    /// <summary>Header of such requests; the page sets it with <c>hx-headers</c>.</summary>
    public const string Header = "X-Poll";
}

/// <summary>
/// The cookie that holds the session's token: <c>__Host-</c> and Secure, but over plain http in Development a plain name. In Production it
/// is Secure behind a proxy too, whatever the proxy says about the scheme.
/// </summary>
internal static class SessionCookie
{
    private static string Name(HttpRequest request) => IsSecure(request) ? "__Host-mia" : "mia";

    private static bool IsSecure(HttpRequest request) =>
        request.IsHttps || !request.HttpContext.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment();

    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    public static void Write(HttpContext context, string token) =>
        context.Response.Cookies.Append(Name(context.Request), token, Options(context.Request));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name(context.Request), Options(context.Request));

    /// <summary>Lax: a link in a mail to a page of Mia works for somebody who is signed in; no post from elsewhere carries it.</summary>
    internal static CookieOptions Options(HttpRequest request) =>
        new() { HttpOnly = true, Secure = IsSecure(request), SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
