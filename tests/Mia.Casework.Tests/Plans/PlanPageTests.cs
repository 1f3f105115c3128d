using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Plans;

/// <summary>The plan through real HTTP, without JavaScript (methods.md 3).</summary>
[Collection("daily")]
public sealed class PlanPageTests(DailyWorld world)
{
    private const string Form = "main form.form";
    private const string Words = "Jag vill vara på ett jobb halva dagar.";

    private HttpClient Cm => world.As("cm");

    private async Task<Guid> WithPlanAsync(string words = Words)
    {
        var id = await world.CaseAsync(then: (c, rules, by) => c.Start(new InterventionTerms("CM", by.UserId, c.EnrolledOn, null), rules, by));
        var started = await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/ny")), Form, ("Input.Words", words), ("Input.LifeArea", "ARB"), ("Input.Direction", "ARB"));
        Assert.Equal(HttpStatusCode.SeeOther, started.StatusCode);
        return id;
    }

    private async Task<Plan> PlanAsync(Guid id) => await world.ReadAsync(db => db.Plans.Include(p => p.Goals).Include(p => p.Objectives).ThenInclude(o => o.Scales)
        .Include(p => p.Objectives).ThenInclude(o => o.Ratings).Include(p => p.Activities).ThenInclude(a => a.Waits).AsSplitQuery().SingleAsync(p => p.CaseId == id));

    private async Task<Guid> ActivityAsync(Guid id, string what = "Besöka två arbetsplatser", params (string, string?)[] more)
    {
        var goal = (await PlanAsync(id)).Goals[0];
        var page = await Cm.PageAsync(DailyWorld.Url(id, $"plan/aktivitet?under={goal.Id}"));
        var saved = await Cm.SubmitAsync(page, Form, [("Input.What", what), .. more]);
        Assert.True(saved.StatusCode == HttpStatusCode.SeeOther, (await saved.ReadAsync()).QuerySelector(".ds-error-summary")?.TextContent);
        return (await PlanAsync(id)).Activities.Single(a => a.What == what).Id;
    }

    private async Task<Guid> ObjectiveAsync(Guid id, string text = "Prova en arbetsplats")
    {
        var saved = await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/delmal")), Form, ("Input.Text", text), ("Input.Sign", "Åtta timmar i veckan"), ("Input.TargetOn", "2027-03-01"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        return (await PlanAsync(id)).Objectives.Single(o => o.Text == text).Id;
    }

    [Fact]
    public async Task From_first_words_to_a_plan_that_is_approved_and_on_paper()
    {
        var id = await world.CaseAsync();
        Assert.Contains("Ingen plan än", (await Cm.PageAsync(DailyWorld.Url(id, "plan"))).Body!.TextContent, StringComparison.Ordinal);
        id = await WithPlanAsync();
        await ObjectiveAsync(id);
        await ActivityAsync(id, "Besöka två arbetsplatser", ("Input.DueOn", "2026-12-10"));
        var page = await Cm.PageAsync(DailyWorld.Url(id, "plan"));
        Assert.Empty(PageRules.Broken(page));
        foreach (var text in new[] { Words, "Prova en arbetsplats", "Åtta timmar i veckan", "Besöka två arbetsplatser", "Inte godkänd av deltagaren" })
            Assert.Contains(text, page.Body!.TextContent, StringComparison.Ordinal);

        var form = await Cm.PageAsync(DailyWorld.Url(id, "plan/godkannande"));
        Assert.Contains(Words, form.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(form, Form, ("Input.Way", "Oral"))).StatusCode);
        Assert.Contains("Godkänd av deltagaren 2026-11-23", (await Cm.PageAsync(DailyWorld.Url(id, "plan"))).Body!.TextContent, StringComparison.Ordinal);

