using System.Net;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Mail;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Toolbox;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Admin.Tests;

/// <summary>What administrators may do, and what they may not.</summary>
public sealed class AdministrationTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Admin = "admin@mia.demo";

    private readonly MiaApp _app = fixture.App;

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/verktyg")]
    [InlineData("/admin/verktyg/sodertalje")]
    [InlineData("/admin/konton")]
    [InlineData("/admin/konton/nytt")]
    [InlineData("/admin/delprojekt")]
    [InlineData("/admin/delprojekt/nytt")]
    [InlineData("/admin/delprojekt/sodertalje")]
    [InlineData("/admin/logg")]
    [InlineData("/admin/logg?vad=andringar")]
    [InlineData("/admin/logg/stickprov")]
    [InlineData("/admin/jobb")]
    [InlineData("/admin/sakerhetskopior")]
    [InlineData("/admin/kodlistor")]
    [InlineData("/admin/kodlistor/kontakttyp")]
    [InlineData("/admin/gransvarden")]
    [InlineData("/admin/gransvarden?delprojekt=sodertalje")]
    [InlineData("/admin/gransvarden/varde?tal=kontakt.las.dagar")]
    [InlineData("/admin/behorigheter")]
    [InlineData("/mitt-konto")]
    [InlineData("/mitt-konto/tvasteg")]
    public async Task Pages_of_the_administrator_are_well_made(string address)
    {
        var browser = await _app.SignedInAsync(Admin);
        Assert.Empty(PageRules.Broken(await browser.PageAsync(address)));
        if (address.StartsWith("/admin", StringComparison.Ordinal))
        {
            var cm = await _app.SignedInAsync("cm@sodertalje.demo");
            Assert.Equal(HttpStatusCode.Forbidden, (await cm.GetAsync(address)).StatusCode);
            var director = await _app.SignedInAsync("direktor@mia.demo");
            Assert.Equal(HttpStatusCode.Forbidden, (await director.GetAsync(address)).StatusCode);
        }
    }

    [Theory]
    [InlineData(Admin)]
    [InlineData("direktor@mia.demo")]
    public async Task Neither_administrator_nor_director_opens_participants(string email)
    {
        var browser = await _app.SignedInAsync(email);
        foreach (var page in new[] { "deltagare", $"deltagare/{Guid.CreateVersion7()}", "inkorg" })
            Assert.Contains((await browser.GetAsync($"/ostra-sodertorn/{page}")).StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
    }

    [Fact]
    public async Task A_role_holds_from_the_next_request_and_ends_at_the_next_request()
    {
        var (admin, user) = (await _app.SignedInAsync(Admin), await _app.SignedInAsync("statistiker@sodertalje.demo"));
        Assert.Equal(HttpStatusCode.Forbidden, (await user.GetAsync("/admin")).StatusCode);
        var page = $"/admin/konton/{Id("Stina Testdal", "sodertalje")}";

        Assert.Equal(HttpStatusCode.SeeOther, (await GiveAsync(admin, page, "DelprojektAdmin", "sodertalje")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/admin")).StatusCode);

        // An administrator of one delprojekt knows nothing of another.
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/admin/verktyg/sodertalje")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await user.GetAsync("/admin/verktyg/stockholm")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await user.GetAsync("/admin/delprojekt")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await user.GetAsync("/admin/jobb")).StatusCode);
        Assert.DoesNotContain("@stockholm.demo", await user.GetStringAsync("/admin/konton"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await user.GetAsync($"/admin/konton/{Id("Anna Provberg", "stockholm")}")).StatusCode);
        var own = $"/admin/konton/{Id("Anna Provberg", "sodertalje")}";
        Assert.Equal(HttpStatusCode.NotFound, (await GiveAsync(user, own, "SystemAdmin", "")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GiveAsync(user, own, "CaseManager", "stockholm")).StatusCode);

        var before = await admin.PageAsync(page);
        var last = before.QuerySelectorAll("form[action$='handler=EndRole']").First(f => f.TextContent.Contains("Administratör", StringComparison.Ordinal));
        await admin.SubmitAsync(before, $"form:has(input[value='{last.QuerySelector("input[name=Assignment]")!.GetAttribute("value")}'])");
        Assert.Equal(HttpStatusCode.Forbidden, (await user.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task Who_registers_does_not_administer_and_nobody_gives_a_role_to_oneself()
    {
        var admin = await _app.SignedInAsync(Admin);
        var refused = await GiveAsync(admin, $"/admin/konton/{Id("Rune Provsten", "sodertalje")}", "DelprojektAdmin", "sodertalje");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Den som registrerar", await refused.Content.ReadAsStringAsync());

        var me = (await admin.PageAsync("/admin/konton")).QuerySelectorAll("a[href^='/admin/konton/']").First(a => a.TextContent == "Lena Testfors").GetAttribute("href")!;
        Assert.Null((await admin.PageAsync(me)).QuerySelector("input[name='Input.From']"));
        var form = await admin.PageAsync($"/admin/konton/{Id("Rune Provsten", "stockholm")}");
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var own = await admin.PostAsync(me, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token, ["Input.Role"] = "CaseManager", ["Input.Delprojekt"] = "stockholm", ["Input.From"] = "2026-11-23",
        }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.StatusCode);
    }

    [Fact]
    public async Task Who_runs_the_system_does_not_work_with_participants()
    {
        var admin = await _app.SignedInAsync(Admin);
        foreach (var (name, slug) in new[] { ("Anna Provberg", "stockholm"), ("Petra Demoqvist", "stockholm"), ("Karin Exempelby", "sodertalje") })
        {
            var refused = await GiveAsync(admin, $"/admin/konton/{Id(name, slug)}", "SystemAdmin", "");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await refused.ReadAsync();
            Assert.Contains("utan att läsa ärenden", page.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector("[name='Input.Role'][aria-invalid=true]"));
        }
        // And the other way round; roles that see sums only are no hindrance.
        var invited = await admin.SubmitAsync(await admin.PageAsync("/admin/konton/nytt"), "main form", ("Input.Name", "Sune Systemsson"), ("Input.Email", "sune@exempel.test"), ("Input.Role", "SystemAdmin"), ("Input.From", "2026-11-23"));
        Assert.Equal(HttpStatusCode.OK, invited.StatusCode);
        var sune = _app.Services.GetRequiredService<IStaffDirectory>().All.Single(m => m.Name == "Sune Systemsson").Id;
        foreach (var role in new[] { "CaseManager", "SeCoach", "CbtConsultant", "WorkTrainingCoordinator", "ProjectLeader", "Registrar" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await GiveAsync(admin, $"/admin/konton/{sune}", role, "stockholm")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await GiveAsync(admin, $"/admin/konton/{sune}", "Statistician", "stockholm")).StatusCode);
    }

    [Fact]
    public async Task An_invitation_is_mailed_once_sealed_and_without_anybody_elses_data()
    {
        var admin = await _app.SignedInAsync(Admin);
        var form = await admin.PageAsync("/admin/konton/nytt");
        var answer = await admin.SubmitAsync(form, "main form", ("Input.Name", "Mia Mejlsson"), ("Input.Email", "mejl@exempel.test"), ("Input.Role", "SeCoach"), ("Input.Delprojekt", "stockholm"), ("Input.From", "2026-11-23"));
        var link = (await answer.ReadAsync()).QuerySelector("#lank")!.GetAttribute("value")!;
        var mail = Assert.Single(await MailAsync("mejl@exempel.test"));
        Assert.Equal("invitation", mail.Kind);
        Assert.Contains(link, mail.Body!, StringComparison.Ordinal);
        Assert.DoesNotContain("stockholm", mail.Subject + mail.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Mejlsson", mail.Subject + mail.Body, StringComparison.Ordinal);
        using var newcomer = _app.Browser();
        Assert.Equal(HttpStatusCode.OK, (await newcomer.GetAsync(new Uri(link).AbsolutePath)).StatusCode);

        // Only shown when the administrator says so; and a new one on demand.
        await admin.SubmitAsync(await admin.PageAsync("/admin/konton/nytt"), "main form", ("Input.Name", "Utan Mejlsson"), ("Input.Email", "utan@exempel.test"), ("Input.Role", "SeCoach"), ("Input.Delprojekt", "stockholm"), ("Input.From", "2026-11-23"), ("Mail", "false"));
        Assert.Empty(await MailAsync("utan@exempel.test"));
        var account = await admin.PageAsync($"/admin/konton/{Id("Utan Mejlsson", "stockholm")}");
        Assert.Equal(HttpStatusCode.OK, (await admin.SubmitAsync(account, "form[action$='handler=Link']:not(:has([name=Mail]))")).StatusCode);
        Assert.Empty(await MailAsync("utan@exempel.test"));
        Assert.Equal(HttpStatusCode.OK, (await admin.SubmitAsync(account, "form[action$='handler=Link']:has([name=Mail])")).StatusCode);
        Assert.Single(await MailAsync("utan@exempel.test"));
    }

    [Fact]
    public async Task A_field_that_the_form_does_not_have_changes_nothing()
    {
        var admin = await _app.SignedInAsync(Admin);
        var (target, victim) = (Id("Petra Demoqvist", "sodertalje"), Id("Petra Demoqvist", "stockholm"));
        var page = await admin.PageAsync($"/admin/konton/{target}");
        var answer = await admin.SubmitAsync(page, $"form[action='/admin/konton/{target}']", ("Input.Role", "SeCoach"), ("Input.Delprojekt", "sodertalje"),
            ("Input.From", "2026-11-23"), ("Input.UserId", victim.ToString()), ("UserId", victim.ToString()), ("Id", victim.ToString()));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var staff = _app.Services.GetRequiredService<IStaffDirectory>();
        Assert.Equal(2, staff.Find(target)!.Roles.Count);
        Assert.Single(staff.Find(victim)!.Roles);
    }

    [Fact]
    public async Task A_closed_account_is_out_at_its_next_request_and_cannot_come_back_before_it_is_opened()
    {
        const string email = "arbetstraning@stockholm.demo";
        var (admin, user) = (await _app.SignedInAsync(Admin), await _app.SignedInAsync(email));
        var page = $"/admin/konton/{Id("Arvid Mallström", "stockholm")}";
        await admin.SubmitAsync(await admin.PageAsync(page), "form:has(input[value=close])");
        Assert.Equal(HttpStatusCode.SeeOther, (await user.GetAsync("/mitt-konto")).StatusCode);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _app.SignedInAsync(email));
        await admin.SubmitAsync(await admin.PageAsync(page), "form:has(input[value=open])");
        Assert.Equal(HttpStatusCode.OK, (await (await _app.SignedInAsync(email)).GetAsync("/mitt-konto")).StatusCode);
    }

    [Fact]
    public async Task The_only_system_administrator_stays()
    {
        var admin = await _app.SignedInAsync(Admin);
        var me = (await admin.PageAsync("/admin/konton")).QuerySelectorAll("a[href^='/admin/konton/']").First(a => a.TextContent == "Lena Testfors").GetAttribute("href")!;
        var answer = await admin.SubmitAsync(await admin.PageAsync(me), "form:has(input[value=close])");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_switched_tool_works_at_once_and_says_who_and_why()
    {
        var admin = await _app.SignedInAsync(Admin);
        var catalogue = _app.Services.GetRequiredService<ModuleCatalogue>();
        var place = _app.Services.GetRequiredService<IDelprojektDirectory>().Find("sodertalje")!;
        var tool = catalogue.Tools.Values.Select(t => t.Tool).First(t => t.Needs.Count == 0 && catalogue.Tools.Values.All(o => !o.Tool.Needs.Contains(t.Id)));
        var before = await IsOnAsync(tool.Id, place.Id);

        var list = await admin.PageAsync("/admin/verktyg/sodertalje");
        var row = list.QuerySelectorAll("button[role=switch]").Single(b => b.GetAttribute("aria-label") == tool.Name);
        Assert.Equal(before ? "true" : "false", row.GetAttribute("aria-checked"));
        var asked = await admin.SubmitAsync(list, $"form:has(input[name=Ask][value='{tool.Id}'])");
        var effect = await admin.PageAsync(asked.Headers.Location!.OriginalString.Split('#')[0]);
        Assert.Equal(before, await IsOnAsync(tool.Id, place.Id));

        var form = $"form[action='/admin/verktyg/sodertalje/{tool.Id}']";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.SubmitAsync(effect, form)).StatusCode);
        var done = await admin.SubmitAsync(effect, form, ("Input.Reason", "Kursen startar i januari."));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Equal(!before, await IsOnAsync(tool.Id, place.Id));
        Assert.Equal(await IsOnAsync(tool.Id, _app.Services.GetRequiredService<IDelprojektDirectory>().Find("stockholm")!.Id), await IsOnAsync(tool.Id, Id("stockholm")));
        var history = (await admin.PageAsync("/admin/verktyg/sodertalje")).QuerySelector(".tl")!.TextContent;
        Assert.Contains("Kursen startar i januari.", history);
        Assert.Contains("Lena Testfors", history);

        // The same form again, as after a double click, changes nothing more.
        await admin.SubmitAsync(effect, form, ("Input.Reason", "Kursen startar i januari."));
        Assert.Equal(!before, await IsOnAsync(tool.Id, place.Id));
    }

    [Fact]
    public async Task A_delprojekt_is_made_from_data_alone_and_closed_again()
    {
        var admin = await _app.SignedInAsync(Admin);
        var made = await admin.SubmitAsync(await admin.PageAsync("/admin/delprojekt/nytt"), "main form", ("Input.Name", "Roslagen"), ("Input.Slug", "roslagen"),
            ("Input.Forbund", "Samordning Roslagen"), ("Input.Controllers", "Norrtälje kommun"), ("Input.Kommuner", "0188"), ("Input.CopyFrom", "proposal:sodertalje"), ("Input.Plan", "Rehabplan"));
        Assert.Equal("/admin/verktyg/roslagen", made.Headers.Location?.OriginalString);
        var place = _app.Services.GetRequiredService<IDelprojektDirectory>().Find("roslagen")!;
        Assert.Equal("Rehabplan", place.Label(LabelKeys.Plan, "plan"));
        var proposal = _app.Services.GetRequiredService<ModuleCatalogue>().Proposals.Single(p => p.Slug == "sodertalje");
        foreach (var tool in _app.Services.GetRequiredService<ModuleCatalogue>().Tools.Keys) Assert.Equal(proposal.Toolbox.Contains(tool), await IsOnAsync(tool, place.Id));

        var again = await admin.SubmitAsync(await admin.PageAsync("/admin/delprojekt/nytt"), "main form", ("Input.Name", "Roslagen"), ("Input.Slug", "roslagen"),
            ("Input.Forbund", "x"), ("Input.Controllers", "y"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);

        var page = await admin.PageAsync("/admin/delprojekt/roslagen");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.SubmitAsync(page, "form[action$='handler=Close']", ("CloseName", "något annat"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.SubmitAsync(page, "form[action$='handler=Close']", ("CloseName", "Roslagen"))).StatusCode);
        Assert.Null(_app.Services.GetRequiredService<IDelprojektDirectory>().Find("roslagen"));
    }

    [Fact]
    public async Task The_logs_are_shown_and_their_chains_are_whole()
    {
        var admin = await _app.SignedInAsync(Admin);
        Assert.Contains("session.started", await admin.GetStringAsync("/admin/logg?vad=andringar"), StringComparison.Ordinal);
        var answer = await admin.SubmitAsync(await admin.PageAsync("/admin/logg"), "form[action='/admin/logg?handler=Verify']");
        Assert.Contains("Ändringar: ", (await answer.ReadAsync()).Body!.TextContent);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count((await answer.ReadAsync()).Body!.TextContent, "Allt stämmer"));
    }

    private static async Task<HttpResponseMessage> GiveAsync(HttpClient browser, string page, string role, string slug) => await browser.SubmitAsync(
        await browser.PageAsync(page), $"form[action='{page}']", ("Input.Role", role), ("Input.Delprojekt", slug), ("Input.From", "2026-11-23"));

    private async Task<List<MailRow>> MailAsync(string to) => (await _app.Services.GetRequiredService<IServiceScopeFactory>()
        .RunAsSystemAsync(s => s.GetRequiredService<PlatformDbContext>().Set<MailRow>().AsNoTracking().ToListAsync())).FindAll(m => m.To == to);

    private async Task<bool> IsOnAsync(string tool, Guid place)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IToolbox>().IsOnAsync(tool, place);
    }

    private Guid Id(string slug) => _app.Services.GetRequiredService<IDelprojektDirectory>().Find(slug)!.Id;

    private Guid Id(string name, string slug) => _app.Services.GetRequiredService<IStaffDirectory>().All
        .Single(m => m.Name == name && m.Roles.Any(r => r.DelprojektId == Id(slug))).Id;
}
