using Mia.Platform.Data;
using Mia.Platform.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mia.Platform.Identity;

/// <summary>A session as a list shows it; <c>Current</c> is the one that asks.</summary>
public sealed record SessionRow(Guid Id, string Device, string Method, DateTime CreatedAt, DateTime LastSeenAt, bool Current);

/// <summary>Begins, prolongs, confirms and ends sessions.</summary>
public interface ISessions
{
    /// <summary>The session of this request; null when nobody is signed in.</summary>
    LiveSession? Current { get; }

    /// <summary>What is left of it.</summary>
    TimeSpan Remaining { get; }

    /// <summary>Ends the session of this browser and removes its cookie.</summary>
    Task SignOutAsync(CancellationToken ct);

    /// <summary>Sessions of a person that still work, latest first.</summary>
    Task<IReadOnlyList<SessionRow>> OfAsync(Guid userId, CancellationToken ct);

    /// <summary>Ends sessions of a person, at the latest at their next request. Call inside a command.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="sessionId">Which; null ends all but <paramref name="except"/>.</param>
    /// <param name="except">Kept when all are ended.</param>
    /// <param name="why">Code for the log: <c>signed-out</c>, <c>revoked</c>, <c>disabled</c>, <c>password</c>.</param>
    /// <param name="ct">Cancels.</param>
    Task EndAsync(Guid userId, Guid? sessionId, Guid? except, string why, CancellationToken ct);

    /// <summary>The person of this session has just shown who she is. Call inside a command.</summary>
    Task ConfirmAsync(CancellationToken ct);

    /// <summary>The person of this session has enrolled the second step she must have. Call inside a command.</summary>
    Task UnrestrictAsync(CancellationToken ct);
}

/// <inheritdoc cref="ISessions" />
internal sealed class SessionService(
    PlatformDbContext db, DataSession data, SessionStore store, RequestIdentity identity, IHttpContextAccessor http,
    TimeProvider clock, IOptions<SignInSettings> settings) : ISessions
{
    public LiveSession? Current => identity.Session;

    public TimeSpan Remaining => identity.Session?.Remaining(clock.UtcNow(), settings.Value) ?? TimeSpan.Zero;

    /// <summary>Begins a session for this browser. An older one of the same browser ends.</summary>
    public async Task StartAsync(Guid userId, string method, bool restricted, CancellationToken ct)
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("A session needs a browser.");
        var token = AccountLink.NewToken();
        var now = clock.UtcNow();
        var row = new UserSession(userId, AccountLink.Hash(token), DeviceText.Of(context.Request.Headers.UserAgent), method, restricted, now, now + settings.Value.StepUp);
        var old = SessionCookie.Read(context.Request) is { } oldToken ? store.Find(oldToken) : null;
        await data.WriteAsync(async _ =>
        {
            db.Add(row);
            if (old is not null && await db.Set<UserSession>().FirstOrDefaultAsync(s => s.Id == old.Id, ct) is { } before) before.Revoke(now, "replaced");
        }, ct);
        if (old is not null) store.End(s => s.Id == old.Id);
        store.Add(row);
        SessionCookie.Write(context, token);
    }

    public async Task SignOutAsync(CancellationToken ct)
    {
        if (identity.Session is { } session)
        {
            store.End(s => s.Id == session.Id);
            await data.WriteAsync(_ => RevokeAsync(session.UserId, session.Id, null, "signed-out", ct), ct);
        }

        if (http.HttpContext is { } context)
        {
            SessionCookie.Remove(context);
            context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        }
    }

    public async Task<IReadOnlyList<SessionRow>> OfAsync(Guid userId, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var created = now - settings.Value.Longest;
        var rows = await db.Set<UserSession>().AsNoTracking()
            .Where(s => s.UserId == userId && s.RevokedAt == null && s.CreatedAt > created).ToListAsync(ct);
        return [.. rows.Select(r => (Row: r, Live: store.ById(r.Id))).Where(r => r.Live is not null && store.IsAlive(r.Live))
            .Select(r => new SessionRow(r.Row.Id, r.Row.Device, r.Row.Method, r.Row.CreatedAt, r.Live!.LastSeenAt, r.Row.Id == Current?.Id))
            .OrderByDescending(r => r.LastSeenAt)];
    }

    public async Task EndAsync(Guid userId, Guid? sessionId, Guid? except, string why, CancellationToken ct)
    {
        await RevokeAsync(userId, sessionId, except, why, ct);
        data.OnCommitted(() =>
        {
            store.End(s => s.UserId == userId && (sessionId is null ? s.Id != except : s.Id == sessionId));
            return Task.CompletedTask;
        });
    }

    public async Task ConfirmAsync(CancellationToken ct)
    {
        if (identity.Session is not { } session) return;
        var until = clock.UtcNow() + settings.Value.StepUp;
        (await db.Set<UserSession>().SingleAsync(s => s.Id == session.Id, ct)).Confirm(until);
        data.OnCommitted(() =>
        {
            session.Confirm(until);
            return Task.CompletedTask;
        });
    }

    public async Task UnrestrictAsync(CancellationToken ct)
    {
        if (identity.Session is not { Restricted: true } session) return;
        (await db.Set<UserSession>().SingleAsync(s => s.Id == session.Id, ct)).Unrestrict();
        data.OnCommitted(() =>
        {
            session.Unrestrict();
            return Task.CompletedTask;
        });
    }

    private async Task RevokeAsync(Guid userId, Guid? sessionId, Guid? except, string why, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var rows = await db.Set<UserSession>()
            .Where(s => s.UserId == userId && s.RevokedAt == null && (sessionId == null ? s.Id != except : s.Id == sessionId)).ToListAsync(ct);
        foreach (var row in rows) row.Revoke(now, why);
    }
}
