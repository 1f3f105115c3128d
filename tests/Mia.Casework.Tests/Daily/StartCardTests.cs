using AngleSharp.Dom;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.People;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Tests.Alerts;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Daily;

/// <summary>What the start pages of leaders and registrars begin with (methods.md 16). A host of its own, since whole lists are compared.</summary>
public sealed class StartCardTests(DailyWorld world) : IClassFixture<DailyWorld>
{
    private const string Start = $"/{DailyWorld.Slug}/start";

    private static string Card(IDocument page, string heading) => page.GetElementById(heading)?.Closest("section")?.TextContent ?? "";

    [Theory]
    [InlineData("cm", "Idag Deltagare Anteckna Vecka")]
    [InlineData("kbt", "Idag Deltagare Anteckna Vecka")]
    [InlineData("projektledare", "Idag Deltagare Anmälningar Måltavla")]
    [InlineData("registrator", "Idag Deltagare Att registrera Måltavla")]
    public async Task On_a_phone_everybody_has_the_daily_work_at_the_thumb(string role, string bar)
    {
        using var browser = await world.App.SignedInAsync($"{role}@{DailyWorld.Slug}.demo");
        Assert.Equal(bar, string.Join(' ', (await browser.PageAsync(Start)).QuerySelectorAll(".tabbar a").Select(a => a.TextContent.Trim())));
    }

    [Fact]
    public async Task A_leader_sees_what_comes_in_and_how_many_open_cases_rest_on_each()
    {
        var leader = world.As("projektledare");
        var before = Load(await leader.PageAsync(Start));
        await world.CaseAsync("Testa Belastningsson");
        var page = await leader.PageAsync(Start);
        Assert.Empty(PageRules.Broken(page));
        var after = Load(page);
        var name = world.StaffName(Role.CaseManager);
        Assert.Equal(before.GetValueOrDefault(name) + 1, after[name]);
        var open = await world.ReadAsync(db => db.Cases.CountAsync(c => c.EndedOn == null));
        Assert.Equal(open, after.Values.Sum());
        Assert.Contains("På väntelistan", Card(page, "h-flode"), StringComparison.Ordinal);
        Assert.Equal("", Card(await world.As("cm").PageAsync(Start), "h-last"));
    }

    [Fact]
    public async Task What_is_waited_for_stands_on_the_start_page_of_those_who_answer_with_the_oldest_first_until_it_comes()
    {
        async Task<List<string>> RowsAsync() => [.. (await world.As("cm").PageAsync(Start)).QuerySelectorAll("section[aria-labelledby=h-vantar] li").Select(li => li.TextContent)];
        var (late, later) = (await world.HeldCaseAsync("Tidiga Väntansson"), await world.HeldCaseAsync("Sena Väntansson"));
        var (first, second) = (await world.ActivityAsync(late), await world.ActivityAsync(later));
        await world.OnPlanAsync(later, (c, plan) => plan.Progress(c, second, new ActivityProgress(ActivityStatus.Waiting, DailyWorld.Today.AddDays(-5), "AF"), world.Cm(11, 23)));
        await world.OnPlanAsync(late, (c, plan) => plan.Progress(c, first, new ActivityProgress(ActivityStatus.Waiting, DailyWorld.Today.AddDays(-20), "FK", "Avdelning nord"), world.Cm(11, 23)));
        var rows = (await RowsAsync()).FindAll(r => r.Contains("Väntansson", StringComparison.Ordinal));
        Assert.Collection(rows, r => Assert.Matches("Tidiga Väntansson(.|\n)*Försäkringskassan, Avdelning nord(.|\n)*20 dagar", r), r => Assert.Contains("5 dagar", r, StringComparison.Ordinal));
        await world.OnPlanAsync(late, (c, plan) => plan.Progress(c, first, new ActivityProgress(ActivityStatus.Done, DailyWorld.Today), world.Cm(11, 23)));
        Assert.DoesNotContain(await RowsAsync(), r => r.Contains("Tidiga Väntansson", StringComparison.Ordinal));
    }

    [Fact, Trait("Pain", "14")]
    public async Task Who_takes_over_reads_what_waits_what_is_agreed_the_goals_and_the_latest_notes_on_one_page()
    {
        var id = await world.PlannedCaseAsync("Testa Övertagsson");
        var activity = await world.ActivityAsync(id, DailyWorld.Today.AddDays(-4));
        var cm = world.As("cm");
        await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny")), "form.contact", ("Input.Note", "Provade lagret. Trivs."), ("Input.NextOn", "2026-12-03"));
        await cm.SubmitAsync(await cm.PageAsync($"/{DailyWorld.Slug}/vecka/uppgift/ny?deltagare={id}"), "main form", ("Input.Title", "Ring lagret"), ("Input.DueOn", "2026-11-27"));
        var page = await cm.PageAsync(DailyWorld.Url(id, "i-korthet"));
        Assert.Empty(PageRules.Broken(page));
        foreach (var text in new[] { "En aktivitet i planen skulle ha varit klar", "Nästa kontakt 2026-12-03", "Ring lagret, senast 2026-11-27", "Jag vill ha ett jobb.", "Provade lagret. Trivs." })
            Assert.Contains(text, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // The thing is done: it waits no more.
        await world.OnPlanAsync(id, (c, plan) => plan.Progress(c, activity, new ActivityProgress(ActivityStatus.Done, DailyWorld.Today), world.Cm(11, 23)));
        Assert.Contains("Inget väntar", (await cm.PageAsync(DailyWorld.Url(id, "i-korthet"))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // A colleague who answers for nothing here sees neither notes nor what waits.
        var other = (await world.As("kbt").PageAsync(DailyWorld.Url(id, "i-korthet"))).QuerySelector("main")!.TextContent;
        Assert.DoesNotContain("Provade lagret", other, StringComparison.Ordinal);
        Assert.DoesNotContain("Ring lagret", other, StringComparison.Ordinal);
    }

    private static Dictionary<string, int> Load(IDocument page) => page.QuerySelectorAll("section[aria-labelledby=h-last] tbody tr")
        .ToDictionary(row => row.QuerySelector("th")!.TextContent, row => int.Parse(row.QuerySelector("td")!.TextContent, System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
