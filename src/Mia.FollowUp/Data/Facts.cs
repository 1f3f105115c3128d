using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.People;
using Mia.Platform.Data;

namespace Mia.FollowUp.Data;

/// <summary>A case, as numbers need it.</summary>
internal sealed class CaseFact : IOwned
{
    public Guid Id { get; init; }
    public Guid DelprojektId { get; init; }
    public Guid ControllerId { get; init; }
    public Guid ParticipantId { get; init; }
    public int Number { get; init; }
    public DateOnly EnrolledOn { get; init; }
    public DateOnly? EndedOn { get; init; }
    public DateTime? DeletedAt { get; init; }
}

/// <summary>A person, as numbers need them: no name, no number, no birth date.</summary>
internal sealed class PersonFact : IOwned
{
    public Guid Id { get; init; }
    public Guid DelprojektId { get; init; }
    public Guid ControllerId { get; init; }
    public Gender Gender { get; init; }
    public string? KommunCode { get; init; }
    public ProtectionLevel Protection { get; init; }
}

/// <summary>The end of a case, as numbers need it.</summary>
internal sealed class ExitFact : IOwned
{
    public Guid CaseId { get; init; }
    public Guid DelprojektId { get; init; }
    public Guid ControllerId { get; init; }
    public Guid ParticipantId { get; init; }
    public DateOnly EndedOn { get; init; }

    /// <summary>The list of outcome codes as it is stored, so that it can be grouped by.</summary>
    public string Outcomes { get; init; } = "";

    public string EndReason { get; init; } = "";
    public string Manner { get; init; } = "";
    public bool Counts { get; init; }
    public bool NeedsReceiver { get; init; }
    public int? Empowerment { get; init; }
    public DateTime? DeletedAt { get; init; }
}

/// <summary>A handover, as numbers need it.</summary>
internal sealed class HandoverFact : IOwned
{
    public Guid CaseId { get; init; }
    public Guid DelprojektId { get; init; }
    public Guid ControllerId { get; init; }
    public HandoverStatus Status { get; init; }
    public DateTime? ReceivedAt { get; init; }
    public DateTime? DeletedAt { get; init; }
}
