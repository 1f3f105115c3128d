using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Insatser;
using Mia.Platform.Identity;
using Mia.Platform.Organisation;

namespace Mia.Casework.Services.Staffing;

/// <summary>Who can hold something in the delprojekt, and who has left it.</summary>
internal sealed class Colleagues(IStaffDirectory staff, ICurrentDelprojekt here, InterventionBook book, CaseDesk desk)
{
    /// <summary>Those who can be responsible for a case here today.</summary>
    public IReadOnlyList<StaffMember> Working => [.. book.Staff().Select(s => staff.Find(Guid.Parse(s.Value))).OfType<StaffMember>()];

    /// <summary>Those who have had a role here and have none today, or whose account is closed.</summary>
    public IReadOnlyList<StaffMember> Gone => [.. staff.All.Where(m => m.Roles.Any(r => r.DelprojektId == here.Required.Id) && !desk.IsHere(m.Id))];

    /// <summary>Somebody who works here or has worked here; null for everybody else.</summary>
    public StaffMember? Find(Guid userId) => staff.Find(userId) is { } member && member.Roles.Any(r => r.DelprojektId == here.Required.Id) ? member : null;

    /// <summary>Whether the role of somebody covers the persons of a controller (registration.md R1).</summary>
    public bool Covers(Guid userId, Guid controllerId) => staff.Find(userId) is { Open: true } member
        && member.On(desk.Today).Any(a => a.DelprojektId == here.Required.Id && (a.ControllerId is null || a.ControllerId == controllerId));
}
