using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Domain.People;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Mapping;

/// <summary>The mapping of a case through real HTTP, without JavaScript (methods.md 2).</summary>
[Collection("daily")]
public sealed class MappingTests(DailyWorld world)
{
    private const string Form = "form.talk";

    [Fact]
    public async Task Own_words_come_first_and_areas_follow_in_the_participants_order()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var empty = await cm.PageAsync(DailyWorld.Url(id, "kartlaggning"));
        Assert.Empty(PageRules.Broken(empty));
        Assert.Contains("Inte påbörjad", empty.Body!.TextContent, StringComparison.Ordinal);
        await SaveAsync(id, "ord", "form.form[data-draft]", ("Input.OwnWords", "Jag vill ut igen."));
        await SaveAsync(id, "omrade?omrade=ARB", Form, ("Input.Now", "Har arbetat i butik."), ("Input.Wishes", "Några timmar i veckan."), ("Input.Earlier", "En snäll chef."));
        await SaveAsync(id, "ordning", "main form.form", ("Input.Order[0]", "ARB"), ("Input.Order[1]", "BOE"));
        var page = await cm.PageAsync(DailyWorld.Url(id, "kartlaggning"));
        Assert.Empty(PageRules.Broken(page));
        var text = page.QuerySelector("main")!.TextContent;
        Assert.True(text.IndexOf("Jag vill ut igen.", StringComparison.Ordinal) < text.IndexOf("Har arbetat i butik.", StringComparison.Ordinal));
        Assert.Equal(["Arbete och yrkesdrömmar", "Boende"], page.QuerySelectorAll(".area h4").Select(h => h.TextContent));
        Assert.Contains("Boende", (await cm.PageAsync(DailyWorld.Url(id))).QuerySelector(".picks")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ny version av kartläggningen", (await cm.PageAsync(DailyWorld.Url(id, "historik"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_version_is_never_overwritten_and_the_difference_shows()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        await SaveAsync(id, "omrade?omrade=BOE", Form, ("Input.Now", "Bor i andra hand till sommaren."));
        await FinishAsync(id);
        Assert.Contains("klar och ändras inte mer", (await cm.PageAsync(DailyWorld.Url(id, "kartlaggning"))).Body!.TextContent, StringComparison.Ordinal);
        await SaveAsync(id, "omrade?omrade=BOE", Form, ("Input.Now", "Bor i eget kontrakt till sommaren."));
        var versions = await world.ReadAsync(db => db.Mappings.Include(m => m.Areas).Where(m => m.CaseId == id).OrderBy(m => m.Number).ToListAsync());
        Assert.Equal(["Bor i andra hand till sommaren.", "Bor i eget kontrakt till sommaren."], versions.Select(v => v.Area("BOE")!.Now));
        Assert.Equal([true, false], versions.Select(v => v.IsFinished));
        var list = await cm.PageAsync(DailyWorld.Url(id, "kartlaggning/historik"));
        Assert.Empty(PageRules.Broken(list));
        Assert.Equal(2, list.QuerySelectorAll("main .rows > li").Length);
        var second = await cm.PageAsync(DailyWorld.Url(id, $"kartlaggning/version/{versions[1].Id}"));
        Assert.Empty(PageRules.Broken(second));
        Assert.Equal(["eget", "kontrakt"], second.QuerySelectorAll(".texts ins").Select(i => i.TextContent));
        Assert.Equal(["andra", "hand"], second.QuerySelectorAll(".texts del").Select(i => i.TextContent));
        Assert.Empty((await cm.PageAsync(DailyWorld.Url(id, $"kartlaggning/version/{versions[0].Id}"))).QuerySelectorAll(".texts ins, .texts del"));
    }

