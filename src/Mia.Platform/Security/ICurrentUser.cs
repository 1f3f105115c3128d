namespace Mia.Platform.Security;

/// <summary>Who is asking, within one request or job. The one source for "may this user do this at all".</summary>
public interface ICurrentUser
{
    /// <summary>Null when nobody is signed in.</summary>
    Guid? Id { get; }

    /// <summary>Name shown to colleagues, empty when nobody is signed in.</summary>
    string Name { get; }

    /// <summary>All roles now in force, in all delprojekt.</summary>
    IReadOnlyList<Assignment> Assignments { get; }

    /// <summary>Roles in the delprojekt of the address, and roles that hold everywhere.</summary>
    IEnumerable<Role> RolesHere { get; }

    /// <summary>Whether one of <see cref="RolesHere"/> has the permission.</summary>
    bool Can(string permission);
}

/// <summary>A role somebody holds.</summary>
/// <param name="Role">The role.</param>
/// <param name="DelprojektId">Where; null for roles of the whole installation (<see cref="Role.SystemAdmin"/>, <see cref="Role.ForbundDirector"/>).</param>
/// <param name="ControllerId">Limits the role to one controller's (huvudman) persons; null means all controllers of the delprojekt.</param>
public sealed record Assignment(Role Role, Guid? DelprojektId, Guid? ControllerId);
