using Mia.Casework.Domain.Intake;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Inkorg;

/// <summary>Where a page of referrals begins: a day and an id, so that a page costs the same however far down it is.</summary>
/// <param name="Day">Day that the list is ordered by.</param>
/// <param name="Id">The referral, for those of the same day.</param>
internal readonly record struct ReferralPosition(DateOnly Day, Guid Id);

/// <summary>Pages of referrals by the day they came in, or by the day they began to wait.</summary>
internal static class ReferralPaging
{
    /// <summary>The place of a referral in its list; null when it is not there any more, and the list starts over.</summary>
    public static async Task<ReferralPosition?> PositionAsync(this IQueryable<Referral> rows, Guid? id, bool byWait, CancellationToken ct)
    {
        if (id is null) return null;
        var found = await rows.Where(r => r.Id == id).Select(r => new { r.ReceivedOn, r.WaitingSince }).FirstOrDefaultAsync(ct);
        return (byWait ? found?.WaitingSince : found?.ReceivedOn) is { } day ? new(day, id.Value) : null;
    }

    /// <summary>The rows beyond a position, nearest first.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="byWait">Ordered by the day they began to wait.</param>
    /// <param name="ascending">Towards later days.</param>
    /// <param name="from">Null: from the end of the list.</param>
    public static IQueryable<Referral> Beyond(this IQueryable<Referral> rows, bool byWait, bool ascending, ReferralPosition? from)
    {
        if (from is { } at)
        {
            var (day, id) = at;
            rows = (byWait, ascending) switch
            {
                (true, true) => rows.Where(r => r.WaitingSince > day || (r.WaitingSince == day && r.Id.CompareTo(id) > 0)),
                (true, false) => rows.Where(r => r.WaitingSince < day || (r.WaitingSince == day && r.Id.CompareTo(id) < 0)),
                (false, true) => rows.Where(r => r.ReceivedOn > day || (r.ReceivedOn == day && r.Id.CompareTo(id) > 0)),
                (false, false) => rows.Where(r => r.ReceivedOn < day || (r.ReceivedOn == day && r.Id.CompareTo(id) < 0)),
            };
        }
        return (byWait, ascending) switch
        {
            (true, true) => rows.OrderBy(r => r.WaitingSince).ThenBy(r => r.Id),
            (true, false) => rows.OrderByDescending(r => r.WaitingSince).ThenByDescending(r => r.Id),
            (false, true) => rows.OrderBy(r => r.ReceivedOn).ThenBy(r => r.Id),
            (false, false) => rows.OrderByDescending(r => r.ReceivedOn).ThenByDescending(r => r.Id),
        };
    }
}
