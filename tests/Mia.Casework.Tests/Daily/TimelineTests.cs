using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Services;
using Mia.Platform.Data.Logs;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Daily;

/// <summary>One timeline for a participant, over interventions and cases (peers.md 18: read the whole story).</summary>
[Collection("daily")]
public sealed class TimelineTests(DailyWorld world)
{
    private static readonly Actor Morning = new(null, new DateTime(2026, 11, 23, 7, 0, 0, DateTimeKind.Utc));

    private static List<string> Titles(IHtmlDocument page) => [.. page.QuerySelectorAll(".tl h4").Select(h => h.TextContent.Trim())];

    private Task<IHtmlDocument> OpenAsync(Guid id, string query = "", string who = "cm") => world.As(who).PageAsync(DailyWorld.Url(id, "tidslinje" + query));

    /// <summary>Logs contacts as the case manager, one a day backwards from a day.</summary>
    private Task<bool> LogAsync(Guid id, int count, DateOnly last, string type = "TEL", string? reason = null, Role by = Role.CaseManager, string note = "Anteckning") => world.WriteAsync(async (db, services) =>
    {
        var found = await db.Cases.SingleAsync(c => c.Id == id);
        for (var i = 0; i < count; i++)
        {
            db.Add(found.LogContact(new ContactTerms { HeldOn = last.AddDays(-i), HeldAt = new TimeOnly(9, 0), Type = type, NoShowReason = reason, Note = $"{note} {i}" }, services.GetRequiredService<ICodeLists>(),
                Morning with { UserId = world.StaffId(by) }));
        }
        return true;
    });

    private Task<Guid> StoryAsync() => world.CaseAsync("Tidslinjens Provsson", enrolled: new DateOnly(2026, 6, 1), then: (made, rules, by) =>
    {
        made.Start(new InterventionTerms("CM", world.StaffId(Role.CaseManager), new DateOnly(2026, 6, 1), null), rules, by);
        made.Start(new InterventionTerms("SE", world.StaffId(Role.SeCoach), new DateOnly(2026, 8, 1), null), rules, by);
    });

