using System.Net;
using AngleSharp.Dom;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Tests.Daily;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Alerts;

/// <summary>Alerts of mapping, self-ratings and plan appear with the facts and disappear when the thing is done (methods.md 2.8, 3.7, 19).</summary>
[Collection("daily")]
public sealed class PlanAlertTests(DailyWorld world)
{
    private static readonly DateOnly Today = DailyWorld.Today;

    private Task<bool> OnPlanAsync(Guid id, Action<Case, Plan> change) => world.OnPlanAsync(id, change);

    private Task<bool> OnMappingAsync(Guid id, Action<MappingVersion> change) => world.WriteAsync(async (db, _) =>
    {
        change(await db.Mappings.Include(m => m.Areas).Where(m => m.CaseId == id).OrderByDescending(m => m.Number).FirstAsync());
        return true;
    });

    private Task<Guid> ActivityAsync(Guid id, DateOnly? due = null) => world.ActivityAsync(id, due);

    private static SelfRating Rating(Case owner, DateOnly on, Actor by, RatingOccasion occasion = RatingOccasion.FollowUp) =>
        new(owner, new RatingTerms { Voice = RatingVoice.Participant, Occasion = occasion, RatedOn = on, Areas = [new("BOE", 5, null, null)] }, new HashSet<string>(), by);

