using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Tidslinje;

/// <summary>Exit, handover step by step, and what was heard afterwards.</summary>
internal sealed class ExitTimeline(CaseworkDbContext db, ICodeLists codes) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEvent>> FindAsync(IReadOnlyList<TimelineCase> cases, CancellationToken ct)
    {
        var ids = cases.Ids(r => r.SeesExits);
        var events = new List<TimelineEvent>();
        if (ids.Count == 0) return events;
        foreach (var e in await db.Exits.AsNoTracking().Where(e => ids.Contains(e.CaseId)).Select(e => new { e.Id, e.CaseId, e.EndedOn, e.Manner, e.Outcomes, e.RegisteredBy }).ToListAsync(ct))
        {
            events.Add(new(TimelineKinds.Case, e.CaseId, e.Id, e.EndedOn, "Ärendet avslutat")
            {
                Who = e.RegisteredBy, IsKey = true, Path = "avslut", Text = string.Join(", ", e.Outcomes.Select(o => codes.Text(CodeLists.Outcome, o)).Prepend(codes.Text(CodeLists.EndManner, e.Manner))),
            });
        }
        foreach (var f in await db.Set<ExitFollowUp>().AsNoTracking().Where(f => ids.Contains(f.CaseId)).Select(f => new { f.Id, f.CaseId, f.HeldOn, f.Months, f.Result, f.RegisteredBy }).ToListAsync(ct))
            events.Add(new(TimelineKinds.Case, f.CaseId, f.Id, f.HeldOn, $"Uppföljd {f.Months} månader efter avslutet") { Who = f.RegisteredBy, Path = "avslut", Text = codes.Text(CodeLists.FollowUpResult, f.Result) });
        var handovers = await db.Handovers.AsNoTracking().Where(h => ids.Contains(h.CaseId))
            .Select(h => new { h.Id, h.CaseId, h.Party, h.CreatedBy, h.SentAt, h.ReceivedAt, h.FirstContactOn, h.DoneAt, h.StoppedAt, h.Status }).ToListAsync(ct);
        foreach (var h in handovers)
        {
            var to = "Till " + codes.Text(CodeLists.Party, h.Party);
            void Add(DateOnly? on, int step, string title, Guid? who = null)
            {
                if (on is { } day) events.Add(new(TimelineKinds.Handover, h.CaseId, h.Id, day, title) { Step = step, Text = to, Who = who, IsKey = step is 0 or 3, Path = "overlamning" });
            }
            Add(Day(h.SentAt), 0, "Överlämning skickad", h.CreatedBy);
            Add(Day(h.ReceivedAt), 1, "Överlämning mottagen");
            Add(h.FirstContactOn, 2, "Mottagaren tog första kontakten");
            Add(Day(h.DoneAt), 3, "Överlämning klar");
            Add(Day(h.StoppedAt), 4, h.Status == HandoverStatus.Declined ? "Överlämning avböjd" : "Överlämning tillbakadragen");
        }
        return events;
    }

    private static DateOnly? Day(DateTime? utc) => utc is { } at ? SwedishTime.DateOf(at) : null;
}

/// <summary>Consents, given and taken back.</summary>
internal sealed class ConsentTimeline(CaseworkDbContext db, ICodeLists codes) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEvent>> FindAsync(IReadOnlyList<TimelineCase> cases, CancellationToken ct)
    {
        var ids = cases.Ids(r => r.SeesConsents);
        var events = new List<TimelineEvent>();
        if (ids.Count == 0) return events;
        foreach (var c in await db.Consents.AsNoTracking().Where(c => ids.Contains(c.CaseId))
            .Select(c => new { c.Id, c.CaseId, c.Type, c.Party, c.ValidFrom, c.ValidTo, c.RegisteredBy, c.WithdrawnAt, c.WithdrawnBy }).ToListAsync(ct))
        {
            var what = $"{c.Type} {Domain.Cases.ConsentTypes.All.GetValueOrDefault(c.Type, "")}{(c.Party is { } party ? ": " + codes.Text(CodeLists.Party, party) : "")}";
            events.Add(new(TimelineKinds.Consent, c.CaseId, c.Id, c.ValidFrom, "Samtycke lämnat") { Who = c.RegisteredBy, Text = $"{what}, gäller till {c.ValidTo.Iso()}", Path = "samtycken" });
            if (c.WithdrawnAt is { } at) events.Add(new(TimelineKinds.Consent, c.CaseId, c.Id, SwedishTime.DateOf(at), "Samtycke tillbakataget") { Step = 1, Who = c.WithdrawnBy, Text = what, Path = "samtycken" });
        }
        return events;
    }
}
