using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Intake;
using Mia.Platform.Data;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Intake;

/// <summary>One start for the tests of a class.</summary>
public sealed class SharedApp : IAsyncLifetime
{
    public MiaApp Value { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Value.DisposeAsync();
}

public abstract class IntakeBase(SharedApp shared) : IAsyncLifetime
{
    protected const string Slug = "ostra-sodertorn";
    protected MiaApp App { get; } = shared.Value;
    private HashSet<Guid> _before = [];

    // One start for all tests; what earlier ones left is not counted.
    public async Task InitializeAsync() => _before = [.. (await ReadAsync(db => db.Referrals.Select(r => r.Id).ToListAsync()))];

    public Task DisposeAsync() => Task.CompletedTask;

    protected static (string, string?)[] Person(params (string, string?)[] more) =>
    [
        .. new (string, string?)[] { ("Input.Sender", "Self"), ("Input.Name", "Testa Exempelsson"), ("Input.BirthYear", "1990"), ("Input.KommunCode", "0136"), ("Input.Phone", "070-1740605") }
            .Where(f => more.All(m => m.Item1 != f.Item1)), .. more,
    ];

    protected async Task<HttpResponseMessage> ApplyAsync(params (string, string?)[] more)
    {
        using var browser = App.Browser();
        var page = await browser.PageAsync($"/anmalan/{Slug}");
        return await browser.SubmitAsync(page, "main form", Person(more));
    }

    /// <summary>What is wrong with a page. The shell's dialog gets its heading when it opens.</summary>
    protected static IEnumerable<string> Broken(IHtmlDocument page) => PageRules.Broken(page).Where(b => b != "refers to #dlg-h, which is not there");

    protected async Task<T> ReadAsync<T>(Func<CaseworkDbContext, Task<T>> read) =>
        await App.Services.GetRequiredService<IServiceScopeFactory>().RunAsSystemAsync(s => read(s.GetRequiredService<CaseworkDbContext>()));

    protected async Task<List<Referral>> ReferralsAsync() =>
        [.. (await ReadAsync(db => db.Referrals.AsNoTracking().Include(r => r.Steps).ToListAsync())).Where(r => !_before.Contains(r.Id))];
}

public sealed class PublicFormTests(SharedApp shared) : IntakeBase(shared), IClassFixture<SharedApp>
{
    [Theory]
    [InlineData("Input.IdentityNumber", "900101-2386", "kontrollsiffran")]
    [InlineData("Input.IdentityNumber", "20990101-2384", "framtiden")]
    [InlineData("Input.IdentityNumber", "19870304Tf29", "tillfälligt")]
    [InlineData("Input.Name", "", "Skriv namnet")]
    [InlineData("Input.BirthYear", "1790", "Födelseåret")]
    [InlineData("Input.BirthYear", "abc", "")]
    [InlineData("Input.KommunCode", "9999", "listan")]
    [InlineData("Input.Sender", "", "Välj vem")]
    [InlineData("Input.Sender", "Officer", "Välj var du arbetar")]
    [InlineData("Input.Phone", "", "telefon eller e-post")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(string field, string value, string says)
    {
        var answer = await ApplyAsync((field, value), ("Input.Wish", "Mina egna <b>ord</b> & mer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadAsync();
        Assert.Contains(says, page.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Mina egna <b>ord</b> & mer", ((IHtmlTextAreaElement)page.QuerySelector("[name='Input.Wish']")!).Value);
        Assert.Empty(Broken(page));
        Assert.Empty(await ReferralsAsync());
    }

    [Fact]
    public async Task Overlong_and_hostile_text_is_refused_or_kept_as_text()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ApplyAsync(("Input.Wish", new string('x', 1001)))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ApplyAsync(("Input.Name", new string('x', 5000)))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await ApplyAsync(("Input.Name", "<script>alert('Robert\"); DROP TABLE')</script>\u202e"))).StatusCode);
        using var cm = await App.SignedInAsync($"cm@{Slug}.demo");
        var list = await cm.PageAsync($"/{Slug}/inkorg");
        Assert.DoesNotContain('\u202e', (await ReferralsAsync()).Single().Name!);
        Assert.Contains("<script>alert(", list.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(list.QuerySelectorAll("table script"));
        Assert.Empty(Broken(list));
    }

    [Fact]
    public async Task A_program_that_fills_the_hidden_field_gets_a_receipt_and_leaves_nothing()
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await ApplyAsync(("Input.Webbplats", "http://x"))).StatusCode);
        Assert.Empty(await ReferralsAsync());
    }

