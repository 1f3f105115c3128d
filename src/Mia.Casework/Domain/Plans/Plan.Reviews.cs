using Mia.Casework.Domain.Cases;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.Plans;

/// <content>Review meetings, approval and versions.</content>
public sealed partial class Plan
{
    /// <summary>Notes a review meeting with what was said about each objective, and keeps the plan as it then stands.</summary>
    /// <param name="owner">The case.</param>
    /// <param name="terms">The meeting.</param>
    /// <param name="items">Per objective that was looked at.</param>
    /// <param name="content">Makes the version from the plan as it stands after the meeting.</param>
    /// <param name="by">Who writes it down.</param>
    /// <returns>The review and the version; both must be added.</returns>
    public (PlanReview Review, PlanVersion Version) Review(Case owner, ReviewTerms terms, IReadOnlyList<ReviewItem> items, Func<Plan, PlanContent> content, Actor by)
    {
        RequireOpen(owner);
        var review = new PlanReview(this, by);
        review.Apply(terms, owner.EnrolledOn, by);
        for (var i = 0; i < items.Count; i++)
        {
            var objective = Objective(items[i].ObjectiveId);
            if (objective.Status == items[i].Status && items[i].Score is null) continue;
            try
            {
                objective.Progress(new(items[i].Status, terms.HeldOn, items[i].Reason, items[i].Score), owner.EnrolledOn, review.Id, by);
            }
            catch (RuleException e)
            {
                throw new RuleException($"Items[{i}].{(e.Field is "Reason" or "Score" ? e.Field : "Status")}", e.Message);
            }
        }
        if (ReviewedOn is null || terms.HeldOn >= ReviewedOn) (ReviewedOn, NextReviewOn) = (terms.HeldOn, terms.NextReviewOn);
        Noted("plan.reviewed");
        return (review, Keep(VersionKind.Review, content, by));
    }

    /// <summary>Corrects what is written about a meeting.</summary>
    public void CorrectReview(Case owner, PlanReview review, ReviewTerms terms, IReadOnlyCollection<PlanReview> others, Actor by)
    {
        RequireOpen(owner);
        review.Apply(terms, owner.EnrolledOn, by);
        if (others.All(o => o.HeldOn <= review.HeldOn)) (ReviewedOn, NextReviewOn) = (review.HeldOn, review.NextReviewOn);
        Noted("plan.review-corrected");
    }

    /// <summary>The participant approves what the plan says now.</summary>
    /// <param name="owner">The case.</param>
    /// <param name="on">The day the participant said yes.</param>
    /// <param name="way">How.</param>
    /// <param name="content">Makes the version that is kept.</param>
    /// <param name="by">Who writes it down.</param>
    /// <returns>The version, which must be added.</returns>
    public PlanVersion Approve(Case owner, DateOnly on, ApprovalWay way, Func<Plan, PlanContent> content, Actor by)
    {
        RequireOpen(owner);
        if (!_goals.Exists(g => g.DeletedAt is null)) throw new RuleException("Planen har inget mål än. Skriv minst ett mål med deltagarens egna ord först.");
        Rule.Against(on > by.Today, nameof(PlanVersion.ApprovedOn), "Dagen kan inte ligga i framtiden.");
        Rule.Against(on < owner.EnrolledOn, nameof(PlanVersion.ApprovedOn), $"Dagen kan inte vara före inskrivningen {owner.EnrolledOn:yyyy-MM-dd}.");
        var version = Keep(VersionKind.Approval, content, by);
        version.Approve(on, way);
        (ApprovedOn, ApprovedRevision) = (on, Revision);
        Noted("plan.approved", way.ToString());
        return version;
    }

    /// <summary>The participant takes the approval back. The version stays, and says so.</summary>
    public void Withdraw(PlanVersion version, DateOnly on, string? reason, Actor by)
    {
        version.Withdraw(on, reason, by);
        // An older approval that is taken back does not touch the one that holds.
        if (version.Revision == ApprovedRevision) (ApprovedOn, ApprovedRevision) = (null, null);
        Noted("plan.approval-withdrawn");
    }

    private PlanVersion Keep(VersionKind kind, Func<Plan, PlanContent> content, Actor by) => new(this, ++LastVersion, kind, content(this), by);
}
