using System.Net;
using AngleSharp.Dom;
using Mia.Casework.Domain.Cases;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Daily;

/// <summary>Parallel interventions, KBT only beside CM or SE, responsibilities and consents through real HTTP.</summary>
[Collection("daily")]
public sealed class InterventionTests(DailyWorld world)
{
    private Task<Guid> WithAsync(params string[] types) => world.CaseAsync(then: (made, rules, by) =>
    {
        foreach (var type in types) made.Start(new InterventionTerms(type, null, new DateOnly(2026, 9, 1), null), rules, by);
    });

    private async Task<HttpResponseMessage> AddAsync(Guid id, string type, string start)
    {
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, "insatser/ny"));
        Assert.Empty(PageRules.Broken(page));
        return await cm.SubmitAsync(page, "main form.form", ("Input.TypeCode", type), ("Input.StartsOn", start));
    }

    [Fact]
    public async Task Cm_se_and_kbt_run_side_by_side()
    {
        var id = await world.CaseAsync();
        foreach (var type in new[] { "CM", "SE", "KBT" }) Assert.Equal(HttpStatusCode.SeeOther, (await AddAsync(id, type, "2026-11-02")).StatusCode);
        var page = await world.As("cm").PageAsync(DailyWorld.Url(id, "insatser"));
        Assert.Empty(PageRules.Broken(page));
        Assert.Contains("Tre insatser pågår samtidigt", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kbt_alone_is_refused_with_what_to_do()
    {
        var id = await world.CaseAsync();
        var answer = await AddAsync(id, "KBT", "2026-11-02");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Lägg till den först", (await answer.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CM", "2026-08-01", "före inskrivningen")]
    [InlineData("CM", "", "vilken dag")]
    [InlineData("", "2026-11-02", "Välj vilken insats")]
    [InlineData("TRAMS", "2026-11-02", "erbjuds inte")]
    public async Task Bad_input_is_said(string type, string start, string says)
    {
        var answer = await AddAsync(await world.CaseAsync(), type, start);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(says, (await answer.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retroactive_change_that_breaks_kbt_is_refused()
    {
        var id = await WithAsync("CM", "KBT");
        var period = await world.ReadAsync(db => db.Interventions.SingleAsync(p => p.CaseId == id && p.TypeCode == "CM"));
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, $"insatser/{period.Id}"));
        Assert.Empty(PageRules.Broken(page));
        var answer = await cm.SubmitAsync(page, "main form.form", ("Input.StartsOn", "2026-10-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("krockar med KBT", (await answer.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 9, 1), (await world.ReadAsync(db => db.Interventions.SingleAsync(p => p.Id == period.Id))).StartsOn);
    }

    [Fact]
    public async Task A_stale_form_shows_both_versions()
    {
        var id = await WithAsync("CM");
        var period = await world.ReadAsync(db => db.Interventions.SingleAsync(p => p.CaseId == id));
        var cm = world.As("cm");
        var address = DailyWorld.Url(id, $"insatser/{period.Id}");
        var (first, second) = (await cm.PageAsync(address), await cm.PageAsync(address));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(first, "main form.form", ("Input.PlannedEndOn", "2027-01-31"))).StatusCode);
        var conflict = await cm.SubmitAsync(second, "main form.form", ("Input.PlannedEndOn", "2027-02-28"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var text = (await conflict.ReadAsync()).Body!.TextContent;
        Assert.Contains("2027-01-31", text, StringComparison.Ordinal);
        Assert.Contains("2027-02-28", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_ends_and_the_case_goes_on()
    {
        var id = await WithAsync("CM", "SE");
        var period = await world.ReadAsync(db => db.Interventions.SingleAsync(p => p.CaseId == id && p.TypeCode == "SE"));
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, $"insatser/{period.Id}/avslut"));
        Assert.Empty(PageRules.Broken(page));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cm.SubmitAsync(page, "main form.form", ("Input.EndsOn", "2026-12-24"), ("Input.EndReason", "PLAN"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, "main form.form", ("Input.EndReason", "PLAN"))).StatusCode);
        var saved = await world.ReadAsync(db => db.Cases.Include(c => c.Interventions).SingleAsync(c => c.Id == id));
        Assert.True(saved.Status.IsOpen());
        Assert.Equal(DailyWorld.Today, saved.Interventions.Single(i => i.TypeCode == "SE").EndsOn);
        Assert.Null(saved.Interventions.Single(i => i.TypeCode == "CM").EndsOn);
    }

    [Fact]
    public async Task The_main_responsible_changes_and_there_is_always_one()
    {
        var id = await world.CaseAsync();
        var leader = world.As("projektledare");
        var page = await leader.PageAsync(DailyWorld.Url(id, "ansvar"));
        Assert.Empty(PageRules.Broken(page));
        var coach = world.StaffId(Role.SeCoach);
        var answer = await leader.SubmitAsync(page, "main form.form", ("Input.UserId", coach.ToString()), ("Input.Area", "WorkAndStudies"), ("Input.IsMain", "true"), ("Input.KeepFormer", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var rows = await world.ReadAsync(db => db.Responsibilities.Where(r => r.CaseId == id && r.To == null).ToListAsync());
        Assert.Equal(coach, Assert.Single(rows, r => r.IsMain).UserId);
        Assert.Equal(2, rows.Count);
        Assert.Equal(HttpStatusCode.Conflict, (await leader.SubmitAsync(page, "main form.form", ("__once", Guid.NewGuid().ToString()), ("Input.UserId", world.StaffId(Role.CaseManager).ToString()), ("Input.IsMain", "true"))).StatusCode);
    }

    [Fact]
    public async Task A_consent_is_for_one_party_for_a_time_and_can_be_taken_back()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, "samtycken/nytt?typ=S2"));
        Assert.Empty(PageRules.Broken(page));
        var refused = await cm.SubmitAsync(page, "main form.form", ("Input.Party", ""));
        Assert.Contains("vilken part", (await refused.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cm.SubmitAsync(page, "main form.form", ("Input.Party", "AF"), ("Input.ValidTo", "2020-01-01"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, "main form.form", ("Input.Party", "AF"))).StatusCode);
        var list = await cm.PageAsync(DailyWorld.Url(id, "samtycken"));
        Assert.Empty(PageRules.Broken(list));
        var consent = await world.ReadAsync(db => db.Consents.SingleAsync(c => c.CaseId == id && c.Type == "S2"));
        var form = list.QuerySelector($"form:has(input[value='{consent.Id}'])")!;
        form.Id = "this-one";
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(list, "#this-one")).StatusCode);
        Assert.NotNull((await world.ReadAsync(db => db.Consents.SingleAsync(c => c.Id == consent.Id))).WithdrawnAt);
    }
}
