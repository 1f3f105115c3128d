namespace Mia.Casework.Domain.Visits;

/// <summary>
/// When a member of staff last looked at the start page of a delprojekt, so that it can tell what is new since then. One row per person and
/// place; no history is kept of when people work.
/// </summary>
public sealed class StaffVisit
{
    /// <summary>How exactly the latest look is known. Too early by this much repeats an event; too late would hide one.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(5);

    private StaffVisit() { }

    /// <summary>The first visit.</summary>
    public StaffVisit(Guid userId, Guid delprojektId, Guid sessionId, DateTime utcNow) =>
        (UserId, DelprojektId, SessionId, LastAt) = (userId, delprojektId, sessionId, utcNow);

    /// <summary>The member of staff.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The place.</summary>
    public Guid DelprojektId { get; private set; }

    /// <summary>The session of the visit that goes on. A new sign-in is a new visit.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>Latest look, UTC, within five minutes.</summary>
    public DateTime LastAt { get; private set; }

    /// <summary>End of the visit before this one, UTC; null at the first visit.</summary>
    public DateTime? BeforeAt { get; private set; }

    /// <summary>Whether a look at this moment changes anything.</summary>
    public bool IsNews(Guid sessionId, DateTime utcNow) => sessionId != SessionId || utcNow - LastAt >= Precision;

    /// <summary>A look at the start page.</summary>
    public void Look(Guid sessionId, DateTime utcNow)
    {
        if (sessionId != SessionId) (SessionId, BeforeAt) = (sessionId, LastAt);
        LastAt = utcNow;
    }
}
