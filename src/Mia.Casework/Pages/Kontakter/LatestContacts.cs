using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web.Components;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kontakter;

/// <summary>The latest contacts of a case as a reader may see them, for the overview and the page in short.</summary>
internal sealed class LatestContacts(CaseworkDbContext db, ContactRows rows, ICurrentUser user)
{
    private const int Most = 5;

    /// <summary>Latest first; none for those who may not read them.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> OfAsync(CaseHead head, CancellationToken ct)
    {
        if (head.Rights.Contacts == ContactSight.None) return [];
        var seen = db.Contacts.AsNoTracking().Where(c => c.CaseId == head.Id);
        if (head.Rights.Contacts == ContactSight.Own) seen = seen.Where(c => c.UserId == user.Id);
        var latest = await seen.OrderByDescending(c => c.HeldOn).ThenByDescending(c => c.LoggedAt).Take(Most).ToListAsync(ct);
        return [.. latest.Select(c => rows.Of(c, head)).Select(r => new TimelineEntry($"{r.HeldOn.DayAndMonth()} {r.HeldAt?.Digits()}".Trim(), r.Who,
            r.NoShowReason.Length > 0 ? $"{r.Type}, {r.NoShowReason.ToLower(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"))}" : r.Type, r.IsHidden ? "Stängd anteckning." : r.Note)
        {
            IsKey = r.WasMet,
        })];
    }
}
