using System.Net;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Tests.Daily;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Plans;

/// <summary>The preparation for a SIP holds exactly what was chosen, and nothing without consent (methods.md 3.5).</summary>
[Collection("daily")]
public sealed class SipTests(DailyWorld world)
{
    private const string Form = "main form.form";

    private HttpClient Cm => world.As("cm");

    private async Task<(Guid Case, Guid Work, Guid Health)> WithPlanAsync(params string[] categories)
    {
        var id = await world.CaseAsync("Prov Underlagsson");
        var by = new Actor(null, new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc));
        return await world.WriteAsync(async (db, _) =>
        {
            var owner = await db.Cases.Include(c => c.Responsibilities).SingleAsync(c => c.Id == id);
            var plan = new Plan(owner, new PlanTerms(DailyWorld.Today, null, DailyWorld.Today.AddDays(90)), by);
            var work = plan.AddGoal(owner, new GoalTerms("Jag vill ha ett jobb.", "BOE", "ARB"));
            var health = plan.AddGoal(owner, new GoalTerms("Jag vill orka mer.", "HÄL", "HALSA"));
            plan.AddActivity(owner, new ActivityTerms { UnderId = work.Id, What = "Skicka beslutet", Party = "AF", Contact = "Handläggare Hemligsson", StartsOn = DailyWorld.Today });
            db.Add(plan);
            if (categories.Length > 0)
                db.Add(new Consent(owner, new ConsentTerms { Type = ConsentTypes.Exchange, Party = "KOM", Categories = categories, ValidFrom = DailyWorld.Today.AddDays(-1), ValidTo = DailyWorld.Today.AddYears(1), Form = ConsentForm.Signature }, by));
            return (id, work.Id, health.Id);
        });
    }

    [Fact]
    public async Task Without_a_consent_that_names_the_plan_there_is_nothing_to_choose()
    {
        foreach (var categories in new string[][] { [], ["KONTAKT"] })
        {
            var (id, _, _) = await WithPlanAsync(categories);
            var page = await Cm.PageAsync(DailyWorld.Url(id, "plan/sip"));
            Assert.Null(page.QuerySelector(Form));
            Assert.Contains("Inget samtycke att dela planen", page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_paper_holds_exactly_the_chosen_parts()
    {
        var (id, work, _) = await WithPlanAsync("PLAN");
        var form = await Cm.PageAsync(DailyWorld.Url(id, "plan/sip"));
        Assert.Empty(PageRules.Broken(form));
        var made = await Cm.SubmitAsync(form, Form, ("Input.Parties", "KOM"), ("Input.GoalIds", work.ToString()), ("Input.WithActivities", "true"), ("Input.SipQuestions", "Vem betalar bussen?"), ("Input.Sip", "Wanted"), ("Input.SipLead", "KOM"));
        Assert.True(made.StatusCode == HttpStatusCode.SeeOther, (await made.ReadAsync()).QuerySelector(".ds-error-summary")?.TextContent);
        var page = await Cm.PageAsync(made.Headers.Location!.ToString());
        Assert.Empty(PageRules.Broken(page));
        var paper = page.QuerySelector(".paper")!.TextContent;
        foreach (var shared in new[] { "Jag vill ha ett jobb.", "Skicka beslutet", "Arbetsförmedlingen", "Vem betalar bussen?", "Kommunen", "Prov Underlagsson" }) Assert.Contains(shared, paper, StringComparison.Ordinal);
        // Not the goal that was not chosen, no names of third persons, no tool of staff, nothing that identifies more than needed.
        foreach (var kept in new[] { "Jag vill orka mer.", "Hemligsson", "Insatser som pågår", "Önskas", "T-poäng", "1990", "MIA-" }) Assert.DoesNotContain(kept, paper, StringComparison.Ordinal);
        var without = await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/sip")), Form, ("Input.Parties", "KOM"), ("Input.GoalIds", work.ToString()), ("Input.WithActivities", "false"), ("Input.SipQuestions", ""));
        var bare = (await Cm.PageAsync(without.Headers.Location!.ToString())).QuerySelector(".paper")!.TextContent;
        Assert.DoesNotContain("Skicka beslutet", bare, StringComparison.Ordinal);
        Assert.DoesNotContain("Vem betalar bussen?", bare, StringComparison.Ordinal);
        Assert.Equal(SipStatus.Wanted, await world.ReadAsync(db => db.Plans.Where(p => p.CaseId == id).Select(p => p.Sip).SingleAsync()));
    }

    [Fact]
    public async Task A_goal_about_health_needs_a_consent_about_health()
    {
        var (id, _, health) = await WithPlanAsync("PLAN");
        var refused = await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/sip")), Form, ("Input.Parties", "KOM"), ("Input.GoalIds", health.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("behöver samtycke till hälsa", (await refused.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        var (other, _, allowed) = await WithPlanAsync("PLAN", "HALSA");
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(other, "plan/sip")), Form, ("Input.Parties", "KOM"), ("Input.GoalIds", allowed.ToString()))).StatusCode);
    }

    [Fact]
    public async Task A_party_without_consent_cannot_be_smuggled_in()
    {
        var (id, work, _) = await WithPlanAsync("PLAN");
        var refused = await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/sip")), Form, ("Input.Parties", "REG"), ("Input.GoalIds", work.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Empty(await world.ReadAsync(db => db.SipBriefs.Where(b => b.CaseId == id).ToListAsync()));
    }

    [Fact]
    public async Task When_the_consent_is_withdrawn_the_paper_is_no_longer_shown()
    {
        var (id, work, _) = await WithPlanAsync("PLAN");
        var made = await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/sip")), Form, ("Input.Parties", "KOM"), ("Input.GoalIds", work.ToString()));
        await world.WriteAsync(async (db, _) =>
        {
            (await db.Consents.SingleAsync(c => c.CaseId == id && c.Type == ConsentTypes.Exchange)).Withdraw(new Actor(null, new DateTime(2026, 11, 23, 7, 0, 0, DateTimeKind.Utc)));
            return true;
        });
        var page = await Cm.PageAsync(made.Headers.Location!.ToString());
        Assert.Null(page.QuerySelector(".paper"));
        Assert.DoesNotContain("Jag vill ha ett jobb.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("gäller inte längre", page.Body!.TextContent, StringComparison.Ordinal);
    }
}
