using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.People;
using Mia.Casework.Services.Bookings;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Data;
using Mia.Platform.Jobs;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Alerts;

/// <summary>The week, bookings, tasks and the calendar feed through HTTP, without JavaScript.</summary>
[Collection("daily")]
public sealed class WeekTests(DailyWorld world)
{
    private const string Root = $"/{DailyWorld.Slug}/vecka";
    private const string Form = "main form.contact";

    private async Task<Booking> BookAsync(Guid caseId, params (string, string?)[] fields)
    {
        var cm = world.As("cm");
        var answer = await cm.SubmitAsync(await cm.PageAsync($"{Root}/bokning/ny?deltagare={caseId}&dag=2026-11-25"), Form, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, (await answer.ReadAsync()).QuerySelector(".ds-error-summary")?.TextContent);
        return await world.ReadAsync(db => db.Bookings.Include(b => b.Participants).Include(b => b.Staff).OrderByDescending(b => b.Id).FirstAsync(b => b.Participants.Any(p => p.CaseId == caseId)));
    }

    [Fact]
    public async Task A_booking_stands_in_the_week_and_on_the_day_and_counts_as_the_next_step()
    {
        var id = await world.CaseAsync("Bokade Provsson");
        var form = await world.As("cm").PageAsync($"{Root}/bokning/ny?deltagare={id}");
        Assert.Empty(PageRules.Broken(form));
        var booking = await BookAsync(id, ("Input.From", "13.00"), ("Input.To", "14.30"), ("Input.Subject", "Titta på studieplatser"), ("Input.Place", "Rum 4"));
        Assert.Equal((new DateOnly(2026, 11, 25), new TimeOnly(13, 0), new TimeOnly(14, 30)), (booking.On, booking.From, booking.To));
        Assert.Equal(new DateOnly(2026, 11, 25), (await world.ReadAsync(db => db.Cases.SingleAsync(c => c.Id == id))).NextContactOn);
        var week = await world.As("cm").PageAsync(Root);
        Assert.Empty(PageRules.Broken(week));
        Assert.Contains("Vecka 48", week.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var entry = week.QuerySelectorAll("#d-2026-11-25 ~ .slots > li").Single(l => l.TextContent.Contains("Bokade Provsson", StringComparison.Ordinal));
        Assert.Contains("13.00–14.30", entry.TextContent, StringComparison.Ordinal);
        Assert.Contains("Rum 4", entry.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("M01", await world.WaitingAsync(id));
        Assert.DoesNotContain("Bokade Provsson", (await world.As("se").PageAsync(Root)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.To", "08.00", "efter starttiden")]
    [InlineData("Input.To", "25.00", "klockslag")]
    [InlineData("Input.On", "2026-11-22", "Dagen har passerat")]
    [InlineData("Input.On", "2028-01-01", "mer än ett år bort")]
    [InlineData("Input.Kind", "FINNS-INTE", "Välj ett av alternativen")]
    [InlineData("Input.StaffIds", null, "minst en kollega")]
    [InlineData("Input.StaffIds", "01900000-0000-7000-8000-000000000000", "arbetar i delprojektet")]
    public async Task What_is_wrong_is_said_and_the_text_is_kept(string field, string? value, string says)
    {
        var cm = world.As("cm");
        var answer = await cm.SubmitAsync(await cm.PageAsync($"{Root}/bokning/ny?dag=2026-11-25"), Form, (field, value), ("Input.Subject", "Mina <b>ord</b>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadAsync();
        Assert.Contains(says, page.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Mina <b>ord</b>", ((IHtmlInputElement)page.QuerySelector("[name='Input.Subject']")!).Value);
        Assert.Empty(PageRules.Broken(page));
    }

    [Fact]
    public async Task Overlong_text_is_refused_with_both_numbers()
    {
        var cm = world.As("cm");
        var answer = await cm.SubmitAsync(await cm.PageAsync($"{Root}/bokning/ny"), Form, ("Input.Place", new string('å', 121)));
        Assert.Contains("121", (await answer.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posted_many_times_it_is_one_booking()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var page = await cm.PageAsync($"{Root}/bokning/ny?deltagare={id}&dag=2026-11-26");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => cm.SubmitAsync(page, Form)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        Assert.Equal(1, await world.ReadAsync(db => db.Bookings.CountAsync(b => b.Participants.Any(p => p.CaseId == id))));
    }

    [Fact]
    public async Task Moving_needs_a_reason_and_the_week_tells_it()
    {
        var id = await world.CaseAsync("Flyttade Provsson");
        var booking = await BookAsync(id);
        var cm = world.As("cm");
        var page = await cm.PageAsync($"{Root}/bokning/{booking.Id}");
        Assert.Empty(PageRules.Broken(page));
        var refused = await cm.SubmitAsync(page, Form, ("Input.On", "2026-11-27"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("varför tiden flyttas", (await refused.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, Form, ("Input.On", "2026-11-27"), ("Input.ChangeReason", "SJUK"))).StatusCode);
        Assert.Contains("Flyttat från ons 25 nov", (await cm.PageAsync(Root)).QuerySelector("#d-2026-11-27")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 27), (await world.ReadAsync(db => db.Cases.SingleAsync(c => c.Id == id))).NextContactOn);
    }

    [Fact]
    public async Task Calling_off_needs_a_reason_and_the_person_is_between_the_chairs_again()
    {
        var id = await world.PlannedCaseAsync();
        await world.MetAsync(id, new(2026, 11, 10));
        var booking = await BookAsync(id);
        Assert.Empty(await world.WaitingAsync(id));
        var cm = world.As("cm");
        var page = await cm.PageAsync($"{Root}/bokning/{booking.Id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cm.SubmitAsync(page, "form[action$='handler=cancel']")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, "form[action$='handler=cancel']", ("reason", "DELT"))).StatusCode);
        Assert.Equal(["M01"], await world.WaitingAsync(id));
        Assert.Contains("Avbokat: deltagaren kan inte", (await cm.PageAsync(Root)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_see_each_other()
    {
        var booking = await BookAsync(await world.CaseAsync());
        var cm = world.As("cm");
        var (first, second) = (await cm.PageAsync($"{Root}/bokning/{booking.Id}"), await cm.PageAsync($"{Root}/bokning/{booking.Id}"));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(first, Form, ("Input.Subject", "Den ena"))).StatusCode);
        var conflict = await cm.SubmitAsync(second, Form, ("Input.Subject", "Den andra"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("Den ena", (await conflict.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_opens_a_booking_or_books_somebody_elses_participant()
    {
        var id = await world.CaseAsync();
        var booking = await BookAsync(id);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As("se").GetAsync($"{Root}/bokning/{booking.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As($"cm@{DailyWorld.Other}.demo").GetAsync($"/{DailyWorld.Other}/vecka/bokning/{booking.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As($"cm@{DailyWorld.Other}.demo").GetAsync(Root)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("statistiker").GetAsync(Root)).StatusCode);
        var se = world.As("se");
        Assert.Equal(HttpStatusCode.NotFound, (await se.SubmitAsync(await se.PageAsync($"{Root}/bokning/ny"), Form, ("Input.CaseIds", id.ToString()))).StatusCode);
        var other = world.As($"cm@{DailyWorld.Other}.demo");
        Assert.Equal(HttpStatusCode.NotFound, (await other.SubmitAsync(await other.PageAsync($"/{DailyWorld.Other}/vecka/bokning/ny"), Form, ("Input.CaseIds", id.ToString()))).StatusCode);
    }

    [Fact]
    public async Task A_protected_person_is_booked_with_those_who_answer_only()
    {
        var id = await world.CaseAsync("Hemliga Namnsson", ProtectionLevel.Protected);
        var cm = world.As("cm");
        var page = await cm.PageAsync($"{Root}/bokning/ny?deltagare={id}&dag=2026-11-25");
        Assert.DoesNotContain("Hemliga", page.Body!.TextContent, StringComparison.Ordinal);
        var refused = await cm.SubmitAsync(page, Form, ("Input.StaffIds", $"{world.StaffId(Role.SeCoach)}"));
        Assert.Contains("ansvarar inte för ärendet", (await refused.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, Form)).StatusCode);
        var team = (await world.As("projektledare").PageAsync(Root + "?vem=teamet")).QuerySelector("table.team")!.TextContent;
        Assert.Contains("Bokad tid", team, StringComparison.Ordinal);
        Assert.DoesNotContain("Hemliga", team, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_leader_sees_the_teams_week_and_nobody_else_does()
    {
        await BookAsync(await world.CaseAsync("Synliga Provsson"));
        var page = await world.As("projektledare").PageAsync(Root + "?vem=teamet");
        Assert.Empty(PageRules.Broken(page));
        Assert.Contains("Synliga Provsson", page.QuerySelector("table.team")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("cm").GetAsync(Root + "?vem=teamet")).StatusCode);
    }

    [Fact, Trait("Pain", "3")]
    public async Task A_contact_is_logged_from_the_booking_with_everything_filled_in()
    {
        var id = await world.CaseAsync();
        var booking = await BookAsync(id, ("Input.On", "2026-11-23"), ("Input.From", "08.00"), ("Input.To", "08.45"), ("Input.Kind", "TEL"), ("Input.PlaceKind", "TEL"));
        var cm = world.As("cm");
        var link = (await cm.PageAsync(Root)).QuerySelectorAll("a[href*='bokning=']").Single(a => a.GetAttribute("href")!.Contains(booking.Id.ToString(), StringComparison.Ordinal)).GetAttribute("href")!;
        var form = await cm.PageAsync(link);
        Assert.Equal(("2026-11-23", "08:00", "45"), (Value(form, "HeldOn"), Value(form, "HeldAt"), Value(form, "Minutes")));
        Assert.Equal("TEL", ((IHtmlInputElement)form.QuerySelector("[name='Input.Type'][checked]")!).Value);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(form, "form.contact")).StatusCode);
        Assert.NotNull((await world.ReadAsync(db => db.Bookings.Include(b => b.Participants).SingleAsync(b => b.Id == booking.Id))).Participants.Single().ContactId);
        Assert.DoesNotContain(booking.Id.ToString(), (await cm.PageAsync(Root)).QuerySelectorAll("a[href*='bokning=']").Select(a => a.GetAttribute("href")!.Split('=')[1]));

        static string Value(IHtmlDocument page, string name) => ((IHtmlInputElement)page.QuerySelector($"[name='Input.{name}']")!).Value;
    }

    [Fact]
    public async Task A_later_booking_is_still_the_next_step_after_a_contact_without_one()
    {
        var id = await world.CaseAsync();
        await BookAsync(id, ("Input.On", "2026-12-02"));
        var cm = world.As("cm");
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny")), "form.contact", ("Input.NextOn", "2026-11-24"))).StatusCode);
        var contact = await world.ReadAsync(db => db.Contacts.SingleAsync(c => c.CaseId == id));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, $"kontakter/{contact.Id}")), "form[action$='handler=remove']")).StatusCode);
        Assert.Equal(new DateOnly(2026, 12, 2), (await world.ReadAsync(db => db.Cases.SingleAsync(c => c.Id == id))).NextContactOn);
    }

    [Fact]
    public async Task A_task_is_written_down_seen_and_done()
    {
        var id = await world.CaseAsync("Uppgifta Provsson");
        var cm = world.As("cm");
        var form = await cm.PageAsync($"{Root}/uppgift/ny?deltagare={id}");
        Assert.Empty(PageRules.Broken(form));
        foreach (var (field, value, says) in new[] { ("Input.Title", "", "Skriv vad"), ("Input.Title", new string('å', 121), "121"), ("Input.DueOn", "2026-11-01", "passerat"), ("Input.DueOn", "2036-11-01", "två år"),
            ("Input.OwnerId", world.StaffId(Role.SeCoach).ToString(), "ansvarar för ärendet") })
        {
            var refused = await cm.SubmitAsync(form, "main form.form", [.. new[] { ("Input.Title", (string?)"Ring handläggaren") }.Where(f => f.Item1 != field), (field, value)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(says, (await refused.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(form, "main form.form", ("Input.Title", "Ring <i>handläggaren</i>"), ("Input.DueOn", "2026-11-24"))).StatusCode);
        var week = await cm.PageAsync(Root);
        Assert.Contains("Ring <i>handläggaren</i>", week.QuerySelector("#d-2026-11-24")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var task = await world.ReadAsync(db => db.WorkTasks.SingleAsync(t => t.CaseId == id));
        Assert.Equal(HttpStatusCode.NotFound, (await world.As("se").GetAsync($"{Root}/uppgift/{task.Id}")).StatusCode);
        Assert.Empty(PageRules.Broken(await cm.PageAsync($"{Root}/uppgift/{task.Id}")));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(week, $"form:has(input[value='{task.Id}'])")).StatusCode);
        Assert.NotNull((await world.ReadAsync(db => db.WorkTasks.SingleAsync(t => t.Id == task.Id))).DoneAt);
    }

    [Theory]
    [InlineData("?dag=0001-01-01")]
    [InlineData("?dag=9999-12-31")]
    [InlineData("?dag=hej&vem=%3Cscript%3E")]
    public async Task A_strange_address_is_no_error(string query) => Assert.Equal(HttpStatusCode.OK, (await world.As("cm").GetAsync(Root + query)).StatusCode);

    [Fact]
    public async Task Holidays_are_named() =>
        Assert.Contains("Juldagen", (await world.As("cm").PageAsync(Root + "?dag=2026-12-25")).QuerySelector("#d-2026-12-25")!.ParentElement!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task The_calendar_feed_shows_times_only_and_closes_at_once()
    {
        var id = await world.CaseAsync("Kalendera Provsson");
        await BookAsync(id, ("Input.Subject", "Hemligt ämne"), ("Input.Place", "Hemliga gatan 4"), ("Input.From", "15.00"), ("Input.To", "15.30"), ("Input.PlaceKind", "HEMMA"));
        var cm = world.As("cm");
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(await cm.PageAsync(Root + "/kalender"), "form[action$='handler=open']")).StatusCode);
        var page = await cm.PageAsync(Root + "/kalender");
        Assert.Empty(PageRules.Broken(page));
        var address = new Uri(((IHtmlInputElement)page.GetElementById("adress")!).Value).AbsolutePath;
        using var program = world.App.Browser();
        var answer = await program.GetAsync(address);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("DTSTART;TZID=Europe/Stockholm:20261125T150000", text, StringComparison.Ordinal);
        Assert.Contains("LOCATION:Hemma hos deltagaren", text, StringComparison.Ordinal);
        foreach (var secret in new[] { "Kalendera", "Hemlig", id.ToString(), DailyWorld.Slug }) Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/kalender/" + new string('0', 64))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/kalender/kort")).StatusCode);
        await cm.SubmitAsync(page, "form[action$='handler=open']");
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(address)).StatusCode);
        var renewed = await cm.PageAsync(Root + "/kalender");
        await cm.SubmitAsync(renewed, "form[action$='handler=close']");
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(new Uri(((IHtmlInputElement)renewed.GetElementById("adress")!).Value).AbsolutePath)).StatusCode);
    }

    [Fact, Trait("Pain", "12")]
    public async Task The_daily_mail_has_counts_only_comes_once_and_only_when_something_waits()
    {
        await using var app = new MiaApp();
        await app.AddCasesAsync(DailyWorld.Slug, new NewCase(Gender.Woman, new(2026, 9, 1)) { Name = "Mejlade Provsson" });
        foreach (var account in new[] { $"cm@{DailyWorld.Slug}.demo", $"se@{DailyWorld.Slug}.demo" })
        {
            using var browser = await app.SignedInAsync(account);
            Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(await browser.PageAsync(Root + "/kalender"), "form[action$='handler=mail']")).StatusCode);
        }
        var scopes = app.Services.GetRequiredService<IServiceScopeFactory>();
        Task RunAsync() => scopes.RunAsSystemAsync(async services =>
        {
            await services.GetServices<IJob>().Single(j => j.Id == "dagligt-mejl").RunAsync(new Progress<JobProgress>(), CancellationToken.None);
            return true;
        });
        await RunAsync();
        await RunAsync();
        var rows = await scopes.RunAsSystemAsync(services => services.GetRequiredService<Mia.Casework.Data.CaseworkDbContext>().DailyMails.AsNoTracking().ToListAsync());
        Assert.All(rows, r => Assert.Equal(DailyWorld.Today, r.LastOn));
        Assert.Equal(1, await scopes.RunAsSystemAsync(services => services.GetRequiredService<PlatformDbContext>().Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM Platform_Mail WHERE Kind = 'daily'").SingleAsync()));
        var text = new DailyCounts(1, 2, 3).Text;
        Assert.Contains("1 möte", text, StringComparison.Ordinal);
        foreach (var word in new[] { "Provsson", "södertörn", "stockholm", "narkolepsi" }) Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
    }
}
