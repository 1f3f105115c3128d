using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;

namespace Mia.Admin;

/// <summary>
/// Which delprojekt and accounts the signed-in administrator may manage. A system administrator: all. An administrator of a delprojekt:
/// the own ones, and only accounts that work nowhere else. What is outside looks as if it did not exist.
/// </summary>
internal sealed class AdminScope(ICurrentUser user, IDelprojektDirectory directory, IStaffDirectory staff, TimeProvider clock)
{
    /// <summary>Whether everything may be managed.</summary>
    public bool Everything => user.Assignments.Any(a => a.Role == Role.SystemAdmin);

    /// <summary>Delprojekt that may be managed, by name.</summary>
    public IReadOnlyList<DelprojektInfo> Delprojekt => Everything
        ? directory.All
        : [.. directory.All.Where(d => user.Assignments.Any(a => a.Role == Role.DelprojektAdmin && a.DelprojektId == d.Id))];

    /// <summary>One of them by slug.</summary>
    public DelprojektInfo Require(string slug) => Delprojekt.FirstOrDefault(d => d.Slug == slug) ?? throw new NotFoundException();

    /// <summary>
    /// The delprojekt that something is decided for; null is for all, which only a system administrator may. Others who name none mean their first.
    /// </summary>
    public DelprojektInfo? PlaceOf(string slug) => slug.Length > 0 ? Require(slug) : Everything ? null : Delprojekt is [var first, ..] ? first : throw new NotFoundException();

    /// <summary>Accounts that may be seen.</summary>
    public IEnumerable<StaffMember> Staff => Everything ? staff.All : staff.All.Where(m => m.Roles.Any(IsMine));

    /// <summary>An account that may be seen.</summary>
    public StaffMember RequireStaff(Guid id) => Staff.FirstOrDefault(m => m.Id == id) ?? throw new NotFoundException();

    /// <summary>Whether the account as such may be changed: closed, reset, given a new link.</summary>
    public bool MayChange(StaffMember member) => Everything || CurrentRoles(member) is { Count: > 0 } roles && roles.All(IsMine);

    /// <summary>Roles that may be given.</summary>
    public IEnumerable<Role> Roles => Enum.GetValues<Role>().Where(r => Everything || !RoleAssignment.IsGlobal(r));

    /// <summary>Refuses a role that this administrator may not give, and roles for oneself.</summary>
    public void RequireMayGive(Guid userId, Role role, Guid? delprojektId)
    {
        if (userId == user.Id) throw new RuleException("Du kan inte ändra dina egna roller. Be en annan administratör.");
        if (Everything) return;
        if (RoleAssignment.IsGlobal(role) || Delprojekt.All(d => d.Id != delprojektId)) throw new NotFoundException();
    }

    private List<StaffRole> CurrentRoles(StaffMember member)
    {
        var today = clock.Today();
        return [.. member.Roles.Where(r => r.To is null || r.To >= today)];
    }

    private bool IsMine(StaffRole role) => role.DelprojektId is { } id && Delprojekt.Any(d => d.Id == id);
}
