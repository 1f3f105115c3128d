using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Insatser;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web.Charts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Planen;

/// <summary>The plan of a case: what the participant wants, the steps, who does what, and whom everybody waits for.</summary>
public sealed class PlanModel : CasePage
{
    /// <summary>A part that was removed a moment ago, offered back.</summary>
    [FromQuery(Name = "borttagen")]
    public Guid? Removed { get; set; }

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows it.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The plan of one case.</summary>
    [Requires(CaseworkPermissions.ReadPlans)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Sheet? Plan, BarsChart? Bars, DateOnly Today) : CaseView(Head, "case.plan")
    {
        /// <summary>Can be changed by the reader.</summary>
        public bool Writes => Head.Rights.WritesPlan && Head.IsOpen;
    }

    /// <summary>A plan in words.</summary>
    public sealed record Sheet(string Period, string Review, bool ReviewIsLate, string ApprovalKind, string Approval, bool NeedsApproval, IReadOnlyList<GoalRow> Goals,
        IReadOnlyList<ReviewRow> Reviews, int Versions, string GasWords, string Sip)
    {
        /// <summary>What is late, latest first, and what waits, longest first.</summary>
        public IReadOnlyList<ActivityRow> Urgent { get; } = [.. Goals.SelectMany(g => g.All).Where(a => a.Late.Length > 0 || a.Waiting.Length > 0 || a.Ownerless)
            .OrderBy(a => a.WaitingSince is null).ThenBy(a => a.WaitingSince).ThenBy(a => a.DueOn)];
    }

    /// <summary>A review meeting.</summary>
    public sealed record ReviewRow(Guid Id, DateOnly HeldOn, string Present, string Decided, string By);

    internal sealed class Reader(PlanDesk desk, CaseworkDbContext db, PlanRows rows, InterventionList interventions, DatedSettings settings, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, plan) = await desk.SeeAsync(request.Id, cancellationToken);
            var bars = Lanes.Of(await interventions.OfAsync(request.Id, cancellationToken), head.MainName, desk.Today);
            return new(head, plan is null ? null : await SheetAsync(plan, cancellationToken), bars, desk.Today);
        }

        private async Task<Sheet> SheetAsync(Plan plan, CancellationToken ct)
        {
            var holders = await db.Set<CaseResponsibility>().AsNoTracking().Where(r => r.CaseId == plan.CaseId && r.To == null).Select(r => r.UserId).ToListAsync(ct);
            var goals = rows.Of(plan, holders, await settings.DaysAsync(SettingKeys.PlanWaiting, ct));
            var reviews = await db.PlanReviews.AsNoTracking().Where(r => r.PlanId == plan.Id).OrderByDescending(r => r.HeldOn).ThenByDescending(r => r.RegisteredAt).Take(5).ToListAsync(ct);
            var (kind, approval) = plan switch
            {
                { ApprovedOn: { } on, IsApproved: true } => ("on", $"Godkänd av deltagaren {on.Iso()}"),
                { ApprovedOn: { } on } => ("wait", $"Ändrad sedan deltagaren godkände den {on.Iso()}"),
                _ => ("wait", "Inte godkänd av deltagaren"),
            };
            var late = plan.NextReviewOn < desk.Today;
            var review = plan.NextReviewOn switch
            {
                null => "Ingen uppföljning är bestämd.",
                { } next when late => $"Uppföljningen {next.Iso()} är inte antecknad.",
                { } next => $"Följs upp {next.Iso()}, {SwedishTime.Relative(next, desk.Today)}.",
            };
            return new($"Gäller från {plan.StartsOn.Iso()}{(plan.EndsOn is { } end ? $" till {end.Iso()}" : "")}.", review, late, kind, approval, !plan.IsApproved, goals,
                [.. reviews.Select(r => new ReviewRow(r.Id, r.HeldOn, string.Join(", ", r.Present.Select(p => codes.Text(CodeLists.Party, p))) + (r.PresentNames is { } names ? $" ({names})" : ""), r.Decided ?? "", desk.NameOf(r.RegisteredBy)))],
                plan.LastVersion, GasWords(plan), plan.Sip is { } sip ? $"{sip.Swedish()}{(plan.SipLead is { } lead ? ", " + PlanText.Small(codes.Text(CodeLists.Party, lead)) + " håller i den" : "")}{(plan.SipFollowUpOn is { } day ? $", följs upp {day.Iso()}" : "")}" : "");
        }

        /// <summary>Counts first: a score of one or two objectives says less than it seems to (methods.md 3.4).</summary>
        private static string GasWords(Plan plan)
        {
            var rated = plan.Objectives.Where(o => o.Rating is not null).ToList();
            if (rated.Count == 0) return "";
            var reached = $"{rated.Count(o => o.Rating!.Score >= 0)} av {rated.Count} skattade delmål är på väntad nivå eller över.";
            return rated.Count < 2 || plan.GasScore is not { Start: { } start, Now: { } now } ? reached
                : string.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), $"{reached} T-poäng {now:0.0}, vid starten {start:0.0}. 50 är som väntat.");
        }
    }
}