    [Fact]
    public async Task Of_a_protected_person_an_alias_is_kept()
    {
        var answer = await ApplyAsync(("Input.Sender", "Officer"), ("Input.Referrer", "REG-PSYK"), ("Input.ReferrerName", "Rut Remitterson"), ("Input.ReferrerPhone", "08-123"),
            ("Input.OwnWish", "true"), ("Input.Protected", "true"), ("Input.IdentityNumber", "900101-2385"), ("Input.Wish", "Jag bor i Haninge"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var referral = Assert.Single(await ReferralsAsync());
        Assert.StartsWith("Skyddad person", referral.Name, StringComparison.Ordinal);
        Assert.All(new object?[] { referral.IdentityNumber, referral.IdentityLookup, referral.Phone, referral.KommunCode, referral.Wish }, Assert.Null);
        Assert.Equal("Rut Remitterson", referral.ReferrerName);
    }

    [Fact]
    public async Task An_unknown_delprojekt_is_not_found()
    {
        using var browser = App.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/anmalan/finns-inte")).StatusCode);
    }
}

public sealed class RateTests
{
    [Fact]
    public async Task A_flood_of_posts_from_one_address_is_stopped_with_a_page_that_says_so_while_the_form_can_still_be_read()
    {
        await using var app = new MiaApp();
        using var browser = app.Browser();
        var page = await browser.PageAsync("/anmalan/sodertalje");
        var statuses = new List<HttpStatusCode>();
        HttpResponseMessage answer;
        do
        {
            answer = await browser.SubmitAsync(page, "main form", [("Input.Sender", "Self")]);
            statuses.Add(answer.StatusCode);
        }
        while (answer.StatusCode != HttpStatusCode.TooManyRequests && statuses.Count < 200);

        Assert.InRange(statuses.Count, 40, 100);
        Assert.All(statuses.SkipLast(1), status => Assert.Equal(HttpStatusCode.UnprocessableEntity, status));
        Assert.Contains("för många försök", (await answer.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await browser.PageAsync("/anmalan/sodertalje")).QuerySelector("main form"));
    }
}

public sealed class InboxTests(SharedApp shared) : IntakeBase(shared), IClassFixture<SharedApp>
{
    [Fact, Trait("Pain", "16")]
    public async Task Both_sides_know_how_long_an_answer_takes()
    {
        var answer = await ApplyAsync(("Input.Name", "Kölina Väntansson"));
        using var browser = App.Browser();
        var receipt = await browser.PageAsync(answer.Headers.Location!.ToString());
        Assert.Contains("inom 5 arbetsdagar", receipt.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("inom 15 arbetsdagar", receipt.Body!.TextContent, StringComparison.Ordinal);
        using var cm = await App.SignedInAsync($"cm@{Slug}.demo");
        var row = (await cm.PageAsync($"/{Slug}/inkorg")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Kölina Väntansson", StringComparison.Ordinal));
        Assert.Contains("i dag", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_form_gives_a_receipt_and_keeps_nothing_readable()
    {
        var answer = await ApplyAsync(("Input.IdentityNumber", "900101-2385"), ("Input.Wish", "Jag vill jobba i trädgård"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var address = answer.Headers.Location!.ToString();
        Assert.Matches("^/anmalan/ostra-sodertorn/kvitto\\?nummer=ANM-2026-[0-9A-Z]{8}$", address);
        using var browser = App.Browser();
        var receipt = await browser.PageAsync(address);
        Assert.Contains(address[^17..], receipt.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Broken(receipt));
        var referral = Assert.Single(await ReferralsAsync());
        Assert.Equal(("Testa Exempelsson", "199001012385", "EGEN"), (referral.Name, referral.IdentityNumber, referral.Referrer));
        Assert.NotEqual(Guid.Empty, referral.ControllerId);
        foreach (var file in Directory.GetFiles(App.DataDirectory, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            var text = System.Text.Encoding.UTF8.GetString(copy.ToArray());
            Assert.DoesNotContain("Exempelsson", text, StringComparison.Ordinal);
            Assert.DoesNotContain("9001012385", text, StringComparison.Ordinal);
            Assert.DoesNotContain("trädgård", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_form_posted_twice_is_one_referral_with_one_number()
    {
        using var browser = App.Browser();
        var page = await browser.PageAsync($"/anmalan/{Slug}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => browser.SubmitAsync(page, "main form", Person())));
        Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct());
        Assert.Single(await ReferralsAsync());
    }

    [Fact]
    public async Task From_inbox_to_enrolment()
    {
        await ApplyAsync(("Input.Name", "Prov Provsson"), ("Input.IdentityNumber", "910101-9801"), ("Input.BirthYear", "1991"), ("Input.Gender", "Woman"));
        using var cm = await App.SignedInAsync($"cm@{Slug}.demo");
        var list = await cm.PageAsync($"/{Slug}/inkorg");
        var href = $"/{Slug}/inkorg/{(await ReferralsAsync()).Single().Id}";
        Assert.NotNull(list.QuerySelector($"table a[href='{href}']"));

        // The check shows and staff answer; nothing is rejected by itself.
        var page = await cm.PageAsync(href);
        Assert.Empty(Broken(page));
        if (page.QuerySelector("form[action$=bedomning]") is not null)
        {
            var answered = await cm.SubmitAsync(page, "form[action$=bedomning]", ("Input.Answers[0].Finding", "Met"));
            Assert.Equal(HttpStatusCode.SeeOther, answered.StatusCode);
            Assert.Contains("Bedömt av personal", (await cm.PageAsync(href)).Body!.TextContent, StringComparison.Ordinal);
        }

        // Decision with reason, taken back, then a place on the waiting list.
        var decision = await cm.PageAsync(href + "/beslut");
        Assert.Empty(Broken(decision));
        var refused = await cm.SubmitAsync(decision, "main form", ("Input.Decision", "NotRelevant"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(decision, "main form", ("Input.Decision", "NotRelevant"), ("Input.Why", "EJMAL"), ("Input.DecisionReason", "Fel ålder"))).StatusCode);
        page = await cm.PageAsync(href);
        Assert.Contains("Ej aktuell", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, "form[action$=oppna-igen]")).StatusCode);
        var stale = await cm.SubmitAsync(decision, "main form", ("Input.Decision", "Offer"), ("Input.DecisionReason", "Ja"), ("__once", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var waiting = await cm.PageAsync(href + "/vantelista");
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(waiting, "main form", ("Input.DecisionReason", "Fullt just nu"))).StatusCode);
        Assert.NotNull((await cm.PageAsync($"/{Slug}/inkorg?Visa=vantelista")).QuerySelector("table a"));

        // Enrolment makes person, number, case, consents and first intervention in one go.
        var form = await cm.PageAsync(href + "/inskrivning");
        Assert.Empty(Broken(form));
        Assert.Contains("19910101-••••", form.Body!.TextContent, StringComparison.Ordinal);
        var without = await cm.SubmitAsync(form, "main form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains("S1", (await without.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        var responsible = ((IHtmlSelectElement)form.QuerySelector("[name='Input.MainResponsibleId']")!).Options.First(o => o.Value.Length > 0).Value;
        var done = await cm.SubmitAsync(form, "main form", ("Input.Consents[0].Given", "true"), ("Input.Consents[1].Given", "true"), ("Input.MainResponsibleId", responsible), ("Input.TypeCode", "CM"));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Matches($"^/{Slug}/deltagare/[0-9a-f-]{{36}}$", done.Headers.Location!.ToString());

        var made = await ReadAsync(db => db.Cases.AsNoTracking().Include(c => c.Participant).Include(c => c.Interventions).Include(c => c.Responsibilities).SingleAsync());
        Assert.Equal(("MIA-1001", CaseStatus.Enrolled, "CM"), (made.NumberText, made.Status, made.Interventions.Single().TypeCode));
        Assert.Equal("Prov Provsson", made.Participant.Name);
        var consents = await ReadAsync(db => db.Consents.AsNoTracking().OrderBy(c => c.Type).ToListAsync());
        Assert.Equal([("S1", (string?)null), ("S2", "AF")], consents.Select(c => (c.Type, c.Party)));
        Assert.Equal(ReferralStatus.Enrolled, (await ReferralsAsync()).Single().Status);

        // The same person applies again: the search finds them, by number and by name alike.
        await ApplyAsync(("Input.Name", "Prov Provson"), ("Input.IdentityNumber", "19910101-9801"));
        var second = (await ReferralsAsync()).Single(r => r.Name == "Prov Provson");
        var again = await cm.PageAsync($"/{Slug}/inkorg/{second.Id}");
        Assert.Contains("Samma personnummer", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("MIA-1001", again.Body!.TextContent, StringComparison.Ordinal);
        await ApplyAsync(("Input.Name", "PROVSSON, Pröv"), ("Input.BirthYear", "1991"));
        var third = (await ReferralsAsync()).Single(r => r.Name == "PROVSSON, Pröv");
        Assert.Contains("Liknande namn", (await cm.PageAsync($"/{Slug}/inkorg/{third.Id}")).Body!.TextContent, StringComparison.Ordinal);
        var enrolAgain = await cm.PageAsync($"/{Slug}/inkorg/{second.Id}/inskrivning");
        var twice = await cm.SubmitAsync(enrolAgain, "main form", ("Input.Consents[0].Given", "true"), ("Input.MainResponsibleId", responsible), ("Input.Gender", "Woman"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Single(await ReadAsync(db => db.Participants.ToListAsync()));
    }

    [Fact]
    public async Task Another_delprojekts_referral_looks_as_if_it_did_not_exist()
    {
        await ApplyAsync();
        var id = (await ReferralsAsync()).Single().Id;
        using var other = await App.SignedInAsync("cm@sodertalje.demo");
        foreach (var address in new[] { $"/{Slug}/inkorg/{id}", $"/sodertalje/inkorg/{id}", $"/sodertalje/inkorg/{id}/inskrivning", $"/sodertalje/inkorg/{Guid.NewGuid()}" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
        using var statistician = await App.SignedInAsync($"statistiker@{Slug}.demo");
        Assert.Equal(HttpStatusCode.Forbidden, (await statistician.GetAsync($"/{Slug}/inkorg/{id}")).StatusCode);
        using var anybody = App.Browser();
        Assert.NotEqual(HttpStatusCode.OK, (await anybody.GetAsync($"/{Slug}/inkorg/{id}")).StatusCode);
    }
}