    [Fact]
    public async Task About_an_area_that_the_participant_does_not_want_to_talk_about_nothing_is_asked()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        await SaveAsync(id, "omrade?omrade=EKO", Form, ("Input.Now", "Det här ville jag ta tillbaka."), ("Input.Declined", "true"));
        var mapping = await cm.PageAsync(DailyWorld.Url(id, "kartlaggning"));
        Assert.Contains("Vill inte prata om det", mapping.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ta tillbaka", mapping.Body!.TextContent, StringComparison.Ordinal);
        var rating = await cm.PageAsync(DailyWorld.Url(id, "skattningar/ny"));
        Assert.DoesNotContain("Ekonomi och försörjning", rating.QuerySelectorAll(".rate legend").Select(l => l.TextContent));
        Assert.DoesNotContain("EKO", (await cm.PageAsync(DailyWorld.Url(id, "kartlaggning/ordning"))).QuerySelectorAll("main option").Select(o => o.GetAttribute("value")));
        // Somebody who has the form open since before is told, too.
        var refused = await cm.SubmitAsync(rating, "form.rating", ("Input.Areas[0].Code", "EKO"), ("Input.Areas[0].Satisfaction", "3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("vill inte prata", (await refused.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await world.ReadAsync(db => db.SelfRatings.Where(r => r.CaseId == id).ToListAsync()));
    }

    [Theory]
    [InlineData("omrade?omrade=BOE", Form, "Input.Now", 1000)]
    [InlineData("ord", "form.form[data-draft]", "Input.OwnWords", 2000)]
    public async Task Overlong_text_is_refused_with_both_numbers_and_kept(string path, string form, string field, int most)
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var text = new string('å', 20_000);
        var answer = await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "kartlaggning/" + path)), form, (field, text));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadAsync();
        Assert.Contains($"högst {most} tecken", page.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("20000", page.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(text, ((IHtmlTextAreaElement)page.QuerySelector($"[name='{field}']")!).Value);
        Assert.Empty(await world.ReadAsync(db => db.Mappings.Where(m => m.CaseId == id).ToListAsync()));
    }

    [Fact]
    public async Task Hostile_text_stays_text_everywhere_it_is_shown()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        const string hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        await SaveAsync(id, "ord", "form.form[data-draft]", ("Input.OwnWords", hostile));
        await SaveAsync(id, "omrade?omrade=BOE", Form, ("Input.Now", hostile));
        await SaveAsync(id, "ordning", "main form.form", ("Input.Order[0]", "BOE"));
        await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "natverk/ny")), "main form.form", ("Input.Name", hostile), ("Input.Kind", "FAM"), ("Input.Frequency", "DAG"));
        await FinishAsync(id);
        await SaveAsync(id, "ord", "form.form[data-draft]", ("Input.OwnWords", hostile + hostile));
        var version = await world.ReadAsync(db => db.Mappings.Where(m => m.CaseId == id && m.Number == 2).Select(m => m.Id).SingleAsync());
        foreach (var path in new[] { "kartlaggning", "kartlaggning/sammanfattning", "natverk", $"kartlaggning/version/{version}" })
        {
            var page = await cm.PageAsync(DailyWorld.Url(id, path));
            Assert.Contains(hostile, page.QuerySelector("main")!.TextContent.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("main script, main img"));
        }
    }

    [Fact]
    public async Task Two_who_write_about_the_same_area_see_each_other_and_other_areas_are_left_alone()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        await SaveAsync(id, "omrade?omrade=BOE", Form, ("Input.Now", "Först"));
        await FinishAsync(id);
        var address = DailyWorld.Url(id, "kartlaggning/omrade?omrade=BOE");
        var (first, second, other) = (await cm.PageAsync(address), await cm.PageAsync(address), await cm.PageAsync(DailyWorld.Url(id, "kartlaggning/omrade?omrade=EKO")));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(first, Form, ("Input.Now", "Den ena"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(other, Form, ("Input.Now", "Ett annat område"))).StatusCode);
        var conflict = await cm.SubmitAsync(second, Form, ("Input.Now", "Den andra"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.ReadAsync();
        Assert.Contains("Den ena", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Den andra", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, "main form[method=post]")).StatusCode);
        var latest = await world.ReadAsync(db => db.Mappings.Include(m => m.Areas).OrderByDescending(m => m.Number).FirstAsync(m => m.CaseId == id));
        Assert.Equal((2, "Den andra", "Ett annat område"), (latest.Number, latest.Area("BOE")!.Now, latest.Area("EKO")!.Now));
    }

    [Fact]
    public async Task Posted_many_times_it_is_one_version()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var form = await cm.PageAsync(DailyWorld.Url(id, "kartlaggning/omrade?omrade=BOE"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => cm.SubmitAsync(form, Form, ("Input.Now", "En gång"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        var saved = await world.ReadAsync(db => db.Mappings.Include(m => m.Areas).SingleAsync(m => m.CaseId == id));
        Assert.Single(saved.Areas);
        await FinishAsync(id);
        Assert.Equal(1, await world.ReadAsync(db => db.Mappings.CountAsync(m => m.CaseId == id)));
    }

    [Fact]
    public async Task A_draft_survives_a_closed_browser_and_is_gone_when_saved()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var address = DailyWorld.Url(id, "kartlaggning/omrade?omrade=HÄL");
        var form = (IHtmlFormElement)(await cm.PageAsync(address)).QuerySelector(Form)!;
        var fields = Html.Values(form).Where(v => v.Key != "Input.Wishes").Append(new("Input.Wishes", "Halv mening")).Append(new("__utkast", address));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.PostAsync(form.GetAttribute("data-draft"), new FormUrlEncodedContent(fields))).StatusCode);
        var back = await cm.PageAsync(address);
        Assert.Contains(address, (await cm.PageAsync($"/{DailyWorld.Slug}/start")).QuerySelectorAll("section[aria-labelledby=h-utkast] a").Select(a => Uri.UnescapeDataString(a.GetAttribute("href")!)));
        Assert.Equal("Halv mening", ((IHtmlTextAreaElement)back.QuerySelector("[name='Input.Wishes']")!).Value);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(back, Form)).StatusCode);
        Assert.Null((await cm.PageAsync(address)).QuerySelector("form.talk .draft"));
    }

    [Fact]
    public async Task A_case_of_another_delprojekt_or_of_a_colleague_shows_nothing()
    {
        var id = await world.CaseAsync();
        await SaveAsync(id, "omrade?omrade=BOE", Form, ("Input.Now", "Hemligt"));
        var version = await world.ReadAsync(db => db.Mappings.Where(m => m.CaseId == id).Select(m => m.Id).SingleAsync());
        var stranger = world.As($"cm@{DailyWorld.Other}.demo");
        foreach (var path in new[] { "kartlaggning", "kartlaggning/ord", "kartlaggning/omrade?omrade=BOE", "kartlaggning/ordning", "kartlaggning/historik", $"kartlaggning/version/{version}",
            "kartlaggning/sammanfattning", "natverk", "natverk/ny", "skattningar", "skattningar/ny", "skattningar/utskrift" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(DailyWorld.Url(id, path))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(DailyWorld.Url(id, path).Replace(DailyWorld.Slug, DailyWorld.Other, StringComparison.Ordinal))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await world.As("kbt").GetAsync(DailyWorld.Url(id, path))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await world.As("projektledare").GetAsync(DailyWorld.Url(id, path))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await world.As("se").GetAsync(DailyWorld.Url(id, path))).StatusCode);
        }
        var overview = await world.As("se").PageAsync(DailyWorld.Url(id));
        Assert.Empty(overview.QuerySelectorAll("a[href$='/kartlaggning'], a[href$='/skattningar']"));
        // A version of another case is no version of this one.
        var mine = await world.CaseAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await world.As("cm").GetAsync(DailyWorld.Url(mine, $"kartlaggning/version/{version}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As("cm").GetAsync(DailyWorld.Url(mine, "kartlaggning/omrade?omrade=FINNSINTE"))).StatusCode);
    }

    [Fact]
    public async Task A_coach_beside_the_case_manager_reads_but_does_not_write()
    {
        var id = await world.CaseAsync(then: (made, _, by) => made.Assign(Coach, Casework.Domain.Cases.ResponsibilityArea.WorkAndStudies, by.Today, by));
        await SaveAsync(id, "omrade?omrade=BOE", Form, ("Input.Now", "Bor bra"));
        var se = world.As("se");
        var page = await se.PageAsync(DailyWorld.Url(id, "kartlaggning"));
        Assert.Contains("Bor bra", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href*='kartlaggning/omrade'], a[href$='/kartlaggning/ord'], main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await se.GetAsync(DailyWorld.Url(id, "kartlaggning/ord"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await se.GetAsync(DailyWorld.Url(id, "skattningar/ny"))).StatusCode);
    }

    [Fact]
    public async Task Reading_is_logged_and_what_is_written_is_sealed_in_the_file()
    {
        var id = await world.CaseAsync();
        await SaveAsync(id, "ord", "form.form[data-draft]", ("Input.OwnWords", "Kattuggla"));
        await SaveAsync(id, "omrade?omrade=BOE", Form, ("Input.Now", "Kattuggla"));
        var stored = await world.App.Services.GetRequiredService<IServiceScopeFactory>().RunInDelprojektAsync(world.Here, async services =>
        {
            var db = services.GetRequiredService<Casework.Data.CaseworkDbContext>();
            return await db.Database.SqlQuery<string>($"SELECT hex(OwnWords) AS Value FROM Casework_Mapping UNION ALL SELECT hex(Now) FROM Casework_MappedArea WHERE Now IS NOT NULL").ToListAsync();
        });
        Assert.NotEmpty(stored);
        Assert.All(stored, s => Assert.DoesNotContain(Convert.ToHexString("Kattuggla"u8), s, StringComparison.Ordinal));
        var person = await world.ReadAsync(db => db.Cases.Where(c => c.Id == id).Select(c => c.ParticipantId).SingleAsync());
        var entries = await world.App.Services.GetRequiredService<Platform.Data.Logs.AccessLog>().ListAsync(new Platform.Data.Logs.AccessFilter(ParticipantId: person), null, 100, CancellationToken.None);
        Assert.Contains(entries, e => e.Entry.Kind == "case.mapping-words");
    }

    [Fact]
    public async Task The_summary_is_the_participants_own_page_without_codes_or_staff_words()
    {
        var id = await world.CaseAsync("Påhitta Sidsson");
        await SaveAsync(id, "ord", "form.form[data-draft]", ("Input.OwnWords", "Det här är jag."));
        await SaveAsync(id, "omrade?omrade=ARB", Form, ("Input.Wishes", "Ett eget kafé."), ("Input.Obstacles", "Inget körkort."));
        await SaveAsync(id, "ordning", "main form.form", ("Input.Order[0]", "ARB"));
        var page = await world.As("cm").PageAsync(DailyWorld.Url(id, "kartlaggning/sammanfattning"));
        Assert.Empty(PageRules.Broken(page));
        var text = page.QuerySelector(".mine")!.TextContent;
        foreach (var part in new[] { "Påhitta Sidsson", "Det här är jag.", "Ett eget kafé.", "Arbete och yrkesdrömmar" }) Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Påhitta", page.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("ARB", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_exit_the_mapping_can_be_read_but_not_written()
    {
        var ids = await world.App.AddCasesAsync(DailyWorld.Slug, new NewCase(Gender.Woman, new DateOnly(2026, 9, 1)) { EndedOn = new DateOnly(2026, 11, 20), Outcomes = ["ARBETE"] });
        var cm = world.As("cm");
        Assert.Equal(HttpStatusCode.OK, (await cm.GetAsync(DailyWorld.Url(ids[0], "kartlaggning"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await cm.GetAsync(DailyWorld.Url(ids[0], "kartlaggning/ord"))).StatusCode);
    }

    /// <summary>The coach whose account the tests sign in with.</summary>
    private Guid Coach => world.App.Services.GetRequiredService<IStaffDirectory>().In(world.Here.Id, Role.SeCoach).Single(m => m.Name == "Sami Testlund").Id;

    private async Task SaveAsync(Guid id, string path, string form, params (string, string?)[] fields)
    {
        var cm = world.As("cm");
        var answer = await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "kartlaggning/" + path)), form, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{path}: {(int)answer.StatusCode}");
    }

    private async Task FinishAsync(Guid id)
    {
        var cm = world.As("cm");
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "kartlaggning")), "main form[method=post]")).StatusCode);
    }
}
