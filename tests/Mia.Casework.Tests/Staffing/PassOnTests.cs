using System.Net;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.People;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Domain.Staffing;
using Mia.Casework.Tests.Alerts;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Staffing;

/// <summary>The work of a colleague who leaves or is away, through HTTP and without JavaScript (domain/peers.md 3, pain 13).</summary>
[Collection("daily")]
public sealed class PassOnTests(DailyWorld world)
{
    private const string Root = $"/{DailyWorld.Slug}/ansvar/lamna-over";
    private const string Form = "main form.form";
    private static int _people;

    private HttpClient Leader => world.As("projektledare");

    private Guid Coach => world.StaffId(Role.SeCoach);

    private Guid Cm => world.StaffId(Role.CaseManager);

    /// <summary>A colleague of her own for each test.</summary>
    private async Task<Guid> ColleagueAsync(Role role = Role.CaseManager, Guid? controller = null, DateOnly? to = null)
    {
        var n = Interlocked.Increment(ref _people);
        var id = await world.WriteAsync(async (_, services) => (await services.GetRequiredService<IAccounts>().CreateAsync($"prov{n}@exempel.test", $"Prov Kollegasson {n}", default)).Id);
        return await world.WriteAsync(async (_, services) => (await services.GetRequiredService<IAccounts>().GiveRoleAsync(id, role, world.Here.Id, controller, new(2026, 1, 1), to, default)).UserId);
    }

    private Task<bool> LeaveAsync(Guid userId) => world.WriteAsync(async (db, services) =>
    {
        var accounts = services.GetRequiredService<IAccounts>();
        await accounts.DisableAsync((await services.GetRequiredService<Mia.Platform.Data.PlatformDbContext>().Set<User>().FindAsync(userId))!, default);
        return true;
    });

    /// <summary>A case with everything that one can hold: main responsibility, intervention, task, meeting and activity.</summary>
    private async Task<Guid> FullCaseAsync(Guid holder, string name = "Testa Exempelsson", ProtectionLevel protection = ProtectionLevel.None)
    {
        var id = await world.CaseAsync(name, protection, then: (c, rules, by) =>
        {
            c.ChangeMain(holder, ResponsibilityArea.Coordination, c.EnrolledOn, false, by);
            c.Start(new InterventionTerms("CM", holder, c.EnrolledOn, null), rules, by);
        });
        await world.ChangeAsync(id, (c, db, _) =>
        {
            var by = new Actor(holder, AlertWorld.Morning(11, 20));
            db.Add(new WorkTask(c.DelprojektId, c.ControllerId, c, "Ring läkaren", new(2026, 12, 1), holder, by));
            db.Add(Meeting(c.DelprojektId, c.ControllerId, new(2026, 12, 2), [c], [holder], by));
            var plan = new Plan(c, new PlanTerms(c.EnrolledOn, null, new(2026, 12, 15)), by);
            var goal = plan.AddGoal(c, new GoalTerms("Jag vill ha ett jobb.", "ARB", "ARB"));
            plan.AddActivity(c, new ActivityTerms { UnderId = goal.Id, What = "Ringa", Party = PlanParties.Staff, UserId = holder, StartsOn = c.EnrolledOn, DueOn = new(2026, 12, 10) });
            db.Add(plan);
        });
        return id;
    }

    private static Booking Meeting(Guid place, Guid controller, DateOnly on, Case[] cases, Guid[] staff, Actor by) =>
        new(place, controller, new BookingTerms { On = on, From = new(10, 0), To = new(11, 0), Kind = "MOTE", PlaceKind = "KONTOR" }, cases, staff, by);

    private async Task<HttpResponseMessage> PassAsync(Guid colleague, params (string, string?)[] fields) =>
        await Leader.SubmitAsync(await Leader.PageAsync($"{Root}/{colleague}"), Form, [.. fields, .. fields.Any(f => f.Item1 == "Input.Reason") ? [] : new (string, string?)[] { ("Input.Reason", "Leaves") }]);

    private static Guid IdOf(HttpResponseMessage done)
    {
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        return Guid.Parse(done.Headers.Location!.ToString().Split('/')[^1]);
    }

