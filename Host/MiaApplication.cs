using System.Globalization;
using System.Threading.RateLimiting;
using Mia.Platform.Hosting;
using Mia.Platform.Hosting.Metrics;
using Mia.Platform.Identity;
using Mia.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;

namespace Mia.Host;

/// <summary>The composition root: what the server consists of and the order in which a request passes it.</summary>
internal static class MiaApplication
{
    /// <summary>Builds the application. Nothing is listened to yet.</summary>
    /// <param name="args">Settings as ASP.NET takes them.</param>
    /// <param name="meanwhile">What can begin as soon as there are services, while the pages are still being found.</param>
    public static WebApplication Build(string[] args, Action<IServiceProvider>? meanwhile = null)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
        });
        var catalogue = builder.Services.AddMiaPlatform(builder.Configuration, builder.Environment);
        builder.Services.AddRazorPages().AddMiaWeb().AddModuleParts(catalogue);
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddRateLimiter(Limits);
        builder.Services.AddHealthChecks().AddCheck<ReadyCheck>("data");
        builder.Services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        if (!builder.Environment.IsDevelopment()) builder.Logging.ClearProviders().AddJsonConsole();

        var app = builder.Build();
        meanwhile?.Invoke(app.Services);
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/fel/500");
        app.UseStatusCodePagesWithReExecute("/fel/{0}");
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseDelprojekt();
        app.UseAuthentication();
        app.UseMiaIdentity();
        app.UseAuthorization();
        app.UseAccess();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapMetrics().AllowAnonymous();
        return app;
    }

    private static void Limits(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        // Per address: an office behind one address posts a form a minute at most, an attacker far more.
        foreach (var (policy, permits, minutes) in new[] { ("public", 60, 10), ("sign-in", 30, 5) })
        {
            options.AddPolicy(policy, context => RateLimitPartition.GetSlidingWindowLimiter(
                (context.Request.Method is "GET" or "HEAD" ? "get:" : "post:") + context.Connection.RemoteIpAddress,
                key => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = key.StartsWith("get:", StringComparison.Ordinal) ? permits * 20 : permits,
                    Window = TimeSpan.FromMinutes(minutes),
                    SegmentsPerWindow = 5,
                }));
        }
    }
}
