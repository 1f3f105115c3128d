namespace Mia.Platform.Identity;

/// <summary>A session in memory. Its times change on every request without SQL and are written down in batches.</summary>
public sealed class LiveSession
{
    private long _lastSeen;
    private long _stepUpUntil;
    private int _restricted;
    private int _ended;

    internal LiveSession(UserSession row)
    {
        (Id, UserId, TokenHash, CreatedAt) = (row.Id, row.UserId, row.TokenHash, row.CreatedAt);
        _lastSeen = row.LastSeenAt.Ticks;
        _stepUpUntil = row.StepUpUntil?.Ticks ?? 0;
        _restricted = row.Restricted ? 1 : 0;
    }

    /// <summary>Id of the row.</summary>
    public Guid Id { get; }

    /// <summary>Whose.</summary>
    public Guid UserId { get; }

    /// <summary>When it began, UTC.</summary>
    public DateTime CreatedAt { get; }

    /// <summary>Only enrolment of a second step is allowed.</summary>
    public bool Restricted => Volatile.Read(ref _restricted) == 1;

    /// <summary>Last request, UTC.</summary>
    public DateTime LastSeenAt => new(Interlocked.Read(ref _lastSeen), DateTimeKind.Utc);

    internal string TokenHash { get; }

    internal bool Ended => Volatile.Read(ref _ended) == 1;

    internal long WrittenTicks { get; set; }

    /// <summary>Whether the person has confirmed who she is a short while ago.</summary>
    public bool IsConfirmed(DateTime utcNow) => Interlocked.Read(ref _stepUpUntil) > utcNow.Ticks;

    /// <summary>What is left until the session ends when nothing more is asked for.</summary>
    public TimeSpan Remaining(DateTime utcNow, SignInSettings settings)
    {
        var idle = LastSeenAt + settings.Idle - utcNow;
        var longest = CreatedAt + settings.Longest - utcNow;
        var left = idle < longest ? idle : longest;
        return Ended || left < TimeSpan.Zero ? TimeSpan.Zero : left;
    }

    internal void Touch(DateTime utcNow) => Interlocked.Exchange(ref _lastSeen, utcNow.Ticks);

    internal void Confirm(DateTime until) => Interlocked.Exchange(ref _stepUpUntil, until.Ticks);

    internal void Unrestrict() => Interlocked.Exchange(ref _restricted, 0);

    internal void End() => Interlocked.Exchange(ref _ended, 1);
}
