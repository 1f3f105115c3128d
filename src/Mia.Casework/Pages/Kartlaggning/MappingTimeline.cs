using Mia.Casework.Data;
using Mia.Casework.Pages.Tidslinje;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>Versions of the mapping: begun and finished.</summary>
internal sealed class MappingTimeline(CaseworkDbContext db) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEvent>> FindAsync(IReadOnlyList<TimelineCase> cases, CancellationToken ct)
    {
        var ids = cases.Ids(r => r.SeesMapping);
        var events = new List<TimelineEvent>();
        if (ids.Count == 0) return events;
        foreach (var m in await db.Mappings.AsNoTracking().Where(m => ids.Contains(m.CaseId)).Select(m => new { m.Id, m.CaseId, m.Number, m.StartedAt, m.StartedBy, m.FinishedAt, m.FinishedBy }).ToListAsync(ct))
        {
            events.Add(new(TimelineKinds.Mapping, m.CaseId, m.Id, SwedishTime.DateOf(m.StartedAt), m.Number == 1 ? "Kartläggningen började" : $"Ny version av kartläggningen: {m.Number}") { Who = m.StartedBy, Path = "kartlaggning" });
            if (m.FinishedAt is { } at) events.Add(new(TimelineKinds.Mapping, m.CaseId, m.Id, SwedishTime.DateOf(at), $"Kartläggningen klar, version {m.Number}") { Step = 1, Who = m.FinishedBy, IsKey = true, Path = "kartlaggning" });
        }
        return events;
    }
}
