using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Identity;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Mapping;

/// <summary>Self-ratings through real HTTP, without JavaScript (methods.md 2.4–2.8).</summary>
[Collection("daily")]
public sealed class RatingTests(DailyWorld world)
{
    private const string Form = "form.rating";

    [Fact]
    public async Task A_rating_is_made_shown_and_the_next_one_is_ninety_days_away()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        Assert.Contains("Försenad", (await cm.PageAsync(DailyWorld.Url(id))).QuerySelector("section[aria-labelledby='h-nasta-skattning']")!.TextContent, StringComparison.Ordinal);
        var form = await cm.PageAsync(DailyWorld.Url(id, "skattningar/ny"));
        Assert.Empty(PageRules.Broken(form));
        await RateAsync(id, "", [(Row(form, "BOE", "Satisfaction"), "4"), (Row(form, "BOE", "Weight"), "9")]);
        var page = await cm.PageAsync(DailyWorld.Url(id, "skattningar"));
        Assert.Empty(PageRules.Broken(page));
        Assert.Contains("skattad en gång", page.Body!.TextContent, StringComparison.Ordinal);
        // 23 November and ninety days.
        Assert.Contains("21 feb", (await cm.PageAsync(DailyWorld.Url(id))).QuerySelector("section[aria-labelledby='h-nasta-skattning']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Skattning gjord", (await cm.PageAsync(DailyWorld.Url(id, "historik?typ=rating"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(PageRules.Broken(await cm.PageAsync(DailyWorld.Url(id, "skattningar/utskrift"))));
    }

    [Fact]
    public async Task First_and_latest_are_drawn_as_dots_and_as_a_radar_with_the_same_table()
    {
        var id = await world.CaseAsync();
        await AddAsync(id, RatingVoice.Participant, new DateOnly(2026, 9, 2), ("BOE", 7), ("EKO", 3), ("ARB", 2));
        await AddAsync(id, RatingVoice.Participant, new DateOnly(2026, 11, 20), ("BOE", 4), ("EKO", 6), ("ARB", 2));
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, "skattningar"));
        Assert.Equal("Ekonomi och försörjning: först 3, senast 6", page.QuerySelectorAll("svg.h-dot").Select(s => s.GetAttribute("aria-label")).Single(l => l!.StartsWith("Ekonomi", StringComparison.Ordinal)));
        Assert.Contains("1 område upp, 1 ner och 1 lika", page.Body!.TextContent, StringComparison.Ordinal);
        // Three steps down is something to talk about.
        Assert.Contains("Boende, från 7 till 4", page.QuerySelector(".card--note")!.TextContent, StringComparison.Ordinal);
        var radar = await cm.PageAsync(DailyWorld.Url(id, "skattningar?form=spindel"));
        Assert.Empty(PageRules.Broken(radar));
        Assert.NotNull(radar.QuerySelector(".radar-now"));
        Assert.NotNull(radar.QuerySelector(".radar-then"));
        Assert.Contains("inte skattat det här", (await cm.PageAsync(DailyWorld.Url(id, "skattningar?matt=hopp"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_two_voices_stand_apart_and_are_never_averaged()
    {
        var id = await world.CaseAsync(then: (made, _, by) => made.Assign(Coach, ResponsibilityArea.WorkAndStudies, by.Today, by));
        await AddAsync(id, RatingVoice.Participant, DailyWorld.Today, ("BOE", 2));
        await AddAsync(id, RatingVoice.Staff, DailyWorld.Today, ("BOE", 8));
        var page = await world.As("cm").PageAsync(DailyWorld.Url(id, "skattningar"));
        var voices = page.QuerySelector("section[aria-labelledby='h-roster']")!;
        Assert.Contains("deltagaren 2 och du 8", voices.TextContent, StringComparison.Ordinal);
        var cells = voices.QuerySelectorAll("tbody td").Select(c => c.TextContent).ToList();
        Assert.Equal(["2", "8", "+6"], cells);
        Assert.DoesNotContain("8", page.QuerySelector("section[aria-labelledby='h-andring'] table")!.TextContent, StringComparison.Ordinal);
        // Nothing on the page is the mean of the two.
        Assert.DoesNotContain(page.QuerySelectorAll("main td").Select(c => c.TextContent.Trim()), t => t is "5" or "5,0");
        // A colleague on the same case sees the participant's voice and not the other's view; the print never has it.
        var se = await world.As("se").PageAsync(DailyWorld.Url(id, "skattningar"));
        Assert.DoesNotContain("Din bild", se.QuerySelector("section[aria-labelledby='h-alla']")!.TextContent, StringComparison.Ordinal);
        Assert.Single(se.QuerySelectorAll("section[aria-labelledby='h-alla'] li"));
        Assert.DoesNotContain("8", (await world.As("cm").PageAsync(DailyWorld.Url(id, "skattningar/utskrift"))).QuerySelector(".mine table")!.TextContent, StringComparison.Ordinal);
        var own = await world.ReadAsync(db => db.SelfRatings.Where(r => r.CaseId == id && r.Voice == RatingVoice.Staff).Select(r => r.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await world.As("se").GetAsync(DailyWorld.Url(id, $"skattningar/{own}"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await world.As("cm").GetAsync(DailyWorld.Url(id, $"skattningar/{own}"))).StatusCode);
    }

    [Theory]
    [InlineData("11", "0 till 10")]
    [InlineData("-1", "0 till 10")]
    [InlineData("åtta", "heltal")]
    [InlineData("99999999999", "heltal")]
    public async Task A_number_off_the_scale_is_refused_at_its_field_and_the_rest_is_kept(string value, string says)
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var form = await cm.PageAsync(DailyWorld.Url(id, "skattningar/ny"));
        var (bad, good) = (Row(form, "EKO", "Hope"), Row(form, "BOE", "Satisfaction"));
        var answer = await cm.SubmitAsync(form, Form, (bad, value), (good, "7"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadAsync();
        Assert.Empty(PageRules.Broken(page));
        var field = page.QuerySelector($"[name='{bad}']")!;
        Assert.Equal(("true", value), (field.GetAttribute("aria-invalid"), ((IHtmlInputElement)field).Value));
        Assert.Contains(says, page.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[^1])!.TextContent, StringComparison.Ordinal);
        Assert.Equal("7", ((IHtmlInputElement)page.QuerySelector($"[name='{good}']")!).Value);
        Assert.Equal(0, await world.ReadAsync(db => db.SelfRatings.CountAsync(r => r.CaseId == id)));
    }

    [Theory]
    [InlineData("Input.RatedOn", "2026-11-24", "framtiden")]
    [InlineData("Input.RatedOn", "2026-08-01", "före inskrivningen")]
    [InlineData("Input.RatedOn", "", "vilken dag")]
    [InlineData("Input.Occasion", "After", "pågår")]
    [InlineData("Input.Areas[0].Code", "FINNSINTE", "finns inte")]
    public async Task What_contradicts_the_case_is_refused(string field, string value, string says)
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var answer = await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "skattningar/ny")), Form, ("Input.Areas[0].Satisfaction", "5"), (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(says, (await answer.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_rating_is_refused_and_there_is_one_a_day()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var form = await cm.PageAsync(DailyWorld.Url(id, "skattningar/ny"));
        Assert.Contains("minst ett tal", (await (await cm.SubmitAsync(form, Form)).ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cm.SubmitAsync(form, Form, ("Input.Areas[0].Satisfaction", "5"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        Assert.Equal(1, await world.ReadAsync(db => db.SelfRatings.CountAsync(r => r.CaseId == id)));
        var again = await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "skattningar/ny")), Form, ("Input.Areas[0].Satisfaction", "6"));
        Assert.Contains("redan en skattning den dagen", (await again.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_what_stood_there_can_still_be_read()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var first = await AddAsync(id, RatingVoice.Participant, DailyWorld.Today, ("BOE", 3));
        var address = DailyWorld.Url(id, $"skattningar/{first}");
        var page = await cm.PageAsync(address);
        Assert.Empty(PageRules.Broken(page));
        var row = Row(page, "BOE", "Satisfaction");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cm.SubmitAsync(page, Form, (row, "8"))).StatusCode);
        var done = await cm.SubmitAsync(page, Form, (row, "8"), ("Input.Reason", "Fel siffra skrevs in."));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        var saved = await world.ReadAsync(db => db.SelfRatings.Include(r => r.Areas).Where(r => r.CaseId == id).OrderBy(r => r.Id).ToListAsync());
        Assert.Equal([(3, false), (8, true)], saved.Select(r => (r.Areas.Single().Satisfaction!.Value, r.IsCurrent)));
        var now = await cm.PageAsync(done.Headers.Location!.ToString());
        Assert.Contains("Fel siffra skrevs in.", now.Body!.TextContent, StringComparison.Ordinal);
        var before = await cm.PageAsync(address);
        Assert.Contains("räknas inte", before.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(before.QuerySelector(Form));
        Assert.DoesNotContain("3", (await cm.PageAsync(DailyWorld.Url(id, "skattningar"))).QuerySelector("section[aria-labelledby='h-andring'] table tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_correct_the_same_rating_see_each_other()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var address = DailyWorld.Url(id, $"skattningar/{await AddAsync(id, RatingVoice.Participant, DailyWorld.Today, ("BOE", 3))}");
        var (first, second) = (await cm.PageAsync(address), await cm.PageAsync(address));
        var row = Row(first, "BOE", "Satisfaction");
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(first, Form, (row, "6"), ("Input.Reason", "Den ena"))).StatusCode);
        var conflict = await cm.SubmitAsync(second, Form, (row, "9"), ("Input.Reason", "Den andra"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.ReadAsync();
        Assert.Equal(["6", "9"], page.QuerySelectorAll("tr").Single(r => r.TextContent.Contains("Boende, nöjd", StringComparison.Ordinal)).QuerySelectorAll("td").Select(c => c.TextContent));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, "main form[method=post]")).StatusCode);
        var saved = await world.ReadAsync(db => db.SelfRatings.Include(r => r.Areas).Where(r => r.CaseId == id).ToListAsync());
        Assert.Equal(3, saved.Count);
        Assert.Equal(9, saved.Single(r => r.IsCurrent).Areas.Single().Satisfaction);
    }

    [Fact]
    public async Task The_ratings_of_another_case_cannot_be_opened_or_corrected()
    {
        var (mine, other) = (await world.CaseAsync(), await world.CaseAsync());
        var rating = await AddAsync(other, RatingVoice.Participant, DailyWorld.Today, ("BOE", 3));
        Assert.Equal(HttpStatusCode.NotFound, (await world.As("cm").GetAsync(DailyWorld.Url(mine, $"skattningar/{rating}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As($"cm@{DailyWorld.Other}.demo").GetAsync(DailyWorld.Url(other, $"skattningar/{rating}"))).StatusCode);
    }

    [Fact]
    public async Task A_half_filled_rating_is_kept_as_a_draft()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var address = DailyWorld.Url(id, "skattningar/ny");
        var form = (IHtmlFormElement)(await cm.PageAsync(address)).QuerySelector(Form)!;
        var fields = Html.Values(form).Where(v => v.Key != "Input.Areas[1].Hope").Append(new("Input.Areas[1].Hope", "4")).Append(new("__utkast", address));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.PostAsync(form.GetAttribute("data-draft"), new FormUrlEncodedContent(fields))).StatusCode);
        Assert.Equal("4", ((IHtmlInputElement)(await cm.PageAsync(address)).QuerySelector("[name='Input.Areas[1].Hope']")!).Value);
        Assert.NotNull((await cm.PageAsync($"/{DailyWorld.Slug}/start")).QuerySelector($"section[aria-labelledby=h-utkast] a[href='{address}']"));
        // One's own view has a draft of its own.
        Assert.Equal("", ((IHtmlInputElement)(await cm.PageAsync(address + "?bild=min")).QuerySelector("[name='Input.Areas[1].Hope']")!).Value);
    }

    /// <summary>The coach whose account the tests sign in with.</summary>
    private Guid Coach => world.App.Services.GetRequiredService<IStaffDirectory>().In(world.Here.Id, Role.SeCoach).Single(m => m.Name == "Sami Testlund").Id;

    private async Task RateAsync(Guid id, string query, (string, string?)[] fields)
    {
        var cm = world.As("cm");
        var answer = await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "skattningar/ny" + query)), Form, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{(int)answer.StatusCode}: {(await answer.ReadAsync()).QuerySelector(".ds-error-summary")?.TextContent}");
    }

    private Task<Guid> AddAsync(Guid caseId, RatingVoice voice, DateOnly on, params (string Code, int Satisfaction)[] areas) => world.WriteAsync(async (db, _) =>
    {
        var made = new SelfRating((await db.Cases.FindAsync(caseId))!, new RatingTerms
        {
            Voice = voice, Occasion = RatingOccasion.FollowUp, RatedOn = on, Areas = [.. areas.Select(a => new AreaScore(a.Code, a.Satisfaction, null, null))],
        }, new HashSet<string>(), new Actor(world.StaffId(Role.CaseManager), new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc)));
        db.Add(made);
        return made.Id;
    });

    /// <summary>Name of the field of an area.</summary>
    private static string Row(IHtmlDocument page, string code, string field) =>
        page.QuerySelectorAll("input[type=hidden][name$='.Code']").Single(i => i.GetAttribute("value") == code).GetAttribute("name")!.Replace(".Code", "." + field, StringComparison.Ordinal);
}
