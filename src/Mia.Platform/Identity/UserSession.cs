using Mia.Platform.Data;

namespace Mia.Platform.Identity;

/// <summary>
/// A signed-in browser. The cookie holds a random token; only its hash is here, so a stolen file opens no session. Requests are
/// checked against a copy in memory (<see cref="SessionStore"/>).
/// </summary>
public sealed class UserSession : Entity
{
    /// <summary>Longest text about a device, in characters.</summary>
    public const int MaxDevice = 100;

    private UserSession() { }

    internal UserSession(Guid userId, string tokenHash, string device, string method, bool restricted, DateTime utcNow, DateTime? stepUpUntil)
    {
        (UserId, TokenHash, Device, Method, Restricted) = (userId, tokenHash, device, method, restricted);
        (CreatedAt, LastSeenAt, StepUpUntil) = (utcNow, utcNow, stepUpUntil);
        Record(new ChangeEvent("session.started", Detail: $"{userId} {method}"));
    }

    /// <summary>Whose.</summary>
    public Guid UserId { get; private set; }

    /// <summary>SHA-256 of the cookie's token, hexadecimal.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>Browser and system in words: <c>Firefox, Windows</c>.</summary>
    public string Device { get; private set; } = "";

    /// <summary>How the person signed in: <c>password</c>, <c>totp</c>, <c>recovery</c>, <c>passkey</c>, <c>invitation</c>.</summary>
    public string Method { get; private set; } = "";

    /// <summary>Only enrolment of a second step is allowed.</summary>
    public bool Restricted { get; private set; }

    /// <summary>When it began.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Last request, to the minute.</summary>
    public DateTime LastSeenAt { get; private set; }

    /// <summary>Until when the person counts as just confirmed.</summary>
    public DateTime? StepUpUntil { get; private set; }

    /// <summary>When it was ended by sign-out, by an administrator or by the person in the list of sessions.</summary>
    public DateTime? RevokedAt { get; private set; }

    internal void Revoke(DateTime utcNow, string why)
    {
        if (RevokedAt is not null)
        {
            return;
        }

        RevokedAt = utcNow;
        Record(new ChangeEvent("session.ended", Detail: $"{UserId} {why}"));
    }

    internal void Confirm(DateTime until)
    {
        StepUpUntil = until;
        Record(new ChangeEvent("session.confirmed", Detail: $"{UserId}"));
    }

    internal void Unrestrict() => Restricted = false;

    internal void Seen(DateTime utc) => LastSeenAt = utc > LastSeenAt ? utc : LastSeenAt;
}
