using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.Plans;

/// <content>Goals, objectives and their levels.</content>
public sealed partial class Plan
{
    /// <summary>A goal of the plan.</summary>
    /// <exception cref="NotFoundException">Not in this plan, or removed.</exception>
    public Goal Goal(Guid id) => Living(_goals, id);

    /// <summary>An objective of the plan.</summary>
    /// <exception cref="NotFoundException">Not in this plan, or removed.</exception>
    public Objective Objective(Guid id) => Living(_objectives, id);

    /// <summary>Adds a goal.</summary>
    public Goal AddGoal(Case owner, GoalTerms terms)
    {
        RequireOpen(owner);
        var goal = new Goal(this, _goals.Count == 0 ? 1 : _goals.Max(g => g.Order) + 1, terms);
        _goals.Add(goal);
        Changed("plan.goal-added", goal.LifeArea);
        return goal;
    }

    /// <summary>Changes a goal.</summary>
    public void ChangeGoal(Case owner, Guid id, GoalTerms terms)
    {
        RequireOpen(owner);
        var goal = Goal(id);
        goal.Apply(terms);
        Changed("plan.goal-changed", goal.LifeArea);
    }

    /// <summary>Adds an objective.</summary>
    public Objective AddObjective(Case owner, ObjectiveTerms terms)
    {
        RequireOpen(owner);
        var objective = new Objective(this, terms, Goal(terms.GoalId));
        _objectives.Add(objective);
        Changed("plan.objective-added", objective.LifeArea);
        return objective;
    }

    /// <summary>Changes an objective. Its activities follow it to another goal.</summary>
    public void ChangeObjective(Case owner, Guid id, ObjectiveTerms terms)
    {
        RequireOpen(owner);
        var objective = Objective(id);
        objective.Apply(terms, Goal(terms.GoalId), StartsOn);
        foreach (var activity in _activities.Where(a => a.ObjectiveId == id)) activity.FollowTo(objective.GoalId);
        Changed("plan.objective-changed", objective.LifeArea);
    }

    /// <summary>Notes how far an objective has come. Starting it locks its levels.</summary>
    public void Progress(Case owner, Guid objectiveId, ObjectiveProgress terms, Actor by)
    {
        RequireOpen(owner);
        var objective = Objective(objectiveId);
        objective.Progress(terms, owner.EnrolledOn, null, by);
        Noted("plan.objective-status", objective.Status.ToString());
    }

    /// <summary>Writes the levels of an objective; a new version with a reason when they are locked.</summary>
    public void WriteLevels(Case owner, Guid objectiveId, GasTerms terms, string? reason, Actor by)
    {
        RequireOpen(owner);
        var objective = Objective(objectiveId);
        objective.WriteScale(terms, reason, by);
        Changed(objective.Scale!.Number > 1 ? "plan.levels-replaced" : "plan.levels-written");
    }

    /// <summary>Locks the levels before the work starts.</summary>
    public void LockLevels(Case owner, Guid objectiveId, Actor by)
    {
        RequireOpen(owner);
        Objective(objectiveId).LockScale(by);
        Changed("plan.levels-locked");
    }

    /// <summary>Takes a draft of levels away.</summary>
    public void DropLevels(Case owner, Guid objectiveId)
    {
        RequireOpen(owner);
        Objective(objectiveId).DropScale();
        Changed("plan.levels-dropped");
    }

    /// <summary>Removes a goal with all that leads to it; can be undone.</summary>
    public void RemoveGoal(Case owner, Guid id, Actor by)
    {
        RequireOpen(owner);
        var goal = Goal(id);
        foreach (var below in Below(o => o.GoalId == id, a => a.GoalId == id)) below.Delete(by.UtcNow, Quietly("plan.part-removed"));
        goal.Delete(by.UtcNow, Quietly("plan.goal-removed"));
        Revision++;
    }

    /// <summary>Removes an objective with its activities; can be undone.</summary>
    public void RemoveObjective(Case owner, Guid id, Actor by)
    {
        RequireOpen(owner);
        var objective = Objective(id);
        foreach (var below in Below(_ => false, a => a.ObjectiveId == id)) below.Delete(by.UtcNow, Quietly("plan.part-removed"));
        objective.Delete(by.UtcNow, Quietly("plan.objective-removed"));
        Revision++;
    }

    /// <summary>Removes an activity; can be undone.</summary>
    public void RemoveActivity(Case owner, Guid id, Actor by)
    {
        RequireOpen(owner);
        Activity(id).Delete(by.UtcNow, Quietly("plan.activity-removed"));
        Revision++;
    }

    /// <summary>Takes a removal back, with everything that was removed by the same click.</summary>
    /// <param name="owner">The case.</param>
    /// <param name="part">Goal, objective or activity.</param>
    /// <param name="together">What was removed with it.</param>
    /// <param name="parentIds">Goal and objective that the part hangs on; they must be there.</param>
    public void Restore(Case owner, Entity part, IEnumerable<Entity> together, params IEnumerable<Guid?> parentIds)
    {
        RequireOpen(owner);
        if (parentIds.Any(id => id is { } parent && !_goals.Exists(g => g.Id == parent && g.DeletedAt is null) && !_objectives.Exists(o => o.Id == parent && o.DeletedAt is null)))
            throw new RuleException("Det som den hör till är också borttaget. Ta tillbaka det först.");
        foreach (var other in together) other.Restore(Quietly("plan.part-restored"));
        part.Restore(Quietly("plan.restored"));
        Revision++;
    }

    private List<Entity> Below(Func<Objective, bool> objectives, Func<PlanActivity, bool> activities) =>
        [.. _objectives.Where(o => o.DeletedAt is null && objectives(o)).Cast<Entity>().Concat(_activities.Where(a => a.DeletedAt is null && activities(a)))];

    private ChangeEvent Quietly(string kind) => new(kind, CaseId, ParticipantId);
}
