using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Interventions;

/// <summary>One participant's time in one intervention. Several run in parallel (methods.md 0.1). Changed only through the case.</summary>
public sealed class InterventionPeriod : Entity, IOwned
{
    private InterventionPeriod() { }

    internal InterventionPeriod(Case owner, string typeCode, Guid? responsibleId, DateOnly startsOn, DateOnly? plannedEndOn)
    {
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);
        (TypeCode, ResponsibleId, StartsOn, PlannedEndOn) = (typeCode, responsibleId, startsOn, plannedEndOn);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Code of the type.</summary>
    public string TypeCode { get; private set; } = "";

    /// <summary>Staff who answer for it.</summary>
    public Guid? ResponsibleId { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day as planned.</summary>
    public DateOnly? PlannedEndOn { get; private set; }

    /// <summary>Last day; null while it runs.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>Why it ended, code.</summary>
    public string? EndReason { get; private set; }

    /// <summary>First and last day included.</summary>
    public bool IsActiveOn(DateOnly day) => StartsOn <= day && (EndsOn is null || day <= EndsOn);

    /// <summary>Whether two periods share a day.</summary>
    public bool Overlaps(DateOnly from, DateOnly? to) => (to is null || StartsOn <= to) && (EndsOn is null || from <= EndsOn);

    internal void End(DateOnly lastDay, string reason) => (EndsOn, EndReason) = (lastDay, reason);

    internal void PassTo(Guid userId) => ResponsibleId = userId;

    internal void Reopen() => (EndsOn, EndReason) = (null, null);

    internal (DateOnly, DateOnly?, DateOnly?, Guid?) Dates => (StartsOn, PlannedEndOn, EndsOn, ResponsibleId);

    internal void Set((DateOnly Start, DateOnly? Planned, DateOnly? End, Guid? Responsible) dates) =>
        (StartsOn, PlannedEndOn, EndsOn, ResponsibleId) = dates;
}
