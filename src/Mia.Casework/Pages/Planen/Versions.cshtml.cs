using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Planen;

/// <summary>All versions that were kept, and what was handed out before SIPs.</summary>
public sealed class VersionsModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The versions of one plan.</summary>
    [Requires(CaseworkPermissions.ReadPlans)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<Row> Rows, IReadOnlyList<Brief> Briefs) : CaseView(Head, "case.plan-versions");

    /// <summary>One version.</summary>
    public sealed record Row(Guid Id, int Number, string Why, string Kind, string State);

    /// <summary>One preparation for a SIP.</summary>
    public sealed record Brief(Guid Id, string Made, string Parties, string By);

    internal sealed class Reader(PlanDesk desk, CaseworkDbContext db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, plan) = await desk.ReadAsync(request.Id, cancellationToken);
            var versions = await db.PlanVersions.AsNoTracking().Where(v => v.PlanId == plan.Id).OrderByDescending(v => v.Number)
                .Select(v => new { v.Id, v.Number, v.Kind, v.TakenAt, v.TakenBy, v.ApprovedOn, v.Way, v.WithdrawnOn }).ToListAsync(cancellationToken);
            var briefs = await db.SipBriefs.AsNoTracking().Where(b => b.PlanId == plan.Id).OrderByDescending(b => b.MadeAt)
                .Select(b => new { b.Id, b.MadeAt, b.MadeBy, b.Parties }).ToListAsync(cancellationToken);
            return new(head, [.. versions.Select(v =>
            {
                var (kind, state) = v switch
                {
                    { WithdrawnOn: { } on } => ("done", $"Godkännandet tillbakataget {on.Iso()}"),
                    { ApprovedOn: { } on } => ("on", $"Godkänd {on.Iso()}"),
                    _ => ("", "Vid uppföljning"),
                };
                var why = v.Way is { } way ? $"{way.Swedish()}, antecknat {SwedishTime.DateAndClock(v.TakenAt)} av {desk.NameOf(v.TakenBy)}" : $"Sparad {SwedishTime.DateAndClock(v.TakenAt)} av {desk.NameOf(v.TakenBy)}";
                return new Row(v.Id, v.Number, why, kind, state);
            })], [.. briefs.Select(b => new Brief(b.Id, SwedishTime.DateAndClock(b.MadeAt), string.Join(", ", b.Parties.Select(p => desk.Party(p, null))), desk.NameOf(b.MadeBy)))]);
        }
    }
}
