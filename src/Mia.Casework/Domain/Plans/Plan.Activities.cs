using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Staffing;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.Plans;

/// <content>Activities, who they rest on and whom they wait for.</content>
public sealed partial class Plan
{
    /// <summary>An activity of the plan.</summary>
    /// <exception cref="NotFoundException">Not in this plan, or removed.</exception>
    public PlanActivity Activity(Guid id) => Living(_activities, id);

    /// <summary>Adds an activity.</summary>
    public PlanActivity AddActivity(Case owner, ActivityTerms terms)
    {
        RequireOpen(owner);
        var activity = new PlanActivity(this);
        Apply(owner, activity, terms);
        _activities.Add(activity);
        Changed("plan.activity-added", activity.OwnerParty);
        return activity;
    }

    /// <summary>Changes an activity.</summary>
    public void ChangeActivity(Case owner, Guid id, ActivityTerms terms)
    {
        RequireOpen(owner);
        var activity = Activity(id);
        Apply(owner, activity, terms);
        Changed("plan.activity-changed", activity.OwnerParty);
    }

    /// <summary>Notes how far an activity has come. Progress needs no new approval.</summary>
    public void Progress(Case owner, Guid activityId, ActivityProgress terms, Actor by)
    {
        RequireOpen(owner);
        var activity = Activity(activityId);
        activity.Progress(terms, owner.EnrolledOn, by);
        if (activity.Waiting is { } waiting) Noted("plan.waiting", waiting.Party);
        else Noted("plan.activity-status", activity.Status.ToString());
    }

    /// <summary>
    /// Open activities of staff who no longer answer for the case go to the main responsible, so that none keeps an owner without access.
    /// </summary>
    /// <returns>How many were passed on.</returns>
    public int PassOn(Case owner)
    {
        if (owner.MainResponsibleId is not { } main) return 0;
        var left = _activities.Where(a => a.DeletedAt is null && a.Status.IsOpen() && a.OwnerUserId is { } user && !owner.IsResponsible(user)).ToList();
        foreach (var activity in left)
        {
            activity.PassOnTo(main);
            Noted("plan.activity-passed-on");
        }
        return left.Count;
    }

    /// <summary>Open activities of somebody who leaves or is away go to another who answers for the case.</summary>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<Guid> PassOn(Guid from, Guid to)
    {
        var found = _activities.Where(a => a.DeletedAt is null && a.Status.IsOpen() && a.OwnerUserId == from).ToList();
        foreach (var activity in found) PassTo(activity, to);
        return found.ConvertAll(a => a.Id);
    }

    /// <summary>Gives an activity back, if the receiver still has it and the other answers for the case again.</summary>
    public ReturnOutcome TakeBack(Case owner, TransferredItem item, Guid to)
    {
        if (!owner.Status.IsOpen() || _activities.Find(a => a.Id == item.SubjectId && a.DeletedAt is null) is not { } activity || !activity.Status.IsOpen()) return ReturnOutcome.Over;
        if (activity.OwnerUserId != item.ToUserId || !owner.IsResponsible(to)) return ReturnOutcome.Elsewhere;
        PassTo(activity, to);
        return ReturnOutcome.Back;
    }

    private void PassTo(PlanActivity activity, Guid userId)
    {
        activity.PassOnTo(userId);
        Noted("plan.activity-handed-over");
    }

    private void Apply(Case owner, PlanActivity activity, ActivityTerms terms)
    {
        var objective = _objectives.Find(o => o.Id == terms.UnderId && o.DeletedAt is null);
        var goal = objective is null ? _goals.Find(g => g.Id == terms.UnderId && g.DeletedAt is null) : Goal(objective.GoalId);
        Rule.Against(goal is null, nameof(terms.UnderId), "Välj vilket mål eller delmål aktiviteten hör till.");
        Rule.Against(terms.Party == PlanParties.Staff && (terms.UserId is not { } user || !owner.IsResponsible(user)), nameof(PlanActivity.OwnerParty),
            "Personen ansvarar inte för ärendet och kan inte se planen. Välj någon som ansvarar, eller lägg till personen under Ansvar först.");
        Rule.Against(terms.InterventionId is { } intervention && !owner.Interventions.Any(i => i.Id == intervention && i.DeletedAt is null), nameof(terms.InterventionId),
            "Välj en av deltagarens insatser.");
        activity.Apply(terms, goal.Id, objective?.Id, owner.EnrolledOn);
    }
}
