using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Security;

namespace Mia.Platform.Identity;

/// <summary>A role that a user holds for a time, in one delprojekt or in the whole installation. Ended, never removed.</summary>
public sealed class RoleAssignment : Entity
{
    private RoleAssignment() { }

    /// <summary>Gives a role.</summary>
    /// <param name="userId">Who gets it.</param>
    /// <param name="role">Which.</param>
    /// <param name="delprojektId">Where. Null only for <see cref="IsGlobal"/> roles.</param>
    /// <param name="controllerId">Limits it to the persons of one controller (huvudman). Null: all of the delprojekt.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day. Null: until further notice.</param>
    public RoleAssignment(Guid userId, Role role, Guid? delprojektId, Guid? controllerId, DateOnly from, DateOnly? to)
    {
        if (IsGlobal(role) != (delprojektId is null))
        {
            throw new RuleException("DelprojektId", IsGlobal(role)
                ? $"Rollen {role.Swedish()} gäller hela installationen. Lämna delprojekt tomt."
                : "Välj vilket delprojekt rollen gäller.");
        }

        if (to < from)
        {
            throw new RuleException("To", "Sista dagen kan inte vara före första dagen.");
        }

        (UserId, Role, DelprojektId, ControllerId, From, To) = (userId, role, delprojektId, controllerId, from, to);
        Record(new ChangeEvent("account.role.given", Detail: $"{userId} {(int)role}"));
    }

    /// <summary>Who holds it.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The role.</summary>
    public Role Role { get; private set; }

    /// <summary>Where it holds. Null: everywhere.</summary>
    public Guid? DelprojektId { get; private set; }

    /// <summary>The controller whose persons it is limited to. Null: all.</summary>
    public Guid? ControllerId { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day. Null: until further notice.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Roles of the whole installation: they have no delprojekt.</summary>
    public static bool IsGlobal(Role role) => role is Role.SystemAdmin or Role.ForbundDirector;

    /// <summary>Ends the role: yesterday was the last day, so it takes effect at once.</summary>
    public void EndNow(DateOnly today)
    {
        To = today.AddDays(-1);
        Record(new ChangeEvent("account.role.ended", Detail: $"{UserId} {(int)Role}"));
    }
}
