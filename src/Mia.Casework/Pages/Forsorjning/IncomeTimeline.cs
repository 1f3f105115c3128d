using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Tidslinje;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Forsorjning;

/// <summary>When somebody began and stopped living on something.</summary>
internal sealed class IncomeTimeline(CaseworkDbContext db, ICodeLists codes) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEvent>> FindAsync(IReadOnlyList<TimelineCase> cases, CancellationToken ct)
    {
        var ids = cases.Ids(r => r.SeesIncome);
        if (ids.Count == 0) return [];
        var events = new List<TimelineEvent>();
        foreach (var p in await db.IncomePeriods.AsNoTracking().Where(p => ids.Contains(p.CaseId)).Select(p => new { p.Id, p.CaseId, p.Source, p.From, p.EndsOn }).ToListAsync(ct))
        {
            var began = new TimelineEvent(TimelineKinds.Income, p.CaseId, p.Id, p.From, "Försörjning började: " + codes.Text(CodeLists.Income, p.Source)) { Path = "forsorjning" };
            events.Add(began);
            if (p.EndsOn is { } end) events.Add(began with { On = end, Title = "Försörjning slutade: " + codes.Text(CodeLists.Income, p.Source), Step = 1 });
        }
        return events;
    }
}