    [Fact, Trait("Pain", "18")]
    public async Task All_that_happened_stands_in_one_place_latest_first()
    {
        var id = await StoryAsync();
        await world.ConsentAsync(id);
        await LogAsync(id, 1, new DateOnly(2026, 9, 10), "MOTE", note: "Vi sågs på biblioteket");
        await LogAsync(id, 1, new DateOnly(2026, 10, 1), "UTEBLEV", "GLOMT");
        await world.WriteAsync(async (db, services) =>
        {
            var found = await db.Cases.Include(c => c.Interventions).Include(c => c.Responsibilities).SingleAsync(c => c.Id == id);
            db.Add(new Booking(world.Here.Id, found.ControllerId, new BookingTerms { On = new DateOnly(2026, 12, 1), From = new TimeOnly(10, 0), To = new TimeOnly(11, 0), Kind = "VIDEO", PlaceKind = "VIDEO" },
                [found], [world.StaffId(Role.CaseManager)], Morning with { UserId = world.StaffId(Role.CaseManager) }));
            return true;
        });
        var page = await OpenAsync(id);
        Assert.Empty(PageRules.Broken(page));
        Assert.Equal(
        [
            "Bokat: video", "Samtycke lämnat", "Uteblev, glömt", "Möte", "Insats började: Supported Employment",
        ], Titles(page).Take(5));
        Assert.Contains("Inskriven", Titles(page));
        Assert.Contains("Vi sågs på biblioteket", page.QuerySelector(".tl")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("december 2026", page.QuerySelector("section h3")!.TextContent, StringComparison.OrdinalIgnoreCase);
        var overview = await world.As("cm").PageAsync(DailyWorld.Url(id));
        Assert.Contains(overview.QuerySelectorAll(".tabs a"), a => a.GetAttribute("href") == DailyWorld.Url(id, "tidslinje"));
    }

    [Fact]
    public async Task It_is_narrowed_by_kind_intervention_and_days_and_what_is_unknown_is_left_out()
    {
        var id = await StoryAsync();
        await LogAsync(id, 2, new DateOnly(2026, 7, 10));
        await LogAsync(id, 1, new DateOnly(2026, 9, 10), by: Role.SeCoach);
        await LogAsync(id, 1, new DateOnly(2026, 10, 1), "UTEBLEV", "SJUK", Role.SeCoach);
        Assert.Equal(["Uteblev, sjuk"], Titles(await OpenAsync(id, "?typ=uteblivet")));
        Assert.Equal(["Uteblev, sjuk", "Telefon", "Insats började: Supported Employment"], Titles(await OpenAsync(id, "?insats=SE")));
        Assert.Equal(["Telefon", "Telefon"], Titles(await OpenAsync(id, "?typ=kontakt&fran=2026-07-01&till=2026-07-31")));
        var nothing = await OpenAsync(id, "?typ=kontakt&fran=2026-12-01");
        Assert.Contains("Inget passar alla filter", nothing.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(PageRules.Broken(nothing));
        var all = Titles(await OpenAsync(id));
        foreach (var odd in new[] { "?typ=%3Cscript%3E", "?fran=ig%C3%A5r&till=2026-13-45", "?fore=drop", $"?fore=20260101-{Guid.NewGuid():N}-0", "?visa=99" }) Assert.Equal(all, Titles(await OpenAsync(id, odd)));
    }

    [Fact]
    public async Task A_long_story_is_walked_to_its_end_and_printed_whole()
    {
        var id = await world.CaseAsync();
        await LogAsync(id, 80, new DateOnly(2026, 11, 20));
        await LogAsync(id, 60, new DateOnly(2026, 11, 20), "MOTE");
        var (seen, page) = (new List<string>(), await OpenAsync(id, "?typ=kontakt"));
        Assert.Contains("140 händelser", page.QuerySelector("[role=status].strong")!.TextContent, StringComparison.Ordinal);
        while (true)
        {
            seen.AddRange(page.QuerySelectorAll(".tl li").Select(l => l.TextContent));
            if (page.QuerySelector("a[rel=next]") is not { } next) break;
            Assert.Equal(50, page.QuerySelectorAll(".tl li").Length);
            page = await world.As("cm").PageAsync(next.GetAttribute("href")!);
        }
        Assert.Equal(140, seen.Count);
        var whole = await world.As("cm").PageAsync((await OpenAsync(id, "?typ=kontakt")).QuerySelectorAll("a").Single(a => a.TextContent.StartsWith("Visa allt", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal(seen, whole.QuerySelectorAll(".tl li").Select(l => l.TextContent));
        Assert.Empty(PageRules.Broken(whole));
    }

    [Fact]
    public async Task Who_may_not_read_a_note_sees_that_it_is_there_and_not_what_it_says()
    {
        var id = await StoryAsync();
        await LogAsync(id, 1, new DateOnly(2026, 9, 10), note: "Hemlig anteckning");
        await LogAsync(id, 1, new DateOnly(2026, 9, 12), "UTEBLEV", "ORO", note: "Hemlig oro");
        var leader = await OpenAsync(id, who: "projektledare");
        Assert.Empty(PageRules.Broken(leader));
        Assert.Contains("Telefon", Titles(leader));
        Assert.Contains("Uteblev", Titles(leader));
        Assert.DoesNotContain("Hemlig", leader.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(", oro", leader.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, leader.QuerySelectorAll(".tl li").Count(l => l.TextContent.Contains("Innehållet visas bara för dem som får läsa", StringComparison.Ordinal)));

        await world.WriteAsync(async (db, _) =>
        {
            var found = await db.Cases.Include(c => c.Responsibilities).SingleAsync(c => c.Id == id);
            found.Assign(world.StaffId(Role.CbtConsultant), ResponsibilityArea.Cbt, DailyWorld.Today, Morning);
            return true;
        });
        await LogAsync(id, 1, new DateOnly(2026, 10, 12), by: Role.CbtConsultant, note: "Mina egna ord");
        var kbt = await OpenAsync(id, who: "kbt");
        Assert.Contains("Mina egna ord", kbt.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hemlig", kbt.DocumentElement.OuterHtml, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("kbt").GetAsync(DailyWorld.Url(await world.CaseAsync(), "tidslinje"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As($"cm@{DailyWorld.Other}.demo").GetAsync(DailyWorld.Url(id, "tidslinje"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("statistiker").GetAsync(DailyWorld.Url(id, "tidslinje"))).StatusCode);
    }

    [Fact]
    public async Task Somebody_who_came_back_has_one_story_and_the_reading_is_logged()
    {
        var first = await world.CaseAsync("Återkommen Provsson", enrolled: new DateOnly(2026, 1, 10));
        var (second, person) = await world.WriteAsync(async (db, services) =>
        {
            var earlier = await db.Cases.Include(c => c.Interventions).Include(c => c.Responsibilities).Include(c => c.Participant).SingleAsync(c => c.Id == first);
            db.Add(earlier.Close(new ExitTerms { EndedOn = new DateOnly(2026, 5, 1), Outcomes = ["STUDIER"], PrimaryOutcome = "STUDIER", EndReason = "MAL-STUD", Manner = "PLAN" },
                ExitRules.From(services.GetRequiredService<ICodeLists>()), true, Morning));
            var (again, consents) = Case.Enrol(earlier.Participant, null, new EnrolmentTerms(98765, new DateOnly(2026, 9, 1), world.StaffId(Role.CaseManager), ResponsibilityArea.Coordination,
                [new ConsentTerms { Type = ConsentTypes.Participation, ValidFrom = new DateOnly(2026, 9, 1), ValidTo = new DateOnly(2027, 9, 1), Form = ConsentForm.Signature }]), Morning);
            db.Add(again);
            db.AddRange(consents);
            return (again.Id, earlier.ParticipantId);
        });
        var titles = Titles(await OpenAsync(second, "?typ=arende"));
        Assert.Equal(2, titles.Count(t => t == "Inskriven"));
        Assert.Contains("Ärendet avslutat", titles);
        var read = await world.App.Services.GetRequiredService<AccessLog>().ListAsync(new AccessFilter(ParticipantId: person), null, 100, CancellationToken.None);
        Assert.Contains(read, e => e.Entry.Kind == "case.timeline");
    }
}
