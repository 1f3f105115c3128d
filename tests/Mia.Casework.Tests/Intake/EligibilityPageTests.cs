using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Data;
using Mia.Casework.Domain.Intake;
using Mia.Platform.Data;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Intake;

/// <summary>The target-group check of each delprojekt through real pages: it shows, and never decides (methods.md 1.5).</summary>
public sealed class EligibilityPageTests(SharedApp shared) : IClassFixture<SharedApp>
{
    private readonly MiaApp _app = shared.Value;

    private async Task<(HttpClient Staff, string Address)> ApplyAsync(string slug, params (string, string?)[] fields)
    {
        var name = "Prov " + Guid.NewGuid().ToString("N");
        using (var anybody = _app.Browser())
        {
            var sent = await anybody.SubmitAsync(await anybody.PageAsync($"/anmalan/{slug}"), "main form",
                [("Input.Sender", "Self"), ("Input.Name", name), ("Input.Phone", "070-1740605"), .. fields]);
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }
        var staff = await _app.SignedInAsync($"cm@{slug}.demo");
        var referral = (await ReferralsAsync()).Single(r => r.Name == name);
        Assert.Equal("WEBB", referral.Channel);
        return (staff, $"/{slug}/inkorg/{referral.Id}");
    }

    private async Task<List<Referral>> ReferralsAsync() => await _app.Services.GetRequiredService<IServiceScopeFactory>()
        .RunAsSystemAsync(s => s.GetRequiredService<CaseworkDbContext>().Referrals.AsNoTracking().ToListAsync());

    private async Task<ReferralStatus> StatusAsync(string address) => (await ReferralsAsync()).Single(r => address.EndsWith(r.Id.ToString(), StringComparison.Ordinal)).Status;

    private static Dictionary<string, string> Lines(IHtmlDocument page) => page.QuerySelectorAll("form[action$=bedomning] tbody tr")
        .ToDictionary(r => r.QuerySelector("th")!.TextContent.Trim(), r => r.QuerySelector("td")!.TextContent.Trim());

    private static string Line(IHtmlDocument page, string criterion) => Lines(page).Single(l => l.Key.StartsWith(criterion, StringComparison.Ordinal)).Value;

    [Theory]
    [InlineData("1990", "0136", "2-4", "Uppfyllt", "Uppfyllt", "Uppfyllt")]
    [InlineData("1950", "0180", "0-1", "Inte uppfyllt", "Inte uppfyllt", "Inte uppfyllt")]
    [InlineData("2008", "ANNAN", "", "Oklart", "Inte uppfyllt", "Oklart")]
    public async Task Ostra_Sodertorn_asks_for_age_place_and_time_without_work(string born, string kommun, string without, string age, string place, string work)
    {
        var (staff, address) = await ApplyAsync("ostra-sodertorn", ("Input.BirthYear", born), ("Input.KommunCode", kommun), ("Input.TimeWithoutWork", without));
        var page = await staff.PageAsync(address);
        Assert.Empty(PageRules.Broken(page));
        Assert.StartsWith(age, Line(page, "Mellan 18 och 64"), StringComparison.Ordinal);
        Assert.StartsWith(place, Line(page, "Bor i Haninge"), StringComparison.Ordinal);
        Assert.StartsWith(work, Line(page, "Har inte arbetat"), StringComparison.Ordinal);
        Assert.StartsWith("Oklart", Line(page, "Behöver samordnat stöd"), StringComparison.Ordinal);
        Assert.Equal(ReferralStatus.Received, await StatusAsync(address));
    }

    [Theory]
    [InlineData("false", "FS", "Woman", "2003", "Uppfyllt", "Uppfyllt", "Uppfyllt", true)]
    [InlineData("true", "LON", "Man", "1980", "Inte uppfyllt", "Inte uppfyllt", "Inte uppfyllt", false)]
    [InlineData("", "", "", "2008", "Oklart", "Oklart", "Oklart", false)]
    public async Task Sodertalje_shows_requirements_and_priority_groups(string other, string income, string gender, string born, string measure, string young, string household, bool priority)
    {
        var (staff, address) = await ApplyAsync("sodertalje", ("Input.BirthYear", born), ("Input.KommunCode", "0181"), ("Input.InOtherMeasure", other), ("Input.Income", income.Length > 0 ? income : null), ("Input.Gender", gender.Length > 0 ? gender : null));
        var page = await staff.PageAsync(address);
        Assert.Empty(PageRules.Broken(page));
        Assert.StartsWith(measure, Line(page, "Deltar inte i en arbetsmarknadsinsats"), StringComparison.Ordinal);
        Assert.StartsWith("Oklart", Line(page, "Kvalificerar inte"), StringComparison.Ordinal);
        Assert.StartsWith(young, Line(page, "Ung vuxen"), StringComparison.Ordinal);
        Assert.StartsWith(household, Line(page, "Kvinna eller hushåll med barn"), StringComparison.Ordinal);
        Assert.Equal(priority, page.QuerySelector("main")!.TextContent.Contains("prioriterad grupp", StringComparison.Ordinal));
        Assert.Equal(ReferralStatus.Received, await StatusAsync(address));
    }

