using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Daily;

/// <summary>Exit and handover through real HTTP (methods.md 11).</summary>
[Collection("daily")]
public sealed class ExitTests(DailyWorld world)
{
    private async Task<HttpResponseMessage> CloseAsync(Guid id, string[] outcomes, params (string Name, string? Value)[] more)
    {
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, "avslut"));
        Assert.Empty(PageRules.Broken(page));
        foreach (var outcome in outcomes) ((IHtmlInputElement)page.QuerySelector($"[name='Input.Outcomes'][value='{outcome}']")!).IsChecked = true;
        return await cm.SubmitAsync(page, "main form.form", [.. new (string, string?)[] { ("Input.EndReason", "MAL-ARB"), ("Input.Manner", "PLAN") }.Where(f => more.All(m => m.Name != f.Item1)), .. more]);
    }

    [Fact]
    public async Task Work_and_studies_can_both_be_true_and_the_end_can_be_taken_back()
    {
        var id = await world.CaseAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await CloseAsync(id, ["ARBETE", "STUDIER"])).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await CloseAsync(id, ["ARBETE", "STUDIER"], ("Input.PrimaryOutcome", "ARBETE"), ("Input.Empowerment", "0"), ("Input.OwnWords", "Jag orkar mer"))).StatusCode);
        var exit = await world.ReadAsync(db => db.Exits.SingleAsync(e => e.CaseId == id));
        Assert.Equal(["ARBETE", "STUDIER"], exit.Outcomes);
        Assert.Equal(0, exit.Empowerment);
        var cm = world.As("cm");
        var closed = await cm.PageAsync(DailyWorld.Url(id, "avslut"));
        Assert.Empty(PageRules.Broken(closed));
        Assert.Contains("Jag orkar mer", closed.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cm.SubmitAsync(closed, "form[action$='handler=reopen']")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(closed, "form[action$='handler=reopen']", ("reason", "FEL"))).StatusCode);
        Assert.Equal(CaseStatus.Enrolled, (await world.ReadAsync(db => db.Cases.SingleAsync(c => c.Id == id))).Status);
        Assert.Contains("Avslutet blev fel", (await cm.PageAsync(DailyWorld.Url(id, "historik"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Running_interventions_are_never_ended_silently()
    {
        var id = await world.CaseAsync(then: (made, rules, by) => made.Start(new InterventionTerms("CM", null, new DateOnly(2026, 9, 1), null), rules, by));
        var refused = await CloseAsync(id, ["ARBETE"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Insatser pågår", (await refused.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await CloseAsync(id, ["ARBETE"], ("Input.EndInterventions", "true"))).StatusCode);
    }

    [Theory]
    [InlineData("Input.EndedOn", "2026-12-24", "framtiden")]
    [InlineData("Input.EndedOn", "2026-01-01", "före inskrivningen")]
    [InlineData("Input.Manner", "FELREG", "felregistrering har inget utfall")]
    [InlineData("Input.Manner", "AVLIDEN", "avliden")]
    [InlineData("Input.HoursPerWeek", "200", "mellan 0 och 80")]
    public async Task Contradictions_are_refused(string field, string value, string says)
    {
        var answer = await CloseAsync(await world.CaseAsync(), ["ARBETE"], (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(says, (await answer.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_receivers_own_answer_completes_a_handover()
    {
        var id = await world.CaseAsync("Fiktiva Fiktivsson");
        var cm = world.As("cm");
        var form = await cm.PageAsync(DailyWorld.Url(id, "overlamning/ny"));
        Assert.Empty(PageRules.Broken(form));
        var made = await cm.SubmitAsync(form, "main form.form", ("Input.Party", "AF"), ("Input.Unit", "Arbetsförmedlingen Haninge"), ("Input.Summary", "Vill börja i en arbetsförberedande insats."), ("Input.ApprovedOn", "2026-11-20"));
        var address = made.Headers.Location!.ToString();
        var draft = await cm.PageAsync(address);
        Assert.Empty(PageRules.Broken(draft));
        var refused = await cm.SubmitAsync(draft, "form[action$='handler=send']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("inget giltigt samtycke", (await refused.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);

        await world.ConsentAsync(id);
        Assert.Equal(HttpStatusCode.SeeOther, (await CloseAsync(id, ["AF-ORD"], ("Input.EndReason", "ORD-AF"))).StatusCode);
        Assert.Equal(CaseStatus.HandoverUnconfirmed, (await world.ReadAsync(db => db.Cases.SingleAsync(c => c.Id == id))).Status);
        Assert.Contains("Fiktiva Fiktivsson", (await world.As("projektledare").PageAsync($"/{DailyWorld.Slug}/start")).QuerySelector("#h-stol")!.Closest("section")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(await cm.PageAsync(address), "form[action$='handler=send']")).StatusCode);
        var sent = await cm.PageAsync(address);
        var link = new Uri(((IHtmlInputElement)sent.GetElementById("lank")!).Value).AbsolutePath;
        Assert.Null((await cm.PageAsync(address)).GetElementById("lank"));

        using var receiver = world.App.Browser();
        var page = await receiver.PageAsync(link);
        Assert.Empty(PageRules.Broken(page));
        Assert.Contains("Fiktiva Fiktivsson, 36 år", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await receiver.SubmitAsync(page, "form[action$='handler=accept']", ("FirstAppointmentOn", "2020-01-01"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await receiver.SubmitAsync(page, "form[action$='handler=accept']", ("Name", "Hanna Handläggare"), ("FirstAppointmentOn", "2026-12-04"))).StatusCode);
        Assert.Equal(CaseStatus.Closed, (await world.ReadAsync(db => db.Cases.SingleAsync(c => c.Id == id))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await receiver.SubmitAsync(await receiver.PageAsync(link), "form[action$='handler=met']", ("On", "2026-11-23"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await receiver.SubmitAsync(await receiver.PageAsync(link), "form[action$='handler=done']")).StatusCode);
        Assert.DoesNotContain("Fiktiva", (await receiver.PageAsync(link)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HandoverStatus.Done, (await world.ReadAsync(db => db.Handovers.SingleAsync(h => h.CaseId == id))).Status);
    }

    [Fact]
    public async Task Wrong_withdrawn_and_malformed_links_look_exactly_alike()
    {
        var (cm, id) = (world.As("cm"), await world.CaseAsync());
        var (address, link) = await SentAsync(id);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(await cm.PageAsync(address), "form[action$='handler=withdraw']")).StatusCode);

        using var stranger = world.App.Browser();
        var texts = new List<string>();
        foreach (var guess in new[] { link, $"/overlamning/{new string('0', 64)}", "/overlamning/x" })
        {
            var answer = await stranger.GetAsync(guess);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            texts.Add((await answer.ReadAsync()).QuerySelector("main")!.TextContent);
        }
        Assert.Single(texts.Distinct());
    }

    [Fact]
    public async Task A_link_opens_nothing_after_its_last_day()
    {
        var id = await world.CaseAsync("Fiktiva Fiktivsson");
        var (_, link) = await SentAsync(id);
        using var receiver = world.App.Browser();
        var before = await receiver.PageAsync(link);
        await world.WriteAsync(async (db, _) =>
        {
            var handover = await db.Handovers.SingleAsync(h => h.CaseId == id);
            db.Entry(handover).Property(h => h.TokenExpiresOn).CurrentValue = new DateOnly(2026, 11, 22);
            return handover.Id;
        });
        var answer = await receiver.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("Fiktiva", (await answer.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
        // Who had the page open from before is not let in either.
        Assert.Equal(HttpStatusCode.NotFound, (await receiver.SubmitAsync(before, "form[action$='handler=accept']", ("Name", "Hanna Handläggare"))).StatusCode);
        Assert.Equal(HandoverStatus.Sent, (await world.ReadAsync(db => db.Handovers.SingleAsync(h => h.CaseId == id))).Status);
    }

    [Fact]
    public async Task Of_two_answers_by_the_same_link_the_first_counts()
    {
        var id = await world.CaseAsync();
        var (_, link) = await SentAsync(id);
        using var one = world.App.Browser();
        using var other = world.App.Browser();
        var (first, second) = (await one.PageAsync(link), await other.PageAsync(link));
        Assert.Equal(HttpStatusCode.SeeOther, (await one.SubmitAsync(first, "form[action$='handler=accept']", ("Name", "Hanna Handläggare"))).StatusCode);
        var refused = await other.SubmitAsync(second, "form[action$='handler=accept']", ("Name", "Kim Kollega"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Ni har redan svarat.", (await refused.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
        var handover = await world.ReadAsync(db => db.Handovers.SingleAsync(h => h.CaseId == id));
        Assert.Equal((HandoverStatus.Received, "Hanna Handläggare"), (handover.Status, handover.ReceivedBy));
    }

    private async Task<(string Address, string Link)> SentAsync(Guid caseId)
    {
        await world.ConsentAsync(caseId);
        var cm = world.As("cm");
        var made = await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(caseId, "overlamning/ny")), "main form.form", ("Input.Party", "AF"), ("Input.Unit", "Enheten"), ("Input.ApprovedOn", "2026-11-20"));
        var address = made.Headers.Location!.ToString();
        await cm.SubmitAsync(await cm.PageAsync(address), "form[action$='handler=send']");
        return (address, new Uri(((IHtmlInputElement)(await cm.PageAsync(address)).GetElementById("lank")!).Value).AbsolutePath);
    }
}
