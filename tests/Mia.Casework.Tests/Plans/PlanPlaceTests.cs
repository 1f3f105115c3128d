using System.Net;
using AngleSharp.Dom;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Tests.Daily;
using Mia.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Plans;

/// <summary>The plan beside its neighbours: the delprojekt's life areas, interventions in parallel, the end of the case.</summary>
[Collection("daily")]
public sealed class PlanPlaceTests(DailyWorld world)
{
    private const string Form = "main form.form";

    private HttpClient Cm => world.As("cm");

    private Task<Guid> WithInterventionsAsync() => world.CaseAsync(then: (c, rules, by) =>
    {
        c.Start(new InterventionTerms("CM", by.UserId, c.EnrolledOn, null), rules, by);
        c.Start(new InterventionTerms("SE", by.UserId, c.EnrolledOn.AddDays(14), null), rules, by);
    });

    private static (string, string?)[] Goal(string area) => [("Input.Words", "Jag vill ha ett jobb."), ("Input.LifeArea", area), ("Input.Direction", "ARB")];

    [Fact]
    public async Task Interventions_in_parallel_are_bars_on_one_time_line_with_a_table_beside_the_plan()
    {
        var id = await WithInterventionsAsync();
        await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/ny")), Form, Goal("ARB"));
        var bars = (await Cm.PageAsync(DailyWorld.Url(id, "plan"))).QuerySelector("section[aria-labelledby=h-ins]")!;
        foreach (var name in new[] { "Case management", "Supported employment" }) Assert.Contains(name, bars.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(bars.QuerySelector("figure"));
    }

    [Fact]
    public async Task A_life_area_that_the_delprojekt_has_added_can_be_chosen_and_one_that_it_has_hidden_stays_where_it_was()
    {
        var areas = world.App.Services.GetRequiredService<ILifeAreas>();
        var (id, here, today) = (await world.CaseAsync(), world.Here.Id, DailyWorld.Today);
        await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/ny")), Form, Goal("TRO"));
        var goal = await world.ReadAsync(db => Task.FromResult(db.Set<Goal>().Single(g => g.CaseId == id).Id));
        LifeAreaDecision? own = null;
        async Task DecideAsync(bool hidden) => await world.WriteAsync((db, _) =>
        {
            var by = new Actor(null, today.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc));
            db.Add(LifeAreaDecision.About(here, areas.All(here, today).Single(a => a.Code == "TRO"), new(null, null, hidden, today), by));
            if (own is null) db.Add(own = LifeAreaDecision.Add(here, new("Mopedkort", null, false, today), areas.All(here, today).Select(a => a.Code), by));
            return Task.FromResult(true);
        });
        await DecideAsync(hidden: true);
        try
        {
            var fresh = await Cm.PageAsync(DailyWorld.Url(id, "plan/mal"));
            Assert.Null(fresh.QuerySelector("option[value=TRO]"));
            Assert.NotNull(fresh.QuerySelector($"option[value='{own!.Code}']"));
            Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(fresh, Form, Goal(own.Code))).StatusCode);
            Assert.Contains("Mopedkort", (await Cm.PageAsync(DailyWorld.Url(id, "plan"))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, $"plan/mal/{goal}")), Form, ("Input.Words", "Samma område som förut."))).StatusCode);
        }
        finally
        {
            await DecideAsync(hidden: false);
        }
    }

    [Fact]
    public void An_area_of_the_delprojekts_own_may_hold_anything_and_needs_consent_about_health()
    {
        var owner = Domain.Given.Case();
        var plan = new Plan(owner, new PlanTerms(Domain.Given.Start, null, null), Domain.Given.Now);
        var goal = plan.AddGoal(owner, new GoalTerms("Jag vill sova.", LifeAreaDecision.OwnPrefix + "1", "HALSA"));
        Assert.Contains(SipRules.Health, SipRules.Needed(goal, plan.Objectives));
    }

    [Fact]
    public async Task The_end_of_a_case_is_not_before_what_its_plan_says()
    {
        var id = await WithInterventionsAsync();
        await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/ny")), Form, Goal("ARB"));
        var under = await world.ReadAsync(db => Task.FromResult(db.Set<Goal>().Single(g => g.CaseId == id).Id));
        await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, $"plan/aktivitet?under={under}")), Form, ("Input.What", "Besöka en arbetsplats"));
        var page = await Cm.PageAsync(DailyWorld.Url(id, "avslut"));
        Assert.Contains("En aktivitet i planen är öppen", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var refused = await Cm.SubmitAsync(page, Form, ("Input.EndedOn", "2026-11-01"), ("Input.Outcomes", "ANNAT"), ("Input.EndReason", "EGEN"), ("Input.Manner", "PLAN"), ("Input.EndInterventions", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var answer = await refused.ReadAsync();
        Assert.Contains("Planen har något som är daterat 2026-11-23", answer.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(answer.QuerySelector("[name='Input.EndedOn'][aria-invalid=true]"));
    }
}
