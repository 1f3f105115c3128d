using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.People;
using Mia.Casework.Services.Alerts;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Data;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Alerts;

/// <summary>"Mellan stolarna" through HTTP: who, since when, whose move, and the button (domain/peers.md 3, pain 11).</summary>
[Collection("daily")]
public sealed class ChairsPageTests(DailyWorld world)
{
    private const string List = $"/{DailyWorld.Slug}/mellan-stolarna";

    private async Task<IElement?> RowAsync(string who, Guid subject, string address = List)
    {
        var next = address;
        while (true)
        {
            var page = await world.As(who).PageAsync(next);
            Assert.Empty(PageRules.Broken(page));
            if (page.QuerySelectorAll("ul.chairs > li").FirstOrDefault(l => l.InnerHtml.Contains(subject.ToString(), StringComparison.Ordinal)) is { } row) return row;
            if (page.QuerySelector(".pager a.push") is not { } more) return null;
            next = more.GetAttribute("href")!;
        }
    }

    [Fact, Trait("Pain", "11")]
    public async Task A_row_says_who_since_when_whose_move_and_what_solves_it_and_is_gone_when_that_is_done()
    {
        var id = await world.CaseAsync("Glömda Provsson");
        var row = await RowAsync("cm", id);
        Assert.Contains("Glömda Provsson", row!.TextContent, StringComparison.Ordinal);
        Assert.Contains("83 dagar", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nästa drag", row.TextContent, StringComparison.Ordinal);
        var button = row.QuerySelector("a.ds-button")!;
        Assert.StartsWith("Logga kontakt", button.TextContent, StringComparison.Ordinal);
        var cm = world.As("cm");
        var saved = await cm.SubmitAsync(await cm.PageAsync(button.GetAttribute("href")!), "form.contact", ("Input.Note", "Ringde."), ("Input.NextOn", "2026-11-30"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Null(await RowAsync("cm", id));
    }

    [Fact]
    public async Task Who_has_two_troubles_stands_once_with_the_gravest_first()
    {
        var id = await world.CaseAsync();
        var row = await RowAsync("cm", id);
        Assert.Contains("Ingen kontakt", row!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Även: inget nästa steg", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_owns_a_task_gets_the_button_that_solves_it_without_answering_for_the_case()
    {
        var id = await world.HeldCaseAsync("Uppgifta Provsson");
        await world.ChangeAsync(id, (c, db, _) =>
            db.Add(new WorkTask(c.DelprojektId, c.ControllerId, c, "Ring arbetsgivaren", new(2026, 11, 20), world.StaffId(Role.CbtConsultant), world.Cm(11, 16))));
        var button = (await RowAsync("kbt", id, List + "?vy=mina"))!.QuerySelector("a.ds-button")!;
        Assert.StartsWith("Öppna uppgiften", button.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await world.As("kbt").GetAsync(button.GetAttribute("href"))).StatusCode);
    }

    [Fact]
    public async Task A_project_leader_sees_the_list_first_and_gets_a_button_that_she_may_use()
    {
        var id = await world.CaseAsync(then: (c, _, by) => c.ChangeMain(Guid.CreateVersion7(), ResponsibilityArea.Coordination, c.EnrolledOn, false, by));
        var start = await world.As("projektledare").PageAsync($"/{DailyWorld.Slug}/start");
        Assert.Equal("h-stol", start.QuerySelector("main .cols section")!.GetAttribute("aria-labelledby"));
        var button = (await RowAsync("projektledare", id))!.QuerySelector("a.ds-button")!;
        Assert.StartsWith("Välj ansvarig", button.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await world.As("projektledare").GetAsync(button.GetAttribute("href"))).StatusCode);
        var other = (await RowAsync("projektledare", await world.CaseAsync()))!.QuerySelector("a.ds-button")!;
        Assert.StartsWith("Öppna ärendet", other.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await world.As("projektledare").GetAsync(other.GetAttribute("href"))).StatusCode);
    }

    [Fact]
    public async Task The_card_the_list_and_the_filter_agree_on_the_number()
    {
        await world.CaseAsync();
        var leader = world.As("projektledare");
        var card = (await leader.PageAsync($"/{DailyWorld.Slug}/start")).QuerySelector("#h-stol")!.Closest("section")!.QuerySelector(".push")!.TextContent.Trim();
        var list = await leader.PageAsync(List);
        Assert.Equal(card, list.QuerySelector(".chips [role=status]")!.TextContent.Trim());
        foreach (var option in list.QuerySelectorAll("#f-slag option").Skip(1))
        {
            var narrowed = await leader.PageAsync($"{List}?slag={option.GetAttribute("value")}");
            Assert.Contains($"({narrowed.QuerySelector(".chips [role=status]")!.TextContent.Split(' ')[0]})", option.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gaps_or_repeats()
    {
        for (var i = 0; i < 30; i++) await world.CaseAsync();
        var seen = new List<string>();
        var next = List;
        while (next.Length > 0)
        {
            var page = await world.As("cm").PageAsync(next);
            seen.AddRange(page.QuerySelectorAll("ul.chairs h2 a").Select(a => a.GetAttribute("href")!));
            next = page.QuerySelector(".pager a.push")?.GetAttribute("href") ?? "";
        }
        Assert.True(seen.Count > 25);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.StartsWith(seen.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), (await world.As("cm").PageAsync(List)).QuerySelector(".chips [role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_protected_person_is_there_only_for_those_who_answer_and_without_a_name()
    {
        var id = await world.CaseAsync("Hemliga Namnsson", ProtectionLevel.Protected);
        var row = await RowAsync("cm", id);
        Assert.Contains("Ärende MIA-", row!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hemliga", row.TextContent, StringComparison.Ordinal);
        Assert.Null(await RowAsync("se", id));
        Assert.Null(await RowAsync("projektledare", id));
    }

    [Fact]
    public async Task A_protected_person_whom_nobody_answers_for_is_not_lost()
    {
        var id = await world.CaseAsync("Hemliga Namnsson", ProtectionLevel.Protected, then: (c, _, by) => c.ChangeMain(Guid.CreateVersion7(), ResponsibilityArea.Coordination, c.EnrolledOn, false, by));
        var row = await RowAsync("projektledare", id);
        Assert.Contains("Ärende MIA-", row!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hemliga", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await world.As("projektledare").GetAsync(row.QuerySelector("a.ds-button")!.GetAttribute("href"))).StatusCode);
        Assert.Null(await RowAsync("se", id));
    }

    [Fact]
    public async Task Putting_off_needs_a_reason_and_an_end_and_comes_back_by_itself()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var address = (await RowAsync("cm", id))!.QuerySelector("a[href*='skjut-upp']")!.GetAttribute("href")!;
        var form = await cm.PageAsync(address);
        Assert.Empty(PageRules.Broken(form));
        foreach (var (field, value, says) in new[] { ("Input.Reason", "", "Skriv varför"), ("Input.Until", "2026-11-23", "efter i dag"), ("Input.Until", "2027-11-23", "inom 60 dagar"), ("Input.Reason", new string('å', 501), "501") })
        {
            var refused = await cm.SubmitAsync(form, "main form.form", ("Input.Reason", field == "Input.Reason" ? value : "Väntar på besked."), ("Input.Until", field == "Input.Until" ? value : "2026-12-01"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(says, (await refused.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(form, "main form.form", ("Input.Reason", "Är <b>bortrest</b> till december."), ("Input.Until", "2026-12-01"))).StatusCode);
        Assert.DoesNotContain(AlertCodes.NoContact, await world.WaitingAsync(id));
        var put = await RowAsync("projektledare", id, List + "?vy=uppskjutna");
        Assert.Contains("Är <b>bortrest</b> till december.", put!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Påminnelse uppskjuten", (await cm.PageAsync(DailyWorld.Url(id, "historik"))).Body!.TextContent, StringComparison.Ordinal);
        // A reason does not hide what begins later, and time brings it back.
        var alert = (await world.AlertsAsync()).Single(a => a.Fact.SubjectId == id && a.Snooze is not null);
        Assert.True(alert.Snooze!.Hides(alert.Fact, new(2026, 12, 1)));
        Assert.False(alert.Snooze.Hides(alert.Fact, new(2026, 12, 2)));
        Assert.False(alert.Snooze.Hides(alert.Fact with { Since = new(2026, 11, 24) }, new(2026, 11, 25)));
        // What waits no more cannot be put off twice.
        Assert.Equal(HttpStatusCode.NotFound, (await cm.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Only_those_concerned_put_off_and_never_that_nobody_answers()
    {
        var id = await world.CaseAsync();
        Assert.Null((await RowAsync("se", id))!.QuerySelector("a[href*='skjut-upp']"));
        Assert.Equal(HttpStatusCode.NotFound, (await world.As("se").GetAsync($"{List}/{id}/skjut-upp?kod={AlertCodes.NoContact}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As($"cm@{DailyWorld.Other}.demo").GetAsync($"/{DailyWorld.Other}/mellan-stolarna/{id}/skjut-upp?kod={AlertCodes.NoContact}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As($"cm@{DailyWorld.Other}.demo").GetAsync(List)).StatusCode);
        var lost = await world.CaseAsync(then: (c, _, by) => c.ChangeMain(Guid.CreateVersion7(), ResponsibilityArea.Coordination, c.EnrolledOn, false, by));
        Assert.Null((await RowAsync("projektledare", lost))!.QuerySelector("a[href*='skjut-upp']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("statistiker").GetAsync(List)).StatusCode);
    }

    [Fact]
    public async Task An_empty_list_is_good_news()
    {
        var page = await world.As($"cm@{DailyWorld.Other}.demo").PageAsync($"/{DailyWorld.Other}/mellan-stolarna");
        Assert.Contains("Ingen är mellan stolarna", page.QuerySelector("main .empty")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?vy=finns-inte&slag=%27%3BDROP&ansvarig=inte-ett-id&fran=igår&efter=1")]
    [InlineData("?slag=L09&fran=9999-12-31&efter=01900000-0000-7000-8000-000000000000")]
    public async Task A_strange_address_is_no_error(string query) => Assert.Equal(HttpStatusCode.OK, (await world.As("cm").GetAsync(List + query)).StatusCode);

    [Fact]
    public async Task The_list_is_counted_each_day_without_persons_and_drawn_as_a_curve()
    {
        await world.CaseAsync();
        await world.WriteAsync((db, _) =>
        {
            for (var week = 1; week <= 4; week++) db.Add(new ChairCount(world.Here.Id, DailyWorld.Today.AddDays(-7 * week), ChairCount.All, 10 + week));
            return Task.FromResult(true);
        });
        await world.App.Services.GetRequiredService<IServiceScopeFactory>().RunInDelprojektAsync(world.Here, async services =>
        {
            var counter = services.GetRequiredService<ChairCounter>();
            await counter.CountAsync(CancellationToken.None);
            await counter.CountAsync(CancellationToken.None);
            return true;
        });
        var counted = await world.ReadAsync(db => db.ChairCounts.SingleAsync(c => c.Day == DailyWorld.Today && c.Kind == ChairCount.All));
        Assert.Equal((await world.AlertsAsync()).BetweenChairs().Select(a => a.Fact.SubjectId).Distinct().Count(), counted.Count);
        var figure = (await world.As("projektledare").PageAsync(List)).QuerySelector("figure")!;
        Assert.Contains("fyra veckor sedan", figure.TextContent, StringComparison.Ordinal);
        Assert.Contains(figure.QuerySelectorAll("tbody tr"), r => r.TextContent.Contains("14", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_project_leader_decides_days_from_today_and_switches_a_kind_off()
    {
        await using var app = new MiaApp();
        var ids = await app.AddCasesAsync(DailyWorld.Slug, new NewCase(Gender.Woman, new(2026, 11, 4)));
        using var leader = await app.SignedInAsync($"projektledare@{DailyWorld.Slug}.demo");
        async Task<string> ListAsync() => (await leader.PageAsync(List)).QuerySelector("main")!.TextContent;
        Assert.DoesNotContain("Ingen kontakt sedan", await ListAsync(), StringComparison.Ordinal);
        var form = await leader.PageAsync(List + "/installningar");
        Assert.Empty(PageRules.Broken(form));
        var at = form.QuerySelectorAll("input[name$='.Code']").OfType<IHtmlInputElement>().ToList().FindIndex(i => i.Value == AlertCodes.NoContact);
        foreach (var wrong in new[] { "-1", "366", "många", "" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await leader.SubmitAsync(form, "form.settings", ($"Input.Kinds[{at}].Days", wrong))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await leader.SubmitAsync(form, "form.settings", ($"Input.Kinds[{at}].Days", "10"))).StatusCode);
        Assert.Contains("Ingen kontakt sedan", await ListAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await leader.SubmitAsync(await leader.PageAsync(List + "/installningar"), "form.settings", ($"Input.Kinds[{at}].On", "false"))).StatusCode);
        Assert.DoesNotContain("Ingen kontakt sedan", await ListAsync(), StringComparison.Ordinal);
        using var cm = await app.SignedInAsync($"cm@{DailyWorld.Slug}.demo");
        Assert.Equal(HttpStatusCode.Forbidden, (await cm.GetAsync(List + "/installningar")).StatusCode);
        Assert.Single(ids);
    }
}
