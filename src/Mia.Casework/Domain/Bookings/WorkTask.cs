using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Bookings;

/// <summary>Something that a member of staff shall do before a day, with or without a case. Activities of a plan are not copied here.</summary>
public sealed class WorkTask : Entity, IOwned
{
    private WorkTask() { }

    /// <summary>A new task.</summary>
    /// <param name="delprojektId">Where.</param>
    /// <param name="controllerId">Owner of the case, or the first controller of the delprojekt.</param>
    /// <param name="about">The case; null for none.</param>
    /// <param name="title">What shall be done.</param>
    /// <param name="dueOn">Last day; not in the past.</param>
    /// <param name="ownerId">Who does it.</param>
    /// <param name="by">Who writes it down.</param>
    public WorkTask(Guid delprojektId, Guid controllerId, Case? about, string? title, DateOnly dueOn, Guid ownerId, Actor by)
    {
        (DelprojektId, ControllerId, CaseId, ParticipantId, CreatedBy) = (delprojektId, controllerId, about?.Id, about?.ParticipantId, by.UserId);
        Rule.Against(about is not null && !about.Status.IsOpen(), nameof(CaseId), "Ärendet är avslutat. Öppna det först, eller skriv uppgiften utan ärende.");
        Change(title, dueOn, ownerId, by, "task.added");
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case; null for none.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>The person; null for none.</summary>
    public Guid? ParticipantId { get; private set; }

    /// <summary>What shall be done. Sealed.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Last day.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Who does it.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>When it was done, UTC; null while it is not.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public Guid? CreatedBy { get; private set; }

    /// <summary>Changes it.</summary>
    public void Change(string? title, DateOnly dueOn, Guid ownerId, Actor by) => Change(title, dueOn, ownerId, by, "task.changed");

    /// <summary>Somebody else does it: whoever had it leaves, is away or is back.</summary>
    public void PassTo(Guid userId)
    {
        OwnerId = userId;
        Record(new("task.passed-on", CaseId, ParticipantId));
    }

    /// <summary>Done.</summary>
    public void Finish(Actor by)
    {
        if (DoneAt is not null) return;
        DoneAt = by.UtcNow;
        Record(new("task.done", CaseId, ParticipantId));
    }

    /// <summary>Not done after all.</summary>
    public void Reopen()
    {
        if (DoneAt is null) return;
        DoneAt = null;
        Record(new("task.reopened", CaseId, ParticipantId));
    }

    private void Change(string? title, DateOnly dueOn, Guid ownerId, Actor by, string kind)
    {
        Rule.Against(dueOn < by.Today && dueOn != DueOn, nameof(DueOn), "Dagen har passerat. Välj i dag eller senare.");
        Title = Rule.Required(title, TextLimits.Name, nameof(Title), "Uppgiften");
        (DueOn, OwnerId) = (dueOn, ownerId);
        Record(new(kind, CaseId, ParticipantId));
    }
}