    [Fact]
    public async Task L06_a_mapping_that_is_not_begun_and_then_not_finished()
    {
        var id = await world.HeldCaseAsync();
        await world.WriteAsync(async (db, _) => await db.Mappings.Where(m => m.CaseId == id).ExecuteDeleteAsync());
        Assert.Equal([AlertCodes.MappingNotBegun], await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, db, _) => db.Add(MappingVersion.First(c, world.Cm(11, 20))));
        Assert.Equal([AlertCodes.MappingNotFinished], await world.WaitingAsync(id));
        await OnMappingAsync(id, m => { m.Write("Mina egna ord."); m.Finish(world.Cm(11, 23)); });
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L07_the_rating_at_the_start_waits_until_the_participant_has_rated_and_the_staffs_view_is_no_rating()
    {
        var id = await world.HeldCaseAsync();
        await world.WriteAsync(async (db, _) => await db.SelfRatings.Where(r => r.CaseId == id).ExecuteDeleteAsync());
        Assert.Equal([AlertCodes.RatingDue], await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, db, _) => db.Add(new SelfRating(c, new RatingTerms { Voice = RatingVoice.Staff, Occasion = RatingOccasion.Start, RatedOn = Today, Areas = [new("BOE", 5, null, null)] },
            new HashSet<string>(), world.Cm(11, 23))));
        Assert.Equal([AlertCodes.RatingDue], await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, db, _) => db.Add(Rating(c, Today, world.Cm(11, 23), RatingOccasion.Start)));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L07_comes_back_on_the_ninetieth_day_and_before_the_end()
    {
        var id = await world.HeldCaseAsync(enrolled: new(2026, 5, 4));
        async Task RatedAsync(DateOnly on)
        {
            await world.WriteAsync(async (db, _) => await db.SelfRatings.Where(r => r.CaseId == id).ExecuteDeleteAsync());
            await world.ChangeAsync(id, (c, db, _) => db.Add(Rating(c, on, world.Cm(11, 23))));
        }
        await RatedAsync(Today.AddDays(-89));
        Assert.Empty(await world.WaitingAsync(id));
        await RatedAsync(Today.AddDays(-90));
        Assert.Equal([AlertCodes.RatingDue], await world.WaitingAsync(id));
        await RatedAsync(Today.AddDays(-1));
        Assert.Empty(await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, _, _) => c.PlanExit(world.Cm(11, 23)));
        Assert.Contains(AlertCodes.RatingDue, await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, db, _) => db.Add(Rating(c, Today, world.Cm(11, 23), RatingOccasion.Exit)));
        Assert.DoesNotContain(AlertCodes.RatingDue, await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L08_what_the_participant_wants_to_begin_with_waits_for_a_goal()
    {
        var id = await world.HeldCaseAsync();
        Task NextAsync(int day, params string[] chosen) => world.WriteAsync(async (db, _) =>
        {
            var owner = await db.Cases.SingleAsync(c => c.Id == id);
            var next = (await db.Mappings.Include(m => m.Areas).Where(m => m.CaseId == id).OrderByDescending(m => m.Number).FirstAsync()).Next(owner, world.Cm(11, day));
            next.Prioritise(chosen, world.Cm(11, day));
            next.Finish(world.Cm(11, day));
            db.Add(next);
            return true;
        });
        await NextAsync(9, "ARB");
        var alert = Assert.Single(await world.AlertsAsync(), a => a.Fact.SubjectId == id);
        Assert.Equal((AlertCodes.PriorityWithoutGoal, new DateOnly(2026, 11, 9)), (alert.Info.Code, alert.Fact.Since));
        // No text of an alert says which part of somebody's life it is about.
        Assert.DoesNotContain("Arbete", alert.Fact.Text, StringComparison.Ordinal);
        // Gone through once more, the choice is as old as it was; what is chosen today has time.
        await NextAsync(20, "ARB", "BOE");
        Assert.Equal(new DateOnly(2026, 11, 9), Assert.Single(await world.AlertsAsync(), a => a.Fact.SubjectId == id).Fact.Since);
        await OnPlanAsync(id, (c, plan) => plan.AddGoal(c, new GoalTerms("Jag vill ha ett jobb.", "ARB", "ARB")));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L11_what_the_plan_said_should_be_done_waits_until_it_is()
    {
        var id = await world.HeldCaseAsync();
        var activity = await ActivityAsync(id, Today.AddDays(-1));
        Assert.Equal([AlertCodes.Overdue], await world.WaitingAsync(id));
        await OnPlanAsync(id, (c, plan) => plan.Progress(c, activity, new ActivityProgress(ActivityStatus.Done, Today), world.Cm(11, 23)));
        Assert.Empty(await world.WaitingAsync(id));
        var step = Guid.Empty;
        await OnPlanAsync(id, (c, plan) => step = plan.AddObjective(c, new ObjectiveTerms(plan.Goals[0].Id, "Prova en plats", null, null, Today.AddDays(-3))).Id);
        Assert.Equal([AlertCodes.Overdue], await world.WaitingAsync(id));
        await OnPlanAsync(id, (c, plan) => plan.ChangeObjective(c, step, new ObjectiveTerms(plan.Goals[0].Id, "Prova en plats", null, null, Today)));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L12_an_answer_that_takes_more_than_thirty_days_is_the_other_partys_move()
    {
        var id = await world.HeldCaseAsync();
        var activity = await ActivityAsync(id);
        Task WaitAsync(DateOnly since, string party = "FK") => OnPlanAsync(id, (c, plan) => plan.Progress(c, activity, new ActivityProgress(ActivityStatus.Waiting, since, party), world.Cm(11, 23)));
        await WaitAsync(Today.AddDays(-30));
        Assert.Empty(await world.WaitingAsync(id));
        await WaitAsync(Today.AddDays(-31));
        var alert = Assert.Single(await world.AlertsAsync(), a => a.Fact.SubjectId == id);
        Assert.Equal((AlertCodes.WaitingOn, AlertMover.Party, "FK", true), (alert.Info.Code, alert.Fact.Mover, alert.Fact.Party, alert.Info.BetweenChairs));
        await OnPlanAsync(id, (c, plan) => plan.RemoveActivity(c, activity, world.Cm(11, 23)));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L12_to_wait_for_the_participant_is_not_to_be_between_the_chairs()
    {
        var id = await world.HeldCaseAsync();
        var activity = await ActivityAsync(id);
        await OnPlanAsync(id, (c, plan) => plan.Progress(c, activity, new ActivityProgress(ActivityStatus.Waiting, Today.AddDays(-40), PlanParties.Participant), world.Cm(11, 23)));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task Whom_a_plan_has_waited_for_too_long_stands_between_the_chairs_with_the_button_that_solves_it()
    {
        var id = await world.HeldCaseAsync("Väntande Provsson");
        var activity = await ActivityAsync(id);
        await OnPlanAsync(id, (c, plan) => plan.Progress(c, activity, new ActivityProgress(ActivityStatus.Waiting, Today.AddDays(-45), "FK"), world.Cm(11, 23)));
        var (cm, list) = (world.As("cm"), $"/{DailyWorld.Slug}/mellan-stolarna?slag={AlertCodes.WaitingOn}");
        async Task<IElement?> RowAsync() => (await cm.PageAsync(list)).QuerySelectorAll("ul.chairs > li").FirstOrDefault(l => l.InnerHtml.Contains(id.ToString(), StringComparison.Ordinal));
        var row = (await RowAsync())!;
        foreach (var text in new[] { "Väntande Provsson", "45 dagar", "Försäkringskassan" }) Assert.Contains(text, row.TextContent, StringComparison.Ordinal);
        var form = await cm.PageAsync(row.QuerySelector("a.ds-button")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(form, "main form.form", ("Input.Status", "Ongoing"), ("Input.On", "2026-11-23"), ("Input.Party", ""))).StatusCode);
        Assert.Null(await RowAsync());
    }

    [Fact]
    public async Task L13_a_review_that_was_agreed_waits_until_it_is_written_down()
    {
        var id = await world.HeldCaseAsync();
        await OnPlanAsync(id, (c, plan) => plan.Change(c, new PlanTerms(plan.StartsOn, null, Today.AddDays(-1)), world.Cm(11, 23)));
        Assert.Equal([AlertCodes.PlanReview], await world.WaitingAsync(id));
        await world.WriteAsync(async (db, _) =>
        {
            var (owner, plan) = (await db.Cases.SingleAsync(c => c.Id == id), await db.Plans.SingleAsync(p => p.CaseId == id));
            var (review, version) = plan.Review(owner, new ReviewTerms { HeldOn = Today, Present = [PlanParties.Participant], Decided = "Vi fortsätter.", NextReviewOn = Today.AddDays(60) }, [],
                p => PlanContent.Of(p, _ => ""), world.Cm(11, 23));
            db.AddRange(review, version);
            return true;
        });
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L13_no_day_is_agreed_so_far_ahead_that_nobody_looks_at_the_plan()
    {
        var id = await world.HeldCaseAsync(enrolled: new(2026, 5, 4));
        await OnPlanAsync(id, (c, plan) => plan.Change(c, new PlanTerms(Today.AddDays(-90), null, Today.AddDays(200)), world.Cm(11, 23)));
        Assert.Empty(await world.WaitingAsync(id));
        await OnPlanAsync(id, (c, plan) => plan.Change(c, new PlanTerms(Today.AddDays(-91), null, Today.AddDays(200)), world.Cm(11, 23)));
        Assert.Equal([AlertCodes.PlanReview], await world.WaitingAsync(id));
    }

    [Fact]
    public async Task M05_a_case_without_a_plan_waits_from_the_eighth_week()
    {
        var id = await world.HeldCaseAsync();
        await world.WriteAsync(async (db, _) => await db.Plans.Where(p => p.CaseId == id).ExecuteDeleteAsync());
        Assert.Equal([AlertCodes.NoPlan], await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, db, _) => db.Add(new Plan(c, new PlanTerms(Today, null, Today.AddDays(90)), world.Cm(11, 23))));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task Nothing_of_this_is_asked_of_somebody_who_rests()
    {
        var id = await world.CaseAsync();
        Assert.Contains(AlertCodes.NoPlan, await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, _, _) => c.Rest("SJUK", new(2027, 1, 15), world.Cm(9, 10)));
        // To be registered is the registrar's matter, whether somebody rests or not.
        Assert.Equal([AlertCodes.NotRegistered], await world.WaitingAsync(id));
    }
}
