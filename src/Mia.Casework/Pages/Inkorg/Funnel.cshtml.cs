using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.People;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Inkorg;

/// <summary>
/// How many of those who were referred came how far, and how long it took (methods.md 1.7). For those who read the referrals themselves, so that
/// small numbers tell them nothing they could not see; who sees numbers only has the target board.
/// </summary>
public sealed class FunnelModel(TimeProvider time) : MiaPage
{
    /// <summary>First day that referrals came in.</summary>
    [FromQuery(Name = "fran")]
    public DateOnly? From { get; set; }

    /// <summary>Last day.</summary>
    [FromQuery(Name = "till")]
    public DateOnly? To { get; set; }

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct)
    {
        var to = To is { } day && day < time.Today() ? day : time.Today();
        Shown = await Send(new Query(From is { } from && from <= to ? from : to.AddYears(-1).AddDays(1), to));
    }

    /// <summary>Shows the figures.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The figures of referrals that came in within a period.</summary>
    [Requires(CaseworkPermissions.ReadReferrals)]
    public sealed record Query(DateOnly From, DateOnly To) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    /// <param name="From">First day.</param>
    /// <param name="To">Last day.</param>
    /// <param name="All">Everybody.</param>
    /// <param name="Groups">By referrer, by sex with "ej angett" as a third, and by kommun.</param>
    /// <param name="Steps">How long it took.</param>
    /// <param name="Reasons">Why some were not enrolled, most frequent first.</param>
    public sealed record View(DateOnly From, DateOnly To, FunnelRow All, IReadOnlyList<Group> Groups, IReadOnlyList<FunnelStep> Steps, IReadOnlyList<Reason> Reasons);

    /// <summary>Rows that add up to everybody.</summary>
    public sealed record Group(string Name, IReadOnlyList<FunnelRow> Rows);

    /// <summary>Why, and how many.</summary>
    public sealed record Reason(string Name, int Count);

    internal sealed class Reader(CaseworkDbContext db, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var came = db.Referrals.AsNoTracking().Where(r => r.ReceivedOn >= request.From && r.ReceivedOn <= request.To);
            var steps = (await came.SelectMany(r => r.Steps).GroupBy(s => new { s.ReferralId, s.Status }).Select(g => new { g.Key.ReferralId, g.Key.Status, At = g.Min(s => s.At) })
                .ToListAsync(cancellationToken)).ToLookup(s => s.ReferralId, s => (s.Status, Day: SwedishTime.DateOf(s.At)));
            var facts = (await came.Select(r => new { r.Id, r.Referrer, r.Gender, r.KommunCode, r.Status, r.ReceivedOn, r.FirstContactOn, r.DecisionCode }).ToListAsync(cancellationToken))
                .ConvertAll(r => new FunnelFact(r.Referrer, r.Gender, r.KommunCode, r.Status, r.ReceivedOn, r.FirstContactOn, r.DecisionCode, steps[r.Id].ToDictionary(s => s.Status, s => s.Day)));
            return new(request.From, request.To, FunnelRow.Of("Alla", facts),
            [
                new("Remittent", Rows(facts, f => codes.Text(CodeLists.Referrer, f.Referrer))),
                new("Kön", [.. new[] { Gender.Woman, Gender.Man }.Select(g => FunnelRow.Of(g.Swedish(), facts.FindAll(f => f.Gender == g))),
                    FunnelRow.Of("Ej angett", facts.FindAll(f => f.Gender is not (Gender.Woman or Gender.Man)))]),
                new("Kommun", Rows(facts, f => f.Kommun is null ? "Ej angett" : codes.Text(CodeLists.Kommun, f.Kommun))),
            ],
            [
                FunnelStep.Of("Till första kontakten", facts, f => f.FirstContactOn), FunnelStep.Of("Till första beslutet", facts, f => f.DecidedOn),
                FunnelStep.Of("Till inskrivningen", facts, f => f.EnrolledOn),
            ],
            [.. facts.Where(f => !f.Status.IsOpen() && f.Status != ReferralStatus.Enrolled)
                .GroupBy(f => f.Status == ReferralStatus.NotRelevant && f.DecisionCode is { } why ? $"{f.Status.Swedish()}: {codes.Text(CodeLists.NotRelevant, why)}" : f.Status.Swedish())
                .Select(g => new Reason(g.Key, g.Count())).OrderByDescending(r => r.Count).ThenBy(r => r.Name, SwedishOrder.Names)]);
        }

        private static List<FunnelRow> Rows(List<FunnelFact> facts, Func<FunnelFact, string> name) =>
            [.. facts.GroupBy(name).Select(g => FunnelRow.Of(g.Key, [.. g])).OrderByDescending(r => r.Received).ThenBy(r => r.Name, SwedishOrder.Names)];
    }
}