        var paper = await Cm.PageAsync(DailyWorld.Url(id, "plan/utskrift"));
        Assert.Contains("Min underskrift", paper.QuerySelector(".paper__sign")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Besöka två arbetsplatser", paper.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mål och små steg", (await Cm.PageAsync(DailyWorld.Url(id))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_the_plan_holds_its_rules()
    {
        var id = await WithPlanAsync();
        var (step, activity) = (await ObjectiveAsync(id), await ActivityAsync(id));
        var goal = (await PlanAsync(id)).Goals[0].Id;
        await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/godkannande")), Form, ("Input.Way", "Signature"));
        var version = await world.ReadAsync(db => db.PlanVersions.Where(v => v.CaseId == id).Select(v => v.Id).SingleAsync());
        foreach (var path in new[] { "", "/ny", "/tid", "/mal", $"/mal/{goal}", "/delmal", $"/delmal/{step}", $"/delmal/{step}/laget", $"/delmal/{step}/nivaer", "/aktivitet", $"/aktivitet/{activity}",
            $"/aktivitet/{activity}/laget", "/uppfoljning", "/godkannande", "/versioner", $"/version/{version}", "/ihop", "/utskrift", "/sip", "/borttaget" })
            Assert.Empty(PageRules.Broken(await Cm.PageAsync(DailyWorld.Url(id, "plan" + path))).Select(r => $"{path}: {r}"));
    }

    [Fact]
    public async Task Waiting_shows_whom_and_since_when_until_somebody_says_it_is_done()
    {
        var id = await WithPlanAsync();
        var activity = await ActivityAsync(id, "Besked om ersättning", ("Input.OwnerParty", "FK"), ("Input.StartsOn", "2026-10-01"));
        var address = DailyWorld.Url(id, $"plan/aktivitet/{activity}/laget");
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(await Cm.PageAsync(address), Form, ("Input.Status", "Waiting"), ("Input.On", "2026-10-20"), ("Input.Party", "FK"))).StatusCode);
        var page = await Cm.PageAsync(DailyWorld.Url(id, "plan"));
        Assert.Contains("Väntar på Försäkringskassan sedan tis 20 okt (34 dagar)", page.QuerySelector(".card--note")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Väntar på Försäkringskassan", (await Cm.PageAsync(DailyWorld.Url(id))).Body!.TextContent, StringComparison.Ordinal);
        // One click.
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(page, $"form[action$='{activity}/laget']")).StatusCode);
        var saved = Assert.Single((await PlanAsync(id)).Activities);
        Assert.Equal((ActivityStatus.Done, DailyWorld.Today), (saved.Status, saved.Waits[0].Until));
        Assert.Null((await Cm.PageAsync(DailyWorld.Url(id, "plan"))).QuerySelector(".card--note"));
    }

    [Fact]
    public async Task What_is_overdue_is_the_next_step_on_the_overview()
    {
        var id = await world.CaseAsync(then: (c, rules, by) => c.Start(new InterventionTerms("CM", by.UserId, c.EnrolledOn, null), rules, by));
        await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/ny")), Form, ("Input.Words", Words), ("Input.LifeArea", "ARB"), ("Input.Direction", "ARB"));
        await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "kontakter/ny")), "form.contact", ("Input.NextOn", "2026-12-03"));
        await ActivityAsync(id, "Ringa vårdcentralen", ("Input.StartsOn", "2026-11-01"), ("Input.DueOn", "2026-11-13"));
        var overview = await Cm.PageAsync(DailyWorld.Url(id));
        Assert.Equal("Ringa vårdcentralen", overview.QuerySelector("#h-next")!.TextContent);
        Assert.Contains("Försenad 10 dagar", overview.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan/ny", "Input.StartsOn", "2026-08-01", "före inskrivningen")]
    [InlineData("plan/ny", "Input.EndsOn", "2026-11-01", "före den första")]
    [InlineData("plan/ny", "Input.NextReviewOn", "2026-11-01", "före planens första dag")]
    [InlineData("plan/ny", "Input.StartsOn", "i morgon", "Skriv datum så här")]
    [InlineData("plan/ny", "Input.LifeArea", "FINNS-INTE", "Välj ett av alternativen")]
    [InlineData("plan/ny", "Input.Words", "", "deltagarens egna ord")]
    [InlineData("plan/aktivitet", "Input.DueOn", "2026-11-01", "före startdagen")]
    [InlineData("plan/aktivitet", "Input.DueOn", "2126-11-01", "årtalet")]
    [InlineData("plan/aktivitet", "Input.StartsOn", "2026-08-01", "före inskrivningen")]
    [InlineData("plan/aktivitet", "Input.OwnerParty", "00000000-0000-0000-0000-000000000001", "Välj någon annan")]
    [InlineData("plan/aktivitet", "Input.UnderId", "00000000-0000-0000-0000-000000000001", "Välj vilket mål")]
    [InlineData("plan/aktivitet", "Input.InterventionId", "00000000-0000-0000-0000-000000000001", "en av deltagarens insatser")]
    [InlineData("plan/delmal", "Input.TargetOn", "2026-01-01", "Måldagen")]
    [InlineData("plan/uppfoljning", "Input.HeldOn", "2026-11-24", "framtiden")]
    [InlineData("plan/uppfoljning", "Input.NextReviewOn", "2026-11-20", "efter mötet")]
    [InlineData("plan/godkannande", "Input.ApprovedOn", "2026-11-24", "framtiden")]
    [InlineData("plan/godkannande", "Input.Way", "99", "Välj ett av alternativ")]
    public async Task What_is_wrong_is_said_at_the_field_and_the_text_is_kept(string path, string field, string value, string says)
    {
        var id = path == "plan/ny" ? await world.CaseAsync() : await WithPlanAsync();
        var goal = path == "plan/ny" ? "" : (await PlanAsync(id)).Goals[0].Id.ToString();
        (string, string?)[] all = [("Input.Words", "Mina <b>ord</b>"), ("Input.What", "Mina <b>ord</b>"), ("Input.Text", "Mina <b>ord</b>"), ("Input.Decided", "Mina <b>ord</b>"), ("Input.LifeArea", "ARB"),
            ("Input.Direction", "ARB"), ("Input.UnderId", goal), ("Input.GoalId", goal), ("Input.Way", "Oral")];
        var page = await Cm.PageAsync(DailyWorld.Url(id, path));
        var answer = await Cm.SubmitAsync(page, Form, [.. all.Where(f => f.Item1 != field && page.QuerySelector($"[name='{f.Item1}']") is not null), (field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var refused = await answer.ReadAsync();
        Assert.Contains(says, refused.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(refused.QuerySelector($"[name='{field}'][aria-invalid=true]"));
        Assert.Empty(PageRules.Broken(refused));
        if (refused.QuerySelector("textarea") is IHtmlTextAreaElement text && field != "Input.Words") Assert.Equal("Mina <b>ord</b>", text.Value);
    }

    [Fact]
    public async Task Overlong_and_hostile_texts_are_refused_or_shown_as_text()
    {
        var id = await WithPlanAsync("<script>alert(1)</script> ’ OR 1=1 --");
        var page = await Cm.PageAsync(DailyWorld.Url(id, "plan"));
        Assert.Null(page.QuerySelector("main script"));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector(".goal__w")!.TextContent, StringComparison.Ordinal);
        var answer = await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/mal")), Form, ("Input.Words", new string('å', 501)), ("Input.LifeArea", "ARB"), ("Input.Direction", "ARB"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("501", (await answer.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posted_many_times_it_is_one_goal_and_two_people_cannot_begin_two_plans()
    {
        var id = await world.CaseAsync();
        var page = await Cm.PageAsync(DailyWorld.Url(id, "plan/ny"));
        var other = await Cm.PageAsync(DailyWorld.Url(id, "plan/ny"));
        (string, string?)[] fields = [("Input.Words", Words), ("Input.LifeArea", "ARB"), ("Input.Direction", "ARB")];
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Cm.SubmitAsync(page, Form, fields)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        Assert.Single((await PlanAsync(id)).Goals);
        var second = await Cm.SubmitAsync(other, Form, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains("redan börjat planen", (await second.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_edit_the_same_activity_see_each_other_and_lose_nothing()
    {
        var id = await WithPlanAsync();
        var address = DailyWorld.Url(id, $"plan/aktivitet/{await ActivityAsync(id)}");
        var (first, second) = (await Cm.PageAsync(address), await Cm.PageAsync(address));
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(first, Form, ("Input.What", "Det ena"), ("Input.OwnerParty", "AF"))).StatusCode);
        var conflict = await Cm.SubmitAsync(second, Form, ("Input.What", "Det andra"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.ReadAsync();
        foreach (var text in new[] { "Det ena", "Det andra", "Arbetsförmedlingen", "Deltagaren" }) Assert.Contains(text, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(page, "main form[method=post]")).StatusCode);
        Assert.Equal("Det andra", (await PlanAsync(id)).Activities[0].What);
    }

    [Fact]
    public async Task Two_who_work_on_different_parts_of_the_plan_are_not_in_each_others_way()
    {
        var id = await WithPlanAsync();
        var (activity, goal) = (await ActivityAsync(id), (await PlanAsync(id)).Goals[0].Id);
        var (one, two, dates) = (await Cm.PageAsync(DailyWorld.Url(id, $"plan/aktivitet/{activity}")), await Cm.PageAsync(DailyWorld.Url(id, $"plan/mal/{goal}")), await Cm.PageAsync(DailyWorld.Url(id, "plan/tid")));
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(one, Form, ("Input.What", "Ändrad"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(two, Form, ("Input.Words", "Ändrat mål"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(dates, Form, ("Input.EndsOn", "2027-06-30"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Cm.SubmitAsync(dates, Form, ("Input.EndsOn", "2027-08-30"), ("__once", Guid.NewGuid().ToString()))).StatusCode);
    }

    [Fact]
    public async Task What_was_changed_a_moment_ago_is_not_approved_unseen()
    {
        var id = await WithPlanAsync();
        var form = await Cm.PageAsync(DailyWorld.Url(id, "plan/godkannande"));
        await ActivityAsync(id);
        Assert.Equal(HttpStatusCode.Conflict, (await Cm.SubmitAsync(form, Form, ("Input.Way", "Oral"))).StatusCode);
        Assert.Empty(await world.ReadAsync(db => db.PlanVersions.Where(v => v.CaseId == id).ToListAsync()));
    }

    [Fact]
    public async Task Locked_levels_need_a_reason_and_the_old_ones_can_still_be_read()
    {
        var id = await WithPlanAsync();
        var step = await ObjectiveAsync(id);
        var address = DailyWorld.Url(id, $"plan/delmal/{step}/nivaer");
        (string, string?)[] levels = [("Input.MuchLess", "Inga timmar"), ("Input.Less", "Två timmar"), ("Input.Expected", "Åtta timmar"), ("Input.More", "Tolv timmar"), ("Input.MuchMore", "Halva dagar")];
        var incomplete = await Cm.SubmitAsync(await Cm.PageAsync(address), Form, ("Input.Expected", "Åtta timmar"), ("Input.Lock", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, incomplete.StatusCode);
        Assert.Contains("alla fem", (await incomplete.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(await Cm.PageAsync(address), Form, [.. levels, ("Input.Baseline", "-1"), ("Input.Lock", "true")])).StatusCode);
        var rated = await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, $"plan/delmal/{step}/laget")), Form, ("Input.Status", "Ongoing"), ("Input.Score", "1"));
        Assert.Equal(HttpStatusCode.SeeOther, rated.StatusCode);
        Assert.Contains("Nu +1: mer än väntat.", (await Cm.PageAsync(DailyWorld.Url(id, "plan"))).Body!.TextContent, StringComparison.Ordinal);

        var changed = await Cm.SubmitAsync(await Cm.PageAsync(address), Form, ("Input.Expected", "Sex timmar"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.StatusCode);
        Assert.Contains("låsta", (await changed.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(await Cm.PageAsync(address), Form, ("Input.Expected", "Sex timmar"), ("Input.Reason", "Platsen stängde tidigare."))).StatusCode);
        var history = (await Cm.PageAsync(address)).Body!.TextContent;
        foreach (var text in new[] { "Version 1", "Version 2", "Åtta timmar", "Sex timmar", "Platsen stängde tidigare.", "+1, mer än väntat" }) Assert.Contains(text, history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_stays_as_it_was_and_an_approval_can_be_taken_back()
    {
        var id = await WithPlanAsync();
        await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/godkannande")), Form, ("Input.Way", "Signature"), ("Input.ApprovedOn", "2026-11-20"));
        var goal = (await PlanAsync(id)).Goals[0].Id;
        await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, $"plan/mal/{goal}")), Form, ("Input.Words", "Något helt annat"));
        Assert.Contains("Ändrad sedan deltagaren godkände den 2026-11-20", (await Cm.PageAsync(DailyWorld.Url(id, "plan"))).Body!.TextContent, StringComparison.Ordinal);
        var version = await world.ReadAsync(db => db.PlanVersions.SingleAsync(v => v.CaseId == id));
        var address = DailyWorld.Url(id, $"plan/version/{version.Id}");
        var page = await Cm.PageAsync(address);
        Assert.Contains(Words, page.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Något helt annat", page.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Cm.SubmitAsync(page, Form, ("Input.WithdrawnOn", "2026-11-19"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(await Cm.PageAsync(address), Form, ("Input.WithdrawnReason", "Vill tänka om"))).StatusCode);
        Assert.Contains("tog tillbaka sitt godkännande", (await Cm.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Inte godkänd av deltagaren", (await Cm.PageAsync(DailyWorld.Url(id, "plan"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_meeting_says_who_what_and_when_next()
    {
        var id = await WithPlanAsync();
        await ObjectiveAsync(id);
        var form = await Cm.PageAsync(DailyWorld.Url(id, "plan/uppfoljning"));
        Assert.Equal("2027-02-21", ((IHtmlInputElement)form.QuerySelector("[name='Input.NextReviewOn']")!).Value);
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(form, Form, ("Input.Decided", "Vi provar en timme till."), ("Input.Items[0].Status", "Reached"))).StatusCode);
        var plan = await PlanAsync(id);
        Assert.Equal((DailyWorld.Today, new DateOnly(2027, 2, 21), ObjectiveStatus.Reached), (plan.ReviewedOn!.Value, plan.NextReviewOn!.Value, plan.Objectives[0].Status));
        Assert.Contains("Vi provar en timme till.", (await Cm.PageAsync(DailyWorld.Url(id, "plan"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vid uppföljning", (await Cm.PageAsync(DailyWorld.Url(id, "plan/versioner"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_removed_by_mistake_comes_back_whole()
    {
        var id = await WithPlanAsync();
        await ActivityAsync(id, "Följer med målet");
        var goal = (await PlanAsync(id)).Goals[0].Id;
        var removed = await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, $"plan/mal/{goal}")), "form[action$='handler=remove']");
        var page = await Cm.PageAsync(removed.Headers.Location!.ToString());
        Assert.DoesNotContain("Följer med målet", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Words, (await Cm.PageAsync(DailyWorld.Url(id, "plan/borttaget"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(page, "form[action$='plan/borttaget']")).StatusCode);
        Assert.Contains("Följer med målet", (await Cm.PageAsync(DailyWorld.Url(id, "plan"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_kept_restored_and_gone_when_saved()
    {
        var id = await WithPlanAsync();
        var page = await Cm.PageAsync(DailyWorld.Url(id, "plan/mal"));
        var form = (IHtmlFormElement)page.QuerySelector(Form)!;
        var fields = Html.Values(form).Where(v => v.Key != "Input.Words").Append(new("Input.Words", "Halvfärdigt mål")).Append(new("__utkast", DailyWorld.Url(id, "plan/mal")));
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.PostAsync(form.GetAttribute("data-draft"), new FormUrlEncodedContent(fields))).StatusCode);
        var back = await Cm.PageAsync(DailyWorld.Url(id, "plan/mal"));
        var listed = (await Cm.PageAsync($"/{DailyWorld.Slug}/start")).QuerySelector($"a[href='{DailyWorld.Url(id, "plan/mal")}']")!.Closest("li")!;
        Assert.Contains("Mål, Testa Exempelsson", listed.TextContent, StringComparison.Ordinal);
        Assert.Contains("Halvfärdigt mål", listed.TextContent, StringComparison.Ordinal);
        Assert.Equal("Halvfärdigt mål", ((IHtmlTextAreaElement)back.QuerySelector("[name='Input.Words']")!).Value);
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(back, Form, ("Input.LifeArea", "FRI"), ("Input.Direction", "ANN"))).StatusCode);
        Assert.Equal("", ((IHtmlTextAreaElement)(await Cm.PageAsync(DailyWorld.Url(id, "plan/mal"))).QuerySelector("[name='Input.Words']")!).Value);
    }

    [Fact]
    public async Task Who_answers_for_the_case_writes_others_read_what_their_role_allows()
    {
        var id = await WithPlanAsync();
        await world.WriteAsync(async (db, _) =>
        {
            var found = await db.Cases.Include(c => c.Responsibilities).SingleAsync(c => c.Id == id);
            found.Assign(world.StaffId(Role.CbtConsultant), ResponsibilityArea.Cbt, DailyWorld.Today, new Actor(null, DailyWorld.Today.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc)));
            return true;
        });
        foreach (var reader in new[] { "projektledare", "kbt" })
        {
            var page = await world.As(reader).PageAsync(DailyWorld.Url(id, "plan"));
            Assert.Contains(Words, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector("main form"));
            Assert.Equal(HttpStatusCode.Forbidden, (await world.As(reader).GetAsync(DailyWorld.Url(id, "plan/mal"))).StatusCode);
        }
        // A colleague who does not answer for the case sees that it exists, and no plan.
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("se").GetAsync(DailyWorld.Url(id, "plan"))).StatusCode);
        Assert.DoesNotContain(Words, (await world.As("se").PageAsync(DailyWorld.Url(id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("statistiker").GetAsync(DailyWorld.Url(id, "plan"))).StatusCode);
    }

    [Fact]
    public async Task A_plan_of_another_delprojekt_and_parts_of_another_case_do_not_exist()
    {
        var (id, other) = (await WithPlanAsync(), await WithPlanAsync("Ett annat mål"));
        var (step, activity) = (await ObjectiveAsync(id), await ActivityAsync(id));
        var goal = (await PlanAsync(id)).Goals[0].Id;
        var stranger = world.As($"cm@{DailyWorld.Other}.demo");
        foreach (var path in new[] { "plan", "plan/ihop", "plan/utskrift", "plan/sip", "plan/versioner", $"plan/mal/{goal}", $"plan/delmal/{step}", $"plan/aktivitet/{activity}", $"plan/aktivitet/{activity}/laget" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(DailyWorld.Url(id, path))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(DailyWorld.Url(id, path).Replace(DailyWorld.Slug, DailyWorld.Other, StringComparison.Ordinal))).StatusCode);
        }
        foreach (var path in new[] { $"plan/mal/{goal}", $"plan/delmal/{step}", $"plan/delmal/{step}/nivaer", $"plan/aktivitet/{activity}", $"plan/aktivitet/{activity}/laget", $"plan/version/{Guid.NewGuid()}", $"plan/sip/{Guid.NewGuid()}", $"plan/uppfoljning/{Guid.NewGuid()}" })
            Assert.Equal(HttpStatusCode.NotFound, (await Cm.GetAsync(DailyWorld.Url(other, path))).StatusCode);
        // A form of one case cannot be sent to a record of another.
        var form = (IHtmlFormElement)(await Cm.PageAsync(DailyWorld.Url(id, $"plan/mal/{goal}"))).QuerySelector(Form)!;
        Assert.Equal(HttpStatusCode.NotFound, (await Cm.PostAsync(DailyWorld.Url(other, $"plan/mal/{goal}"), new FormUrlEncodedContent(Html.Values(form)))).StatusCode);
    }

    [Fact]
    public async Task When_somebodys_responsibility_ends_her_open_activities_go_to_the_main_responsible()
    {
        var id = await WithPlanAsync();
        var (se, cm) = (world.StaffId(Role.SeCoach), world.StaffId(Role.CaseManager));
        await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "ansvar")), "main form:has([name='Input.UserId'])", ("Input.UserId", se.ToString()), ("Input.Area", "WorkAndStudies"));
        await ActivityAsync(id, "Ringa en arbetsgivare", ("Input.OwnerParty", se.ToString()));
        Assert.Equal(se, (await PlanAsync(id)).Activities[0].OwnerUserId);
        var page = await Cm.PageAsync(DailyWorld.Url(id, "ansvar"));
        var row = await world.ReadAsync(db => db.Responsibilities.SingleAsync(r => r.CaseId == id && r.UserId == se && r.To == null));
        Assert.Equal(HttpStatusCode.SeeOther, (await Cm.SubmitAsync(page, $"form:has([value='{row.Id}'])")).StatusCode);
        Assert.Equal(cm, (await PlanAsync(id)).Activities[0].OwnerUserId);
    }

    [Fact]
    public async Task Together_shows_the_plan_and_nothing_of_the_trade()
    {
        var id = await WithPlanAsync();
        var step = await ObjectiveAsync(id);
        await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, $"plan/delmal/{step}/nivaer")), Form, ("Input.Expected", "Åtta timmar"));
        await Cm.SubmitAsync(await Cm.PageAsync(DailyWorld.Url(id, "plan/uppfoljning")), Form, ("Input.Decided", "Internt resonemang"));
        var text = (await Cm.PageAsync(DailyWorld.Url(id, "plan/ihop"))).QuerySelector("main")!.TextContent;
        foreach (var shown in new[] { "Din plan", Words, "Prova en arbetsplats", "Stämmer det här?" }) Assert.Contains(shown, text, StringComparison.Ordinal);
        foreach (var hidden in new[] { "GAS", "T-poäng", "Internt resonemang", "delmål", "MIA-", "Personnummer" }) Assert.DoesNotContain(hidden, text, StringComparison.OrdinalIgnoreCase);
    }
}
