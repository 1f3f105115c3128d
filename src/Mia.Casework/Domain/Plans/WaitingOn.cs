using Mia.Platform.Data;

namespace Mia.Casework.Domain.Plans;

/// <summary>
/// Whom an activity waits for, since when and until when. A row of its own for every wait, so that "since" is a fact and waits can be
/// counted by organisation (methods.md 3.3, 3.8). Open while <see cref="Until"/> is null.
/// </summary>
public sealed class WaitingOn : Entity, IOwned
{
    private WaitingOn() { }

    internal WaitingOn(PlanActivity owner, string party, string? who, DateOnly since, Actor by)
    {
        (DelprojektId, ControllerId, CaseId, ActivityId) = (owner.DelprojektId, owner.ControllerId, owner.CaseId, owner.Id);
        (Party, Who, Since, RegisteredBy, RegisteredAt) = (party, who, since, by.UserId, by.UtcNow);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The activity.</summary>
    public Guid ActivityId { get; private set; }

    /// <summary>Code of the party list.</summary>
    public string Party { get; private set; } = "";

    /// <summary>Unit or person there. Sealed.</summary>
    public string? Who { get; private set; }

    /// <summary>First day of waiting.</summary>
    public DateOnly Since { get; private set; }

    /// <summary>Last day of waiting; null while it goes on.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public Guid? RegisteredBy { get; private set; }

    /// <summary>When it was written down, UTC.</summary>
    public DateTime RegisteredAt { get; private set; }

    /// <summary>Days waited, up to a day.</summary>
    public int Days(DateOnly today) => (Until ?? today).DayNumber - Since.DayNumber;

    internal void End(DateOnly on) => Until = on;

    internal void Correct(DateOnly since, string? who) => (Since, Who) = (since, who);
}
