using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Toolbox;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Insatser;

/// <summary>Types, rules and staff to choose from in the delprojekt of the address.</summary>
internal sealed class InterventionBook(CaseRules rules, ICurrentDelprojekt here, IStaffDirectory staff, IEnumerable<ToolInterventions> tools, IToolbox toolbox)
{
    /// <summary>The rules of the delprojekt. Types of tools that are off are not offered.</summary>
    public async Task<InterventionRules> RulesAsync(CancellationToken ct) =>
        await ToolInterventions.ApplyAsync(await rules.OfAsync(here.Required.Id).WaitAsync(ct), tools, toolbox);

    /// <summary>Who can be responsible here; somebody who already is stays in the list.</summary>
    public IReadOnlyList<SelectListItem> Staff(Guid? already = null)
    {
        var found = staff.In(here.Required.Id, Role.CaseManager, Role.SeCoach, Role.CbtConsultant, Role.WorkTrainingCoordinator, Role.ProjectLeader)
            .Select(m => new SelectListItem(m.Name, m.Id.ToString())).ToList();
        if (already is { } id && found.TrueForAll(i => i.Value != id.ToString())) found.Add(new(staff.NameOf(id), id.ToString()));
        return found;
    }

    /// <summary>
    /// Who answers for an intervention answers for that area of the case, and with it gets the rights that come from being responsible
    /// (methods.md 3.3). The area follows from the role.
    /// </summary>
    public void Answer(Case owner, Guid? userId, DateOnly from, Actor by)
    {
        if (userId is not { } id || owner.IsResponsible(id)) return;
        owner.Assign(id, AreaOf(id, by.Today), from > by.Today ? by.Today : from, by);
    }

    /// <summary>The area that somebody answers for by their role.</summary>
    public ResponsibilityArea AreaOf(Guid userId, DateOnly today)
    {
        var roles = staff.Find(userId)?.On(today).Where(a => a.DelprojektId == here.Required.Id).Select(a => a.Role).ToHashSet() ?? [];
        return roles.Contains(Role.CbtConsultant) ? ResponsibilityArea.Cbt
            : roles.Contains(Role.SeCoach) ? ResponsibilityArea.WorkAndStudies
            : roles.Contains(Role.WorkTrainingCoordinator) ? ResponsibilityArea.Placement : ResponsibilityArea.Coordination;
    }

    /// <summary>Refuses somebody who does not work here.</summary>
    /// <param name="userId">Who; null is let through.</param>
    /// <param name="already">Somebody who may stay although she has left.</param>
    /// <param name="field">Where the message stands.</param>
    /// <exception cref="RuleException">At the field.</exception>
    public void CheckStaff(Guid? userId, Guid? already = null, string field = "ResponsibleId")
    {
        if (userId is { } id && id != already && Staff().All(s => s.Value != id.ToString()))
            throw new RuleException(field, "Välj någon som arbetar i delprojektet.");
    }
}

/// <summary>One intervention as pages show it.</summary>
/// <param name="Id">The period.</param>
/// <param name="Code">Type.</param>
/// <param name="Name">Swedish name of the type.</param>
/// <param name="Who">Responsible, or empty.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="PlannedEndOn">Last day as planned.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="EndReason">Why it ended, in words.</param>
public sealed record InterventionRow(Guid Id, string Code, string Name, string Who, DateOnly StartsOn, DateOnly? PlannedEndOn, DateOnly? EndsOn, string EndReason)
{
    /// <summary>Runs today or is planned.</summary>
    public bool IsOpen => EndsOn is null;
}
