using System.Collections.Concurrent;
using Mia.Platform.Data;
using Mia.Platform.Modules;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Mia.Platform.Identity;

/// <summary>
/// All sessions that may still be used, in memory: a request is checked without SQL, and an ended session is refused at its next request.
/// Ended by time they are kept until the person has had the chance to get her typed text back.
/// </summary>
internal sealed class SessionStore(IServiceScopeFactory scopes, TimeProvider clock, IOptions<SignInSettings> settings) : IInMemory
{
    private readonly ConcurrentDictionary<string, LiveSession> _byHash = [];

    /// <summary>How long an idle session can still tell whose typed text arrives.</summary>
    public static TimeSpan Memory { get; } = TimeSpan.FromDays(2);

    /// <summary>The session of a cookie; null when there is none or it has been ended by somebody.</summary>
    public LiveSession? Find(string token) =>
        _byHash.TryGetValue(AccountLink.Hash(token), out var session) && !session.Ended ? session : null;

    /// <summary>Whether it may still be used.</summary>
    public bool IsAlive(LiveSession session) => session.Remaining(clock.UtcNow(), settings.Value) > TimeSpan.Zero;

    public void Add(UserSession row) => _byHash[row.TokenHash] = new LiveSession(row) { WrittenTicks = row.LastSeenAt.Ticks };

    public void End(Func<LiveSession, bool> which)
    {
        foreach (var session in _byHash.Values.Where(which))
        {
            session.End();
            _byHash.TryRemove(session.TokenHash, out _);
        }
    }

    public LiveSession? ById(Guid id) => _byHash.Values.FirstOrDefault(s => s.Id == id);

    /// <summary>Reads the sessions of the last days at start.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var since = clock.UtcNow() - Memory;
        var rows = await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Set<UserSession>().AsNoTracking()
            .Where(s => s.RevokedAt == null && s.LastSeenAt > since).ToListAsync(ct);
        foreach (var row in rows) Add(row);
    }

    /// <summary>Writes the times of use since the last call, and forgets sessions that ended long ago.</summary>
    public async Task WriteTimesAsync(CancellationToken ct)
    {
        var since = clock.UtcNow() - Memory;
        End(s => s.LastSeenAt < since);
        var changed = _byHash.Values.Where(s => s.LastSeenAt.Ticks != s.WrittenTicks).ToDictionary(s => s.Id);
        if (changed.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        await scope.ServiceProvider.GetRequiredService<DataSession>().WriteAsync(async _ =>
        {
            var ids = changed.Keys.ToList();
            foreach (var row in await db.Set<UserSession>().Where(s => ids.Contains(s.Id)).ToListAsync(ct)) row.Seen(changed[row.Id].LastSeenAt);
            var users = changed.Values.Select(s => s.UserId).Distinct().ToList();
            foreach (var user in await db.Set<User>().Where(u => users.Contains(u.Id)).ToListAsync(ct))
                user.Seen(changed.Values.Where(s => s.UserId == user.Id).Max(s => s.LastSeenAt));
        }, ct);
        foreach (var session in changed.Values) session.WrittenTicks = session.LastSeenAt.Ticks;
    }
}
