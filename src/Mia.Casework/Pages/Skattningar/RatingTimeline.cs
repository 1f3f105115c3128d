using Mia.Casework.Data;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Tidslinje;
using Mia.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Skattningar;

/// <summary>The participant's ratings, and the reader's own view; what was corrected stands in its correction.</summary>
internal sealed class RatingTimeline(CaseworkDbContext db, ICurrentUser user) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEvent>> FindAsync(IReadOnlyList<TimelineCase> cases, CancellationToken ct)
    {
        var ids = cases.Ids(r => r.SeesMapping);
        if (ids.Count == 0) return [];
        var me = user.Id;
        var found = await db.SelfRatings.AsNoTracking().Where(r => ids.Contains(r.CaseId) && r.CorrectedById == null && (r.Voice == RatingVoice.Participant || r.WrittenBy == me))
            .Select(r => new { r.Id, r.CaseId, r.RatedOn, r.Voice, r.Occasion, r.Way, r.WrittenBy }).ToListAsync(ct);
        return [.. found.Select(r => new TimelineEvent(TimelineKinds.Rating, r.CaseId, r.Id, r.RatedOn, r.Voice == RatingVoice.Participant ? "Självskattning: " + r.Occasion.Swedish() : "Min egen bild: " + r.Occasion.Swedish())
        {
            Who = r.WrittenBy, IsKey = r.Voice == RatingVoice.Participant, Path = "skattningar", Text = r.Voice == RatingVoice.Participant ? r.Way.Swedish() : "",
        })];
    }
}
