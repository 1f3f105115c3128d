using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Demo.Invented;
using Mia.Platform.Time;

namespace Mia.Demo.Life;

/// <summary>
/// The plan of a case: begun some weeks after the start, approved by most, reviewed every third month. Some activities wait for somebody
/// else, some are late; at the end of the case what is open is finished or cancelled (methods.md 3).
/// </summary>
internal sealed class PlanLife(CaseLife life, Random random)
{
    private Plan _plan = null!;
    private bool _measured;

    /// <summary>Whether and when it begins.</summary>
    public void Plan()
    {
        var (has, after) = (random.Happens(0.82), random.Between(14, 70));
        var from = WorkingHours.Day(life.EnrolledOn.AddDays(after));
        if (life.World.Few || !has || from.AddDays(14) > life.EndsOn) return;
        At(from, Begin);
        At(life.EndsOn, Finish, new TimeOnly(8, 30));
    }

    private void At(DateOnly day, Action<Actor> happens, TimeOnly? time = null)
    {
        var at = time is { } clock ? SwedishTime.ToUtc(day, clock) : WorkingHours.On(day, random);
        life.World.Agenda.At(at, () =>
        {
            if (!life.Case.Status.IsOpen()) return;
            var by = new Actor(life.Main, at);
            happens(by);
            if (_plan is not null) life.World.Happened(by, _plan);
        });
    }

    private void Begin(Actor by)
    {
        _measured = random.Happens(0.3);
        var review = WorkingHours.Day(by.Today.AddDays(random.Between(60, 95)));
        _plan = new Plan(life.Case, new PlanTerms(by.Today, by.Today.AddMonths(12), review), by);
        life.World.Made.Plans.Add(_plan);
        var first = random.Next(InventedPlans.Goals.Count);
        AddGoal(InventedPlans.Goals[first], by);
        if (random.Happens(0.45)) AddGoal(InventedPlans.Goals[(first + random.Between(1, InventedPlans.Goals.Count - 1)) % InventedPlans.Goals.Count], by);
        if (random.Happens(0.8)) At(WorkingHours.Day(by.Today.AddDays(random.Between(1, 21))), Approve);
        At(review, Review);
    }

    private void AddGoal(InventedGoal invented, Actor by)
    {
        var goal = _plan.AddGoal(life.Case, new GoalTerms(invented.Words, invented.Area, invented.Direction));
        foreach (var step in invented.Steps)
        {
            var starts = WorkingHours.Day(by.Today.AddDays(random.Between(1, 30)));
            var objective = _plan.AddObjective(life.Case, new ObjectiveTerms(goal.Id, step.Text, step.Sign, null, by.Today.AddDays(random.Between(90, 260))));
            if (_measured) _plan.WriteLevels(life.Case, objective.Id, new GasTerms(step.Levels, random.Between(1, 3), random.Between(1, 3), random.Happens(0.8) ? -1 : -2), null, by);
            At(starts, then => _plan.Progress(life.Case, objective.Id, new ObjectiveProgress(ObjectiveStatus.Ongoing, then.Today), then));
            foreach (var (party, what) in step.Activities) AddActivity(objective.Id, party, what, WorkingHours.Day(starts.AddDays(random.Between(0, 40))), by);
        }
    }

    private void AddActivity(Guid objectiveId, string party, string what, DateOnly starts, Actor by)
    {
        var due = WorkingHours.Day(starts.AddDays(random.Between(14, 60)));
        var owner = life.Coach is { } coach && random.Happens(0.4) && life.Case.IsResponsible(coach) ? coach : life.Main;
        var activity = _plan.AddActivity(life.Case, new ActivityTerms
        {
            UnderId = objectiveId, What = what, Party = party, UserId = party == PlanParties.Staff ? owner : null, StartsOn = starts, DueOn = random.Happens(0.85) ? due : null,
        });
        void Then(DateOnly day, Func<Actor, ActivityProgress> progress) => At(day, then =>
        {
            if (activity.Status.IsOpen()) _plan.Progress(life.Case, activity.Id, progress(then), then);
        });

        Then(starts, then => new(ActivityStatus.Ongoing, then.Today));
        var waits = random.Happens(PlanParties.KindOf(party) == OwnerKind.Authority ? 0.75 : 0.12);
        var on = PlanParties.KindOf(party) == OwnerKind.Authority ? party : random.Pick(PlanParties.Authorities);
        var from = WorkingHours.Day(starts.AddDays(random.Between(2, 15)));
        if (waits) Then(from, then => new(ActivityStatus.Waiting, then.Today, on));
        var (chance, ends) = (random.NextDouble(), WorkingHours.Day((waits ? from.AddDays(random.Between(8, 75)) : starts.AddDays(random.Between(5, 55)))));
        var reason = random.Weighted<string>([("INAKT", 40), ("ERS", 25), ("EGEN", 20), ("EJGAR", 15)]);
        if (chance < 0.8) Then(ends, then => new(ActivityStatus.Done, then.Today));
        else if (chance < 0.88) Then(ends, then => new(ActivityStatus.Cancelled, then.Today, Reason: reason));
    }

    private void Approve(Actor by) =>
        life.World.Made.Versions.Add(_plan.Approve(life.Case, by.Today, random.Weighted<ApprovalWay>([(ApprovalWay.Signature, 70), (ApprovalWay.Oral, 28), (ApprovalWay.Representative, 2)]), Content, by));

    private void Review(Actor by)
    {
        var next = WorkingHours.Day(by.Today.AddDays(random.Between(75, 100)));
        var items = _plan.Objectives.Where(o => o.Status == ObjectiveStatus.Ongoing).Select(o =>
        {
            var reached = random.Happens(0.22);
            int? score = o.Scale?.LockedAt is null ? null : reached ? random.Between(0, 2) : random.Weighted<int>([(-1, 40), (0, 35), (1, 15), (-2, 10)]);
            return new ReviewItem(o.Id, reached ? ObjectiveStatus.Reached : ObjectiveStatus.Ongoing, score, null);
        }).ToList();
        string[] present = [PlanParties.Participant, PlanParties.Staff, .. random.Happens(0.4) ? [random.Pick(PlanParties.Authorities)] : Array.Empty<string>()];
        var (review, version) = _plan.Review(life.Case, new ReviewTerms { HeldOn = by.Today, Present = present, Decided = random.Pick(InventedPlans.Decided), NextReviewOn = next }, items, Content, by);
        life.World.Made.Reviews.Add(review);
        life.World.Made.Versions.Add(version);
        // Some meetings come late, and some are forgotten.
        if (random.Happens(0.9)) At(WorkingHours.Day(next.AddDays(random.Happens(0.25) ? random.Between(5, 30) : 0)), Review);
    }

    private void Finish(Actor by)
    {
        if (_plan is null) return;
        foreach (var activity in _plan.Activities.Where(a => a.Status.IsOpen()).ToList())
            _plan.Progress(life.Case, activity.Id, random.Happens(0.6) ? new ActivityProgress(ActivityStatus.Done, by.Today) : new ActivityProgress(ActivityStatus.Cancelled, by.Today, Reason: "INAKT"), by);
    }

    private PlanContent Content(Plan plan) => PlanContent.Of(plan, a => a.Owner == OwnerKind.Participant ? "Du"
        : a.OwnerUserId is { } user ? life.World.NameOf(user) : life.World.Codes.Text(CodeLists.Party, a.OwnerParty));
}