    [Theory]
    [InlineData("1990", "Uppfyllt", "Inte uppfyllt")]
    [InlineData("2000", "Uppfyllt", "Uppfyllt")]
    [InlineData("1955", "Inte uppfyllt", "Inte uppfyllt")]
    [InlineData("2007", "Oklart", "Oklart")]
    public async Task Stockholm_asks_for_age_and_the_persons_own_wish(string born, string age, string under30)
    {
        var (staff, address) = await ApplyAsync("stockholm", ("Input.BirthYear", born), ("Input.KommunCode", "0180"));
        var page = await staff.PageAsync(address);
        Assert.Empty(PageRules.Broken(page));
        Assert.StartsWith(age, Line(page, "Mellan 19 och 64"), StringComparison.Ordinal);
        Assert.StartsWith("Uppfyllt", Line(page, "Vill själv"), StringComparison.Ordinal);
        Assert.StartsWith("Oklart", Line(page, "Hör till målgruppen"), StringComparison.Ordinal);
        Assert.StartsWith(under30, Line(page, "Under 30"), StringComparison.Ordinal);
        Assert.Equal(ReferralStatus.Received, await StatusAsync(address));
    }

    [Theory]
    [InlineData("ostra-sodertorn", "0136")]
    [InlineData("sodertalje", "0181")]
    [InlineData("stockholm", "0180")]
    public async Task Staff_answer_and_a_person_decides(string slug, string kommun)
    {
        var (staff, address) = await ApplyAsync(slug, ("Input.BirthYear", "1950"), ("Input.KommunCode", kommun));
        const string form = "form[action$=bedomning]";
        var page = await staff.PageAsync(address);
        var count = page.QuerySelectorAll($"{form} tbody tr").Length;
        Assert.True(count > 3);

        // Everything answered with no: it is shown, and nothing is rejected.
        var no = Enumerable.Range(0, count).Select(i => ($"Input.Answers[{i}].Finding", (string?)"NotMet")).ToArray();
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => staff.SubmitAsync(page, form, no)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        page = await staff.PageAsync(address);
        Assert.All(Lines(page).Values, l => Assert.StartsWith("Inte uppfyllt", l, StringComparison.Ordinal));
        Assert.All(Lines(page).Values, l => Assert.Contains("Bedömt av personal", l, StringComparison.Ordinal));
        Assert.Equal(ReferralStatus.UnderReview, await StatusAsync(address));

        // One is taken back, one is unclear, and the referral's own answer is seen again.
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(page, form, ("Input.Answers[0].Finding", ""), ("Input.Answers[1].Finding", "Unknown"))).StatusCode);
        page = await staff.PageAsync(address);
        Assert.DoesNotContain("Bedömt av personal", Lines(page).Values.First(), StringComparison.Ordinal);
        Assert.StartsWith("Oklart", Lines(page).Values.ElementAt(1), StringComparison.Ordinal);

        // Made-up rules are ignored, made-up answers refused.
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(page, form, ("Input.Answers[0].Code", "FINNS-INTE"), ("Input.Answers[0].Finding", "Met"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await staff.SubmitAsync(page, form, ("Input.Answers[0].Finding", "99"), ("__once", Guid.NewGuid().ToString()))).StatusCode);
        Assert.Equal(ReferralStatus.UnderReview, await StatusAsync(address));

        // The decision needs a reason; the waiting list a day of review after today.
        var decision = await staff.PageAsync(address + "/beslut");
        var silent = await staff.SubmitAsync(decision, "main form", ("Input.Decision", "Offer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.NotNull((await silent.ReadAsync()).QuerySelector("[name='Input.DecisionReason'][aria-invalid=true]"));
        var waiting = await staff.PageAsync(address + "/vantelista");
        Assert.Equal("2026-12-23", ((IHtmlInputElement)waiting.QuerySelector("[name='Input.ReviewOn']")!).Value);
        foreach (var day in new[] { "2026-11-23", "2026-11-01", "" })
        {
            var refused = await staff.SubmitAsync(waiting, "main form", ("Input.ReviewOn", day), ("Input.DecisionReason", "Fullt"), ("__once", Guid.NewGuid().ToString()));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.NotNull((await refused.ReadAsync()).QuerySelector("[name='Input.ReviewOn'][aria-invalid=true]"));
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await staff.SubmitAsync(waiting, "main form", ("Input.DecisionReason", new string('x', 501)), ("__once", Guid.NewGuid().ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(waiting, "main form", ("Input.DecisionReason", "Fullt just nu"), ("Input.ReviewOn", "2026-12-01"))).StatusCode);
        Assert.Equal(ReferralStatus.WaitingList, await StatusAsync(address));
        Assert.NotNull((await staff.PageAsync($"/{slug}/inkorg?Visa=vantelista")).QuerySelector($"table a[href='{address}']"));
        Assert.Contains("2026-12-01", (await staff.PageAsync(address)).QuerySelector(".idbar")!.TextContent, StringComparison.Ordinal);

        // From the list she can be offered a place, with a reason.
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(await staff.PageAsync(address + "/beslut"), "main form", ("Input.Decision", "Offer"), ("Input.DecisionReason", "En plats blev ledig"))).StatusCode);
        Assert.Equal(ReferralStatus.Offered, await StatusAsync(address));
    }
}
