using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Tidslinje;

/// <summary>Referral, enrolment, who answers for the case, and interventions.</summary>
internal sealed class CaseTimeline(CaseworkDbContext db, ICodeLists codes, CaseRules rules, IStaffDirectory staff, ICurrentDelprojekt here) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEvent>> FindAsync(IReadOnlyList<TimelineCase> cases, CancellationToken ct)
    {
        var ids = cases.Ids();
        var events = new List<TimelineEvent>();
        var begun = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new
        {
            c.Id, c.EnrolledOn, Referral = db.Referrals.Where(r => r.Id == c.ReferralId).Select(r => new { r.Id, r.ReceivedOn, r.Referrer }).FirstOrDefault(),
        }).ToListAsync(ct);
        foreach (var c in begun)
        {
            events.Add(new(TimelineKinds.Case, c.Id, c.Id, c.EnrolledOn, "Inskriven") { IsKey = true });
            if (c.Referral is { } referral) events.Add(new(TimelineKinds.Case, c.Id, referral.Id, referral.ReceivedOn, "Anmälan kom in") { Text = codes.Text(CodeLists.Referrer, referral.Referrer) });
        }
        foreach (var r in await db.Responsibilities.AsNoTracking().Where(r => ids.Contains(r.CaseId)).Select(r => new { r.Id, r.CaseId, r.UserId, r.Area, r.IsMain, r.From, r.To }).ToListAsync(ct))
        {
            var words = $"{staff.NameOf(r.UserId)}, {r.Area.Swedish()}";
            events.Add(new(TimelineKinds.Case, r.CaseId, r.Id, r.From, r.IsMain ? "Ny huvudansvarig" : "Ny ansvarig") { Text = words, Path = "ansvar" });
            if (r.To is { } to) events.Add(new(TimelineKinds.Case, r.CaseId, r.Id, to, "Ansvar avslutat") { Text = words, Path = "ansvar", Step = 1 });
        }
        var names = (await rules.OfAsync(here.Required.Id)).All.ToDictionary(r => r.Code, r => r.Name, StringComparer.Ordinal);
        foreach (var p in await db.Interventions.AsNoTracking().Where(p => ids.Contains(p.CaseId)).Select(p => new { p.Id, p.CaseId, p.TypeCode, p.ResponsibleId, p.StartsOn, p.EndsOn, p.EndReason }).ToListAsync(ct))
        {
            var name = names.GetValueOrDefault(p.TypeCode, p.TypeCode);
            var started = new TimelineEvent(TimelineKinds.Intervention, p.CaseId, p.Id, p.StartsOn, "Insats började: " + name) { IsKey = true, InterventionId = p.Id, Who = p.ResponsibleId, Path = "insatser" };
            events.Add(started);
            if (p.EndsOn is { } end) events.Add(started with { On = end, Title = "Insats avslutad: " + name, Text = codes.Text(CodeLists.InterventionEnd, p.EndReason), Step = 1 });
        }
        return events;
    }
}
