using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Tests.Domain;
using Mia.Platform.Messaging;

namespace Mia.Casework.Tests.Plans;

/// <summary>Rules of the plan itself (methods.md 3.3, 3.4).</summary>
public sealed class PlanRuleTests
{
    private static readonly DateOnly Today = Given.Today;

    private readonly Case _case = Given.Case();

    private static Actor At(DateOnly day) => new(Given.Anna, day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc));

    private Plan NewPlan() => new(_case, new PlanTerms(Given.Start, null, Today.AddDays(30)), Given.Now);

    private (Plan, Goal, Objective) WithObjective()
    {
        var plan = NewPlan();
        var goal = plan.AddGoal(_case, new GoalTerms("Jag vill ha ett jobb.", "ARB", "ARB"));
        return (plan, goal, plan.AddObjective(_case, new ObjectiveTerms(goal.Id, "Prova en plats", "Fyra veckor i rad", null, Today.AddDays(60))));
    }

    private PlanActivity Activity(Plan plan, Guid under, string party = "DEL", Guid? user = null, DateOnly? starts = null, DateOnly? due = null) => plan.AddActivity(_case,
        new ActivityTerms { UnderId = under, What = "Besöka två arbetsplatser", Party = party, UserId = user, StartsOn = starts ?? Given.Start.AddDays(10), DueOn = due });

    private static readonly GasTerms Levels = new(["Inget", "En dag", "Två dagar", "Tre dagar", "Fyra dagar"], 2, 3, -1);

    [Fact]
    public void Dates_that_contradict_each_other_are_refused_at_their_field()
    {
        Given.Refused(() => _ = new Plan(_case, new PlanTerms(Given.Start.AddDays(-1), null, null), Given.Now), "StartsOn", "före inskrivningen");
        Given.Refused(() => _ = new Plan(_case, new PlanTerms(Today, Today.AddDays(-1), null), Given.Now), "EndsOn", "före den första");
        Given.Refused(() => _ = new Plan(_case, new PlanTerms(Today, null, Today.AddDays(-1)), Given.Now), "NextReviewOn", "före planens");
        var (plan, goal, _) = WithObjective();
        Given.Refused(() => Activity(plan, goal.Id, starts: Today, due: Today.AddDays(-1)), "DueOn", "före startdagen");
        Given.Refused(() => Activity(plan, goal.Id, starts: Given.Start.AddDays(-1)), "StartsOn", "före inskrivningen");
        Given.Refused(() => Activity(plan, goal.Id, due: Today.AddYears(90)), "DueOn", "årtalet");
        Given.Refused(() => plan.AddObjective(_case, new ObjectiveTerms(goal.Id, "Text", null, null, Given.Start.AddDays(-1))), "TargetOn", "Måldagen");
    }

    [Fact]
    public void A_case_cannot_end_before_what_its_plan_says_has_happened()
    {
        var (plan, goal, _) = WithObjective();
        plan.RequireBefore(Given.Start, "EndedOn");
        plan.Progress(_case, Activity(plan, goal.Id).Id, new ActivityProgress(ActivityStatus.Done, Today.AddDays(-2)), Given.Now);
        Given.Refused(() => plan.RequireBefore(Today.AddDays(-3), "EndedOn"), "EndedOn", "efter avslutsdatum");
        plan.RequireBefore(Today.AddDays(-2), "EndedOn");
        Given.Refused(() => new Plan(_case, new PlanTerms(Today, null, null), Given.Now).RequireBefore(Today.AddDays(-1), "EndedOn"), "EndedOn", "efter avslutsdatum");
    }

    [Fact]
    public void A_plan_of_an_ended_case_can_be_read_but_not_changed()
    {
        var (plan, goal, _) = WithObjective();
        _case.Close(Given.ExitTerms("ANNAT"), Given.ExitRules, receiverConfirmed: true, Given.Now);
        Assert.Contains("avslutat", Assert.Throws<RuleException>(() => plan.AddGoal(_case, new GoalTerms("Mer", "ARB", "ARB"))).Message, StringComparison.Ordinal);
        Assert.Throws<RuleException>(() => Activity(plan, goal.Id));
        Assert.Throws<RuleException>(() => _ = new Plan(_case, new PlanTerms(Today, null, null), Given.Now));
    }

    [Fact]
    public void Waiting_remembers_whom_and_since_when_and_every_wait_before()
    {
        var (plan, _, step) = WithObjective();
        var activity = Activity(plan, step.Id);
        var start = activity.StartsOn;
        plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Waiting, start.AddDays(5), "FK", "Enheten i Prov"), Given.Now);
        Assert.Equal(("FK", start.AddDays(5), ActivityStatus.Waiting), (activity.Waiting!.Party, activity.Waiting.Since, activity.Status));
        plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Waiting, start.AddDays(20), "AF"), Given.Now);
        plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Done, start.AddDays(30)), Given.Now);
        Assert.Null(activity.Waiting);
        Assert.Equal([("FK", start.AddDays(5), start.AddDays(20)), ("AF", start.AddDays(20), start.AddDays(30))],
            activity.Waits.Select(w => (w.Party, w.Since, w.Until!.Value)));
        Assert.Equal(15, activity.Waits[0].Days(Today));
    }

    [Fact]
    public void Waiting_cannot_end_before_it_began_or_begin_before_the_last_one_ended()
    {
        var (plan, _, step) = WithObjective();
        var activity = Activity(plan, step.Id);
        var start = activity.StartsOn;
        plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Waiting, start.AddDays(10), "FK"), Given.Now);
        Given.Refused(() => plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Done, start.AddDays(9)), Given.Now), "On", "Väntan började");
        plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Ongoing, start.AddDays(12)), Given.Now);
        Given.Refused(() => plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Waiting, start.AddDays(11), "AF"), Given.Now), "On", "Förra väntan");
        Given.Refused(() => plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Done, Today.AddDays(1)), Given.Now), "On", "framtiden");
    }

    [Fact]
    public void A_day_written_wrong_can_be_corrected_while_the_wait_goes_on()
    {
        var (plan, _, step) = WithObjective();
        var activity = Activity(plan, step.Id);
        plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Waiting, Today, "FK"), Given.Now);
        plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Waiting, Today.AddDays(-40), "FK"), Given.Now);
        Assert.Equal(Today.AddDays(-40), Assert.Single(activity.Waits).Since);
    }

    [Fact]
    public void What_is_cancelled_says_why()
    {
        var (plan, _, step) = WithObjective();
        var activity = Activity(plan, step.Id);
        Given.Refused(() => plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Cancelled, Today), Given.Now), "Reason", "varför");
        Given.Refused(() => plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Cancelled, Today, Reason: "ANN"), Given.Now), "Note", "kort");
        Given.Refused(() => plan.Progress(_case, step.Id, new ObjectiveProgress(ObjectiveStatus.Dropped, Today), Given.Now), "Reason", "varför");
        plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Cancelled, Today, Reason: "EGEN"), Given.Now);
        Assert.Equal((ActivityStatus.Cancelled, "EGEN", Today), (activity.Status, activity.CancelReason, activity.ClosedOn));
    }

    [Fact]
    public void An_activity_rests_only_on_somebody_who_answers_for_the_case()
    {
        var (plan, _, step) = WithObjective();
        Given.Refused(() => Activity(plan, step.Id, "PROJ", Given.Bo), "OwnerParty", "ansvarar inte");
        Given.Refused(() => Activity(plan, step.Id, "PROJ"), "OwnerParty", "ansvarar inte");
        _case.Assign(Given.Bo, ResponsibilityArea.WorkAndStudies, Given.Start, Given.Now);
        Assert.Equal(Given.Bo, Activity(plan, step.Id, "PROJ", Given.Bo).OwnerUserId);
    }

    [Fact]
    public void No_activity_keeps_an_owner_who_has_left()
    {
        var (plan, _, step) = WithObjective();
        var beside = _case.Assign(Given.Bo, ResponsibilityArea.WorkAndStudies, Given.Start, Given.Now);
        var (open, done) = (Activity(plan, step.Id, "PROJ", Given.Bo), Activity(plan, step.Id, "PROJ", Given.Bo));
        plan.Progress(_case, done.Id, new ActivityProgress(ActivityStatus.Done, Today), Given.Now);
        _case.EndResponsibility(beside.Id, Today, Given.Now);
        Assert.Equal(1, plan.PassOn(_case));
        Assert.Equal((Given.Anna, Given.Bo), (open.OwnerUserId, done.OwnerUserId));
    }

    [Fact]
    public void Levels_are_locked_when_the_work_starts_and_then_changed_only_with_a_reason()
    {
        var (plan, _, step) = WithObjective();
        plan.WriteLevels(_case, step.Id, Levels, null, Given.Now);
        plan.WriteLevels(_case, step.Id, Levels with { Importance = 1 }, null, Given.Now);
        Assert.Equal((1, 3), (Assert.Single(step.Scales).Number, step.Scale!.Weight));
        plan.Progress(_case, step.Id, new ObjectiveProgress(ObjectiveStatus.Ongoing, Today.AddDays(-60)), At(Today.AddDays(-60)));
        Assert.NotNull(step.Scale.LockedAt);
        plan.Progress(_case, step.Id, new ObjectiveProgress(ObjectiveStatus.Ongoing, Today.AddDays(-30), Score: 1), At(Today.AddDays(-30)));
        Given.Refused(() => plan.WriteLevels(_case, step.Id, Levels, " ", Given.Now), "Reason", "låsta");
        var before = step.Scale;
        plan.WriteLevels(_case, step.Id, Levels with { Levels = ["A", "B", "C", "D", "E"] }, "Arbetsplatsen stängde.", Given.Now);
        Assert.Equal((2, "Två dagar", "C"), (step.Scale!.Number, before.Expected, step.Scale.Expected));
        // What was rated on the old levels is not a rating on the new ones.
        Assert.Null(step.Rating);
        Assert.Equal(before.Id, Assert.Single(step.Ratings).ScaleId);
        Assert.Equal("Arbetsplatsen stängde.", step.Scale.Reason);
    }

    [Fact]
    public void Levels_must_be_whole_before_they_are_locked_and_are_not_rated_before()
    {
        var (plan, _, step) = WithObjective();
        plan.WriteLevels(_case, step.Id, Levels with { Levels = ["Inget", null, "Två dagar", "Tre dagar", "Fyra dagar"] }, null, Given.Now);
        Given.Refused(() => plan.LockLevels(_case, step.Id, Given.Now), "Less", "alla fem");
        Given.Refused(() => plan.WriteLevels(_case, step.Id, Levels with { Levels = ["A", "A", "C", "D", "E"] }, null, Given.Now), "Less", "samma text");
        Given.Refused(() => plan.WriteLevels(_case, step.Id, Levels with { Baseline = 1 }, null, Given.Now), "Baseline", "Startläget");
        plan.DropLevels(_case, step.Id);
        Given.Refused(() => plan.Progress(_case, step.Id, new ObjectiveProgress(ObjectiveStatus.Ongoing, Today, Score: 0), Given.Now), "Score", "Lås");
    }

    [Fact]
    public void The_score_of_a_plan_counts_what_is_rated_now()
    {
        var (plan, goal, one) = WithObjective();
        var two = plan.AddObjective(_case, new ObjectiveTerms(goal.Id, "Ringa själv", null, "MYN", null));
        Assert.Equal((null, null), plan.GasScore);
        foreach (var step in new[] { one, two })
        {
            plan.WriteLevels(_case, step.Id, Levels with { Importance = 1, Difficulty = 1 }, null, Given.Now);
            plan.Progress(_case, step.Id, new ObjectiveProgress(ObjectiveStatus.Ongoing, Today, Score: 2), Given.Now);
        }
        var (start, now) = plan.GasScore;
        Assert.Equal(74.8, now!.Value, 1);
        Assert.Equal(37.6, start!.Value, 1);
    }

    [Fact]
    public void An_approval_holds_until_the_plan_says_something_else_or_it_is_taken_back()
    {
        var (plan, goal, step) = WithObjective();
        var version = plan.Approve(_case, Today, ApprovalWay.Oral, p => PlanContent.Of(p, _ => "Du"), Given.Now);
        Assert.True(plan.IsApproved);
        var activity = Activity(plan, goal.Id);
        Assert.False(plan.IsApproved);
        var second = plan.Approve(_case, Today, ApprovalWay.Signature, p => PlanContent.Of(p, _ => "Du"), Given.Now);
        plan.Progress(_case, activity.Id, new ActivityProgress(ActivityStatus.Done, Today), Given.Now);
        plan.Progress(_case, step.Id, new ObjectiveProgress(ObjectiveStatus.Ongoing, Today), Given.Now);
        Assert.True(plan.IsApproved);
        plan.Withdraw(second, Today, null, Given.Now);
        Assert.Null(plan.ApprovedOn);
        Assert.Throws<RuleException>(() => plan.Withdraw(second, Today, null, Given.Now));
        Assert.Equal((1, 2), (version.Number, second.Number));
        // The first version still says what it said.
        Assert.Empty(PlanContent.FromJson(version.Content).Goals[0].Activities);
        Assert.Single(PlanContent.FromJson(second.Content).Goals[0].Activities);
    }

    [Fact]
    public void A_review_sets_the_next_one_and_keeps_the_plan_as_it_then_stands()
    {
        var (plan, _, step) = WithObjective();
        var terms = new ReviewTerms { HeldOn = Today, Present = ["DEL", "PROJ"], Decided = "Vi fortsätter.", NextReviewOn = Today.AddDays(90) };
        Given.Refused(() => plan.Review(_case, terms with { NextReviewOn = Today }, [], p => PlanContent.Of(p, _ => ""), Given.Now), "NextReviewOn", "efter mötet");
        Given.Refused(() => plan.Review(_case, terms with { HeldOn = Today.AddDays(1) }, [], p => PlanContent.Of(p, _ => ""), Given.Now), "HeldOn", "framtiden");
        Given.Refused(() => plan.Review(_case, terms, [new(step.Id, ObjectiveStatus.Dropped, null, null)], p => PlanContent.Of(p, _ => ""), Given.Now), "Items[0].Reason", "varför");
        var (review, version) = plan.Review(_case, terms, [new(step.Id, ObjectiveStatus.Reached, null, null)], p => PlanContent.Of(p, _ => ""), Given.Now);
        Assert.Equal((Today, Today.AddDays(90)), (plan.ReviewedOn!.Value, plan.NextReviewOn!.Value));
        Assert.Equal((ObjectiveStatus.Reached, VersionKind.Review), (PlanContent.FromJson(version.Content).Goals[0].Objectives[0].Status, version.Kind));
        Assert.Equal("Vi fortsätter.", review.Decided);
    }

    [Fact]
    public void A_goal_goes_with_all_that_leads_to_it_and_comes_back_with_it()
    {
        var (plan, goal, step) = WithObjective();
        var activity = Activity(plan, step.Id);
        plan.RemoveGoal(_case, goal.Id, Given.Now);
        Assert.All([goal.DeletedAt, step.DeletedAt, activity.DeletedAt], at => Assert.NotNull(at));
        Assert.Throws<RuleException>(() => plan.Restore(_case, activity, [], goal.Id, step.Id));
        plan.Restore(_case, goal, [step, activity]);
        Assert.All([goal.DeletedAt, step.DeletedAt, activity.DeletedAt], at => Assert.Null(at));
    }
}
