using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Interventions;
using Mia.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Insatser;

/// <summary>Reads the interventions of one case, running ones first, each group by start.</summary>
internal sealed class InterventionList(CaseworkDbContext db, InterventionBook book, IStaffDirectory staff, ICodeLists codes)
{
    public async Task<IReadOnlyList<InterventionRow>> OfAsync(Guid caseId, CancellationToken ct)
    {
        var rules = await book.RulesAsync(ct);
        var rows = await db.Set<InterventionPeriod>().AsNoTracking().Where(p => p.CaseId == caseId).OrderBy(p => p.StartsOn)
            .Select(p => new { p.Id, p.TypeCode, p.ResponsibleId, p.StartsOn, p.PlannedEndOn, p.EndsOn, p.EndReason }).ToListAsync(ct);
        return [.. rows.OrderBy(p => p.EndsOn is not null).Select(p => new InterventionRow(p.Id, p.TypeCode, rules.NameOf(p.TypeCode),
            p.ResponsibleId is { } who ? staff.NameOf(who) : "", p.StartsOn, p.PlannedEndOn, p.EndsOn,
            codes.Text(CodeLists.InterventionEnd, p.EndReason)))];
    }
}
