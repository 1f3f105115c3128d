using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Insatser;
using Mia.Platform.Identity;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Planen;

/// <summary>What can be chosen in the forms of the plan.</summary>
internal sealed class PlanOptions(CaseworkDbContext db, ICodeLists codes, IStaffDirectory staff, PlanDesk desk, InterventionList interventions)
{
    /// <summary>Codes of a list.</summary>
    public List<SelectListItem> Of(string list) => codes.Of(list, desk.Today);

    /// <summary>Goals and objectives that an activity can belong to.</summary>
    public static List<SelectListItem> Under(Plan plan) => [.. plan.Goals.OrderBy(g => g.Order).SelectMany(goal =>
    {
        var group = new SelectListGroup { Name = Short(goal.Words) };
        return plan.Objectives.Where(o => o.GoalId == goal.Id).Select(o => new SelectListItem(Short(o.Text), o.Id.ToString()) { Group = group })
            .Append(new("Målet som helhet", goal.Id.ToString()) { Group = group });
    })];

    /// <summary>Goals that an objective can lead to.</summary>
    public static List<SelectListItem> Goals(Plan plan) => [.. plan.Goals.OrderBy(g => g.Order).Select(g => new SelectListItem(Short(g.Words), g.Id.ToString()))];

    /// <summary>Who an activity can rest on: the participant, staff who answer for the case, authorities and others.</summary>
    public async Task<List<SelectListItem>> OwnersAsync(Guid caseId, CancellationToken ct)
    {
        var responsible = await db.Set<CaseResponsibility>().AsNoTracking().Where(r => r.CaseId == caseId && r.To == null)
            .OrderByDescending(r => r.IsMain).Select(r => r.UserId).ToListAsync(ct);
        SelectListGroup me = new() { Name = "Deltagaren" }, ours = new() { Name = "Personal i ärendet" }, authorities = new() { Name = "Myndigheter" }, others = new() { Name = "Andra" };
        var parties = codes.On(CodeLists.Party, desk.Today).ToLookup(c => PlanParties.KindOf(c.Code));
        return
        [
            .. parties[OwnerKind.Participant].Select(c => new SelectListItem(c.Text, c.Code) { Group = me }),
            .. responsible.Distinct().Where(desk.IsHere).Select(id => new SelectListItem(staff.NameOf(id), id.ToString()) { Group = ours }),
            .. parties[OwnerKind.Authority].Select(c => new SelectListItem(c.Text, c.Code) { Group = authorities }),
            .. parties[OwnerKind.Other].Select(c => new SelectListItem(c.Text, c.Code) { Group = others }),
        ];
    }

    /// <summary>The participant's interventions.</summary>
    public async Task<List<SelectListItem>> InterventionsAsync(Guid caseId, CancellationToken ct) =>
        [.. (await interventions.OfAsync(caseId, ct)).Select(i => new SelectListItem(i.EndsOn is null ? i.Name : $"{i.Name} (avslutad)", i.Id.ToString()))];

    /// <summary>A quoted text cut to fit in a list.</summary>
    public static string Short(string? text) => text is null ? "" : text.Length > 70 ? text[..68].TrimEnd() + " …" : text;
}
