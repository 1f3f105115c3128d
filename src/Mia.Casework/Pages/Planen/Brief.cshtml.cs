using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Planen;

/// <summary>What is handed out before a SIP, exactly. Shown only while the consents it rests on hold.</summary>
public sealed class BriefModel : CasePage
{
    /// <summary>The brief of the address.</summary>
    [FromRoute(Name = "underlagId")]
    public Guid BriefId { get; set; }

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, BriefId));

    /// <summary>Shows it.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>One brief.</summary>
    [Requires(CaseworkPermissions.ReadPlans)]
    public sealed record Query(Guid Id, Guid BriefId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, PlanContent Plan, string Parties, DateOnly MadeOn, string By, string Stopped) : CaseView(Head, "case.plan-sip");

    internal sealed class Reader(PlanDesk desk, CaseworkDbContext db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, _) = await desk.ReadAsync(request.Id, cancellationToken);
            var brief = await db.SipBriefs.AsNoTracking().FirstOrDefaultAsync(b => b.Id == request.BriefId && b.CaseId == request.Id, cancellationToken)
                ?? throw await desk.RefusedAsync(cancellationToken);
            var consents = await db.Consents.AsNoTracking().Where(c => c.CaseId == request.Id && c.Type == ConsentTypes.Exchange).ToListAsync(cancellationToken);
            var lost = brief.Parties.Where(p => !SipRules.Covered(consents, p, desk.By.UtcNow).Contains(SipRules.Plan)).Select(p => desk.Party(p, null)).ToList();
            var stopped = lost.Count == 0 ? "" : $"Deltagarens samtycke att dela planen med {string.Join(" och ", lost)} gäller inte längre. Ta fram ett nytt underlag till dem som har samtycke.";
            return new(head, stopped.Length > 0 ? PlanContent.FromJson(null) : PlanContent.FromJson(brief.Content), string.Join(", ", brief.Parties.Select(p => desk.Party(p, null))),
                SwedishTime.DateOf(brief.MadeAt), desk.NameOf(brief.MadeBy), stopped);
        }
    }
}
