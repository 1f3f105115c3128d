using System.Collections.Frozen;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;

namespace Mia.Platform.Identity;

/// <summary>Lets a job, a command of the program or a test act as somebody. Never reachable from a request.</summary>
public interface IActAs
{
    /// <summary>From now on the scope's user is this person.</summary>
    void Enter(Guid userId);
}

/// <summary>Who signed in, as the session check found it. One per request.</summary>
internal sealed class RequestIdentity(StaffDirectory staff) : IActAs
{
    public StaffMember? Member { get; private set; }

    public LiveSession? Session { get; private set; }

    public void Enter(StaffMember member, LiveSession session) => (Member, Session) = (member, session);

    public void Enter(Guid userId) => (Member, Session) =
        (staff.Find(userId) ?? throw new InvalidOperationException($"No account {userId}"), null);
}

/// <summary>Which roles a permission is given to, as bit masks. Built once from what the modules declare.</summary>
internal sealed class PermissionTable(ModuleCatalogue catalogue)
{
    private readonly FrozenDictionary<string, int> _roles = catalogue.Permissions.ToFrozenDictionary(p => p.Key, p => Mask(p.Value.Roles));

    public bool Allows(string permission, int roles) => (_roles.GetValueOrDefault(permission) & roles) != 0;

    public static int Mask(IEnumerable<Role> roles) => roles.Aggregate(0, (mask, role) => mask | 1 << (int)role);
}

/// <summary>
/// The signed-in user with the roles that hold today. In a delprojekt: the roles there and those of the whole installation. Outside:
/// the latter, and administrators of a delprojekt, since the administration has no delprojekt in its address; its pages check which.
/// </summary>
internal sealed class CurrentUser(RequestIdentity identity, ICurrentDelprojekt here, PermissionTable permissions, TimeProvider clock) : ICurrentUser
{
    private IReadOnlyList<Assignment>? _assignments;
    private (Guid? Where, StaffMember? Who, int Mask)? _mask;

    public Guid? Id => identity.Member?.Id;

    public string Name => identity.Member?.Name ?? "";

    public IReadOnlyList<Assignment> Assignments => identity.Member is null ? [] : _assignments ??= [.. identity.Member.On(clock.Today())];

    public IEnumerable<Role> RolesHere
    {
        get
        {
            var where = here.Value?.Id;
            return Assignments.Where(a => a.DelprojektId is null || (where is null ? a.Role == Role.DelprojektAdmin : a.DelprojektId == where))
                .Select(a => a.Role).Distinct();
        }
    }

    public bool Can(string permission)
    {
        var where = here.Value?.Id;
        if (_mask is not { } known || known.Where != where || known.Who != identity.Member)
        {
            _assignments = null;
            _mask = known = (where, identity.Member, PermissionTable.Mask(RolesHere));
        }

        return permissions.Allows(permission, known.Mask);
    }
}