    private static async Task<string> SaysAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadAsync();
        Assert.Empty(PageRules.Broken(page));
        return page.QuerySelector(".ds-error-summary")!.TextContent;
    }

    private Task<List<string>> HoldersAsync(Guid id) => world.ReadAsync(async db =>
    {
        var c = await db.Cases.Include(x => x.Responsibilities).Include(x => x.Interventions).AsSplitQuery().SingleAsync(x => x.Id == id);
        return (List<string>)
        [
            .. c.Responsibilities.Where(r => r.To == null).OrderByDescending(r => r.IsMain).Select(r => $"{(r.IsMain ? "main" : "area")} {r.UserId}"),
            .. c.Interventions.Select(i => $"intervention {i.ResponsibleId}"),
            .. await db.WorkTasks.Where(t => t.CaseId == id).Select(t => $"task {t.OwnerId}").ToListAsync(),
            .. (await db.Bookings.Include(b => b.Staff).Where(b => b.Participants.Any(p => p.CaseId == id)).ToListAsync()).Select(b => $"meeting {string.Join(' ', b.Staff.Select(s => s.UserId))}"),
            .. await db.PlanActivities.Where(a => a.CaseId == id).Select(a => $"activity {a.OwnerUserId}").ToListAsync(),
        ];
    });

    private static List<string> All(Guid who) => [$"main {who}", $"intervention {who}", $"task {who}", $"meeting {who}", $"activity {who}"];

    [Fact, Trait("Pain", "13")]
    public async Task Everything_that_a_colleague_holds_goes_to_another_in_one_go_and_back_again()
    {
        var colleague = await ColleagueAsync();
        var (one, two) = (await FullCaseAsync(colleague, "Lämnade Provsson"), await FullCaseAsync(colleague));
        var page = await Leader.PageAsync($"{Root}/{colleague}");
        Assert.Empty(PageRules.Broken(page));
        var row = page.QuerySelectorAll("section[aria-labelledby=h-arenden] li").Single(l => l.TextContent.Contains("Lämnade Provsson", StringComparison.Ordinal)).TextContent;
        foreach (var part in new[] { "Huvudansvarig", "1 uppgift", "1 möte", "1 aktivitet i planen" }) Assert.Contains(part, row, StringComparison.Ordinal);
        var id = IdOf(await PassAsync(colleague, ("Input.ReceiverId", Coach.ToString())));
        Assert.Equal(All(Coach), await HoldersAsync(one));
        Assert.Equal(All(Coach), await HoldersAsync(two));
        Assert.Equal(10, await world.ReadAsync(db => db.Set<TransferredItem>().CountAsync(i => i.TransferId == id)));
        Assert.DoesNotContain("M06", await world.WaitingAsync(one));

        var done = await Leader.PageAsync($"/{DailyWorld.Slug}/ansvar/overlamnat/{id}");
        Assert.Empty(PageRules.Broken(done));
        Assert.Contains("2 huvudansvar", done.QuerySelector("dl.spec")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Leader.SubmitAsync(done, "main form")).StatusCode);
        Assert.Equal(All(colleague), await HoldersAsync(one));
        Assert.Equal(All(colleague), await HoldersAsync(two));
        Assert.Contains("redan avgjort", await SaysAsync(await Leader.SubmitAsync(done, "main form", ("__once", Guid.NewGuid().ToString()))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_says_who_gets_how_much_and_which_meetings_clash_and_changes_nothing()
    {
        var colleague = await ColleagueAsync();
        var id = await FullCaseAsync(colleague);
        await world.ChangeAsync(await world.CaseAsync(), (c, db, _) => db.Add(Meeting(c.DelprojektId, c.ControllerId, new(2026, 12, 2), [c], [Coach], world.Cm(11, 20))));
        var page = await Leader.PageAsync($"{Root}/{colleague}");
        var form = (IHtmlFormElement)page.QuerySelector(Form)!;
        var answer = await Leader.PostAsync(page.QuerySelector("button[formaction]")!.GetAttribute("formaction"), new FormUrlEncodedContent(Html.Values(form)
            .Where(v => v.Key is not ("Input.Reason" or "Input.ReceiverId")).Append(new("Input.Reason", "Leaves")).Append(new("Input.ReceiverId", Coach.ToString()))));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var preview = await answer.ReadAsync();
        Assert.Empty(PageRules.Broken(preview));
        var said = preview.QuerySelector("#h-sa")!.ParentElement!.ParentElement!.TextContent;
        foreach (var part in new[] { "1 ärende, 1 uppgift, 1 möte, 1 aktivitet i planer", "1 möte" }) Assert.Contains(part, said, StringComparison.Ordinal);
        Assert.Equal(All(colleague), await HoldersAsync(id));
        IdOf(await Leader.SubmitAsync(preview, Form));
        Assert.Equal(All(Coach), await HoldersAsync(id));
    }

    [Fact]
    public async Task Each_row_may_have_a_receiver_of_its_own_and_group_meetings_stand_beside_the_cases()
    {
        var colleague = await ColleagueAsync();
        var (one, two) = (await FullCaseAsync(colleague), await FullCaseAsync(colleague));
        var alone = await world.WriteAsync((db, _) =>
        {
            var task = new WorkTask(world.Here.Id, world.Here.Controllers[0].Id, null, "Beställ kaffe", new(2026, 12, 1), colleague, new Actor(colleague, AlertWorld.Morning(11, 20)));
            db.Add(task);
            return Task.FromResult(task.Id);
        });
        var group = await world.WriteAsync(async (db, _) =>
        {
            var cases = await db.Cases.Where(c => c.Id == one || c.Id == two).ToArrayAsync();
            var booking = Meeting(world.Here.Id, world.Here.Controllers[0].Id, new(2026, 12, 3), cases, [colleague, Cm], new Actor(colleague, AlertWorld.Morning(11, 20)));
            db.Add(booking);
            return booking.Id;
        });
        IdOf(await PassAsync(colleague, ("Input.ReceiverId", Coach.ToString()), ($"Input.Own[{two}]", Cm.ToString()), ($"Input.Own[{group}]", Cm.ToString())));
        Assert.Contains($"main {Coach}", await HoldersAsync(one));
        Assert.Contains($"main {Cm}", await HoldersAsync(two));
        Assert.Equal(Coach, (await world.ReadAsync(db => db.WorkTasks.SingleAsync(t => t.Id == alone))).OwnerId);
        Assert.Equal([Cm], (await world.ReadAsync(db => db.Bookings.Include(b => b.Staff).SingleAsync(b => b.Id == group))).Staff.Select(s => s.UserId));
    }

    [Fact]
    public async Task Going_back_leaves_what_is_done_or_somebody_elses_by_now_and_says_why()
    {
        var colleague = await ColleagueAsync();
        var (kept, moved) = (await FullCaseAsync(colleague), await FullCaseAsync(colleague, "Flyttade Provsson"));
        var id = IdOf(await PassAsync(colleague, ("Input.ReceiverId", Coach.ToString())));
        await world.ChangeAsync(moved, (c, _, _) => c.ChangeMain(Cm, ResponsibilityArea.Coordination, DailyWorld.Today, false, world.Cm(11, 23)));
        await world.WriteAsync(async (db, _) =>
        {
            (await db.WorkTasks.SingleAsync(t => t.CaseId == moved)).Finish(world.Cm(11, 23));
            return true;
        });
        var page = await Leader.PageAsync($"/{DailyWorld.Slug}/ansvar/overlamnat/{id}");
        Assert.Equal(HttpStatusCode.SeeOther, (await Leader.SubmitAsync(page, "main form")).StatusCode);
        Assert.Equal(All(colleague), await HoldersAsync(kept));
        Assert.Contains($"main {Cm}", await HoldersAsync(moved));
        Assert.Contains($"task {Coach}", await HoldersAsync(moved));
        var left = (await Leader.PageAsync($"/{DailyWorld.Slug}/ansvar/overlamnat/{id}")).QuerySelector("#h-kvar")!.ParentElement!.ParentElement!.TextContent;
        Assert.Contains("Flyttade Provsson, 1 huvudansvar. Ligger inte längre hos", left, StringComparison.Ordinal);
        Assert.Contains("Flyttade Provsson, 1 uppgift. Avslutat, klart eller avbokat", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_who_answered_for_the_same_area_beside_keeps_it_when_the_rest_goes_back()
    {
        var colleague = await ColleagueAsync();
        var id = await world.CaseAsync(then: (c, _, by) =>
        {
            c.ChangeMain(colleague, ResponsibilityArea.Coordination, c.EnrolledOn, false, by);
            c.Assign(Coach, ResponsibilityArea.Coordination, c.EnrolledOn, by);
        });
        var transfer = IdOf(await PassAsync(colleague, ("Input.ReceiverId", Coach.ToString())));
        Assert.Equal([$"main {Coach}"], await HoldersAsync(id));
        await Leader.SubmitAsync(await Leader.PageAsync($"/{DailyWorld.Slug}/ansvar/overlamnat/{transfer}"), "main form");
        Assert.Equal([$"main {colleague}", $"area {Coach}"], await HoldersAsync(id));
    }

    [Fact]
    public async Task While_somebody_is_away_only_meetings_and_tasks_of_those_days_are_moved()
    {
        var colleague = await ColleagueAsync();
        var id = await FullCaseAsync(colleague);
        (string, string?)[] Away(string? from, string? to) => [("Input.Reason", "Away"), ("Input.AwayFrom", from), ("Input.AwayTo", to), ("Input.ReceiverId", Coach.ToString())];
        async Task<HttpResponseMessage> TryAsync(string? from, string? to) => await Leader.SubmitAsync(await Leader.PageAsync($"{Root}/{colleague}"), Form, Away(from, to));
        Assert.Contains("före första dagen", await SaysAsync(await TryAsync("2026-11-30", "2026-11-24")), StringComparison.Ordinal);
        Assert.Contains("redan slut", await SaysAsync(await TryAsync("2026-11-01", "2026-11-10")), StringComparison.Ordinal);
        Assert.Contains("sista dagen", await SaysAsync(await TryAsync("2026-11-24", null)), StringComparison.Ordinal);
        Assert.Contains("två år bort", await SaysAsync(await TryAsync("2026-11-24", "2036-11-24")), StringComparison.Ordinal);
        IdOf(await TryAsync("2026-11-24", "2026-11-30"));
        Assert.Equal([$"main {Coach}", $"intervention {Coach}", $"task {colleague}", $"meeting {colleague}", $"activity {Coach}"], await HoldersAsync(id));
    }

    [Fact]
    public async Task When_an_absence_is_over_the_leader_is_reminded_until_it_is_decided()
    {
        var colleague = await ColleagueAsync();
        var id = await world.WriteAsync((db, _) =>
        {
            var transfer = new CaseloadTransfer(world.Here.Id, new(colleague, TransferReason.Away, new(2026, 11, 2), new(2026, 11, 20)), 30, new Actor(null, AlertWorld.Morning(11, 2)));
            db.Add(transfer);
            return Task.FromResult(transfer.Id);
        });
        var link = (await Leader.PageAsync($"/{DailyWorld.Slug}/start")).QuerySelector($"a[href$='overlamnat/{id}']");
        Assert.NotNull(link);
        var page = await Leader.PageAsync(link!.GetAttribute("href")!);
        Assert.Contains("Frånvaron är slut", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Leader.SubmitAsync(page, "form[action$='handler=Stay']")).StatusCode);
        Assert.Null((await Leader.PageAsync($"/{DailyWorld.Slug}/start")).QuerySelector($"a[href$='overlamnat/{id}']"));
    }

    [Fact]
    public async Task After_the_last_day_nothing_goes_back()
    {
        var colleague = await ColleagueAsync();
        var id = await world.WriteAsync((db, _) =>
        {
            var transfer = new CaseloadTransfer(world.Here.Id, new(colleague, TransferReason.Leaves), 30, new Actor(null, AlertWorld.Morning(10, 23)));
            db.Add(transfer);
            return Task.FromResult(transfer.Id);
        });
        var page = await Leader.PageAsync($"/{DailyWorld.Slug}/ansvar/overlamnat/{id}");
        Assert.Null(page.QuerySelector("main form"));
        var other = await Leader.PageAsync(Root);
        Assert.Null(other.QuerySelector($"a[href$='overlamnat/{id}']"));
        Assert.Contains("till och med 2026-11-22", Assert.Throws<RuleException>(() =>
            new CaseloadTransfer(world.Here.Id, new(colleague, TransferReason.Leaves), 30, new Actor(null, AlertWorld.Morning(10, 23))).Stay(new Actor(null, AlertWorld.Morning(11, 23)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_who_cannot_have_it_is_refused_at_the_field()
    {
        var colleague = await ColleagueAsync();
        var id = await FullCaseAsync(colleague);
        var limited = await ColleagueAsync(controller: Guid.CreateVersion7());
        var gone = await ColleagueAsync(to: new(2026, 11, 1));
        Assert.Contains("Välj om kollegan slutar", await SaysAsync(await PassAsync(colleague, ("Input.Reason", null), ("Input.ReceiverId", Coach.ToString()))), StringComparison.Ordinal);
        Assert.Contains("ingen mottagare", await SaysAsync(await PassAsync(colleague)), StringComparison.Ordinal);
        Assert.Contains("Den som slutar kan inte ha något kvar", await SaysAsync(await PassAsync(colleague, ("Input.ReceiverId", Coach.ToString()), ($"Input.Own[{id}]", Guid.Empty.ToString()))), StringComparison.Ordinal);
        Assert.Contains("annan än den som lämnar över", await SaysAsync(await PassAsync(colleague, ("Input.ReceiverId", colleague.ToString()))), StringComparison.Ordinal);
        foreach (var nobody in new[] { gone, Guid.CreateVersion7(), world.StaffId(Role.Statistician) })
            Assert.Contains("arbetar i delprojektet", await SaysAsync(await PassAsync(colleague, ("Input.ReceiverId", nobody.ToString()))), StringComparison.Ordinal);
        Assert.Contains("annan huvudmans", await SaysAsync(await PassAsync(colleague, ("Input.ReceiverId", Coach.ToString()), ($"Input.Own[{id}]", limited.ToString()))), StringComparison.Ordinal);
        Assert.Equal(All(colleague), await HoldersAsync(id));
    }

    [Fact]
    public async Task Posted_many_times_it_is_passed_on_once()
    {
        var colleague = await ColleagueAsync();
        await FullCaseAsync(colleague);
        var page = await Leader.PageAsync($"{Root}/{colleague}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Leader.SubmitAsync(page, Form, ("Input.Reason", "Leaves"), ("Input.ReceiverId", Coach.ToString()))));
        Assert.Single(answers.Select(IdOf).Distinct());
        Assert.Equal(1, await world.ReadAsync(db => db.Transfers.CountAsync(t => t.FromUserId == colleague)));
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_shown_before_it_is_passed_on()
    {
        var colleague = await ColleagueAsync();
        var id = await FullCaseAsync(colleague);
        var page = await Leader.PageAsync($"{Root}/{colleague}");
        await world.ChangeAsync(id, (c, _, _) => c.ChangeMain(Cm, ResponsibilityArea.Coordination, DailyWorld.Today, false, world.Cm(11, 23)));
        var answer = await Leader.SubmitAsync(page, Form, ("Input.Reason", "Leaves"), ("Input.ReceiverId", Coach.ToString()));
        Assert.Contains("Något har ändrats", await SaysAsync(answer), StringComparison.Ordinal);
        Assert.Contains($"main {Cm}", await HoldersAsync(id));
        IdOf(await Leader.SubmitAsync(await answer.ReadAsync(), Form));
        Assert.Equal([$"main {Cm}", $"area {Coach}", $"intervention {Coach}", $"task {Coach}", $"meeting {Coach}", $"activity {Coach}"], await HoldersAsync(id));
    }

    [Fact]
    public async Task What_rests_on_somebody_who_has_left_is_between_the_chairs_with_a_button_that_leads_here()
    {
        var colleague = await ColleagueAsync();
        var id = await world.HeldCaseAsync();
        await world.ChangeAsync(id, (c, db, _) => db.Add(new WorkTask(c.DelprojektId, c.ControllerId, c, "Ring", new(2026, 12, 20), colleague, world.Cm(11, 20))));
        Assert.Empty(await world.WaitingAsync(id));
        await LeaveAsync(colleague);
        Assert.Equal(["M06"], await world.WaitingAsync(id));
        Assert.Contains("1 uppgift", (await Leader.PageAsync($"/{DailyWorld.Slug}/start")).QuerySelector($"a[href$='lamna-over/{colleague}']")!.Closest("li")!.TextContent, StringComparison.Ordinal);
        var button = (await Leader.PageAsync($"/{DailyWorld.Slug}/mellan-stolarna?slag=M06")).QuerySelector($"ul.chairs a.ds-button[href$='lamna-over/{colleague}']");
        Assert.NotNull(button);
        IdOf(await Leader.SubmitAsync(await Leader.PageAsync(button!.GetAttribute("href")!), Form, ("Input.ReceiverId", Coach.ToString())));
        Assert.Empty(await world.WaitingAsync(id));
        Assert.Null((await Leader.PageAsync($"/{DailyWorld.Slug}/start")).QuerySelector($"a[href$='lamna-over/{colleague}']"));
    }

    [Fact]
    public async Task The_administrator_sees_how_much_rests_on_somebody_and_no_names()
    {
        var colleague = await ColleagueAsync();
        await FullCaseAsync(colleague, "Osynliga Provsson");
        using var admin = await world.App.SignedInAsync("admin@mia.demo");
        var page = await admin.PageAsync($"/admin/konton/{colleague}");
        Assert.Contains("1 ärende, 1 insats, 1 uppgift, 1 bokning, 1 aktivitet i planer", page.QuerySelector("#h-haller")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Osynliga", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_protected_person_is_passed_on_without_a_name_and_meetings_only_to_those_who_answer()
    {
        var colleague = await ColleagueAsync();
        var (hidden, other) = (await FullCaseAsync(colleague, "Hemliga Namnsson", ProtectionLevel.Protected), await FullCaseAsync(colleague));
        var group = await world.WriteAsync(async (db, _) =>
        {
            var cases = await db.Cases.Where(c => c.Id == hidden || c.Id == other).ToArrayAsync();
            var booking = Meeting(world.Here.Id, world.Here.Controllers[0].Id, new(2026, 12, 3), cases, [colleague], new Actor(colleague, AlertWorld.Morning(11, 20)));
            db.Add(booking);
            return booking.Id;
        });
        var page = await Leader.PageAsync($"{Root}/{colleague}");
        Assert.Contains("Person med skyddade uppgifter", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hemliga", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"a[href*='{hidden}']"));
        Assert.Contains("skyddade uppgifter", await SaysAsync(await PassAsync(colleague, ("Input.ReceiverId", Coach.ToString()), ($"Input.Own[{group}]", Cm.ToString()))), StringComparison.Ordinal);
        IdOf(await PassAsync(colleague, ("Input.ReceiverId", Coach.ToString())));
        Assert.Contains($"main {Coach}", await HoldersAsync(hidden));
    }

    [Fact]
    public async Task Nobody_but_the_project_leader_of_the_delprojekt_gets_here()
    {
        var colleague = await ColleagueAsync();
        await FullCaseAsync(colleague);
        var id = IdOf(await PassAsync(colleague, ("Input.ReceiverId", Coach.ToString())));
        using var other = await world.App.SignedInAsync($"projektledare@{DailyWorld.Other}.demo");
        foreach (var address in new[] { Root, $"{Root}/{Coach}", $"/{DailyWorld.Slug}/ansvar/overlamnat/{id}" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await world.As("cm").GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
        }
        // In her own delprojekt she finds neither the colleague nor what was passed on.
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/{DailyWorld.Other}/ansvar/lamna-over/{colleague}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/{DailyWorld.Other}/ansvar/overlamnat/{id}")).StatusCode);
        var form = await other.PageAsync($"/{DailyWorld.Other}/ansvar/lamna-over");
        Assert.DoesNotContain("Kollegasson", form.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Leader.GetAsync($"{Root}/{Guid.CreateVersion7()}")).StatusCode);
    }

    [Fact]
    public async Task Ten_times_as_many_cases_need_no_more_statements()
    {
        var (few, many) = (await ColleagueAsync(), await ColleagueAsync());
        for (var i = 0; i < 2; i++) await FullCaseAsync(few);
        for (var i = 0; i < 20; i++) await FullCaseAsync(many);
        async Task<int> ShownAsync(Guid who) => await StatementCounter.CountAsync(async () => (await Leader.GetAsync($"{Root}/{who}")).Dispose());
        await ShownAsync(few);
        var least = await ShownAsync(few);
        Assert.InRange(await ShownAsync(many), 1, least);
    }
}
