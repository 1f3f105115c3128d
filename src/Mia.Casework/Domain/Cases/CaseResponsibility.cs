using Mia.Platform.Data;

namespace Mia.Casework.Domain.Cases;

/// <summary>That a member of staff answers for an area of a case. Exactly one is main while the case is open (methods.md 3.3).</summary>
public sealed class CaseResponsibility : Entity, IOwned
{
    private CaseResponsibility() { }

    internal CaseResponsibility(Case owner, Guid userId, ResponsibilityArea area, bool isMain, DateOnly from)
    {
        (DelprojektId, ControllerId, CaseId) = (owner.DelprojektId, owner.ControllerId, owner.Id);
        (UserId, Area, IsMain, From) = (userId, area, isMain, from);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>Staff account.</summary>
    public Guid UserId { get; private set; }

    /// <summary>What for.</summary>
    public ResponsibilityArea Area { get; private set; }

    /// <summary>The one who answers for the whole.</summary>
    public bool IsMain { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day; null while it holds.</summary>
    public DateOnly? To { get; private set; }

    internal void End(DateOnly lastDay) => To = lastDay < From ? From : lastDay;
}
