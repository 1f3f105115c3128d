using System.Net;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Registration;

/// <summary>What a participant lives on, through real HTTP (methods.md 18.3 and 21.3).</summary>
[Collection("daily")]
public sealed class IncomeTests(DailyWorld world)
{
    private static string Url(Guid id, string path = "") => DailyWorld.Url(id, "forsorjning" + path);

    private async Task<HttpResponseMessage> AddAsync(Guid id, string source, string from, string? to = null, string? percent = null, string who = "cm") =>
        await world.As(who).SubmitAsync(await world.As(who).PageAsync(Url(id, "/ny")), "main form.form", ("Input.Source", source), ("Input.From", from), ("Input.PlannedEndOn", to), ("Input.Percent", percent));

    private static async Task<string> ErrorsAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await answer.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent;
    }

    [Fact]
    public async Task An_income_is_written_down_changed_and_ended()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        Assert.Contains("Ingen försörjning är antecknad", (await cm.PageAsync(Url(id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(PageRules.Broken(await cm.PageAsync(Url(id, "/ny"))));
        Assert.Equal(HttpStatusCode.SeeOther, (await AddAsync(id, "SJP", "2026-06-01", "2026-12-31", "50")).StatusCode);
        var period = await world.ReadAsync(db => db.IncomePeriods.SingleAsync(p => p.CaseId == id));
        var list = await cm.PageAsync(Url(id));
        Assert.Empty(PageRules.Broken(list));
        Assert.Matches("Sjukpenning(.|\n)*50 %(.|\n)*2026-06-01(.|\n)*2026-12-31", list.QuerySelector("main")!.TextContent);

        var form = await cm.PageAsync(Url(id, $"/{period.Id}"));
        Assert.Empty(PageRules.Broken(form));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(form, "main form.form", ("Input.PlannedEndOn", "2027-03-31"))).StatusCode);
        Assert.Equal(new DateOnly(2027, 3, 31), (await world.ReadAsync(db => db.IncomePeriods.SingleAsync(p => p.Id == period.Id))).PlannedEndOn);

        // Somebody else had the form open: both versions in words, not in codes.
        var conflict = await cm.SubmitAsync(form, "main form.form", ("__once", Guid.NewGuid().ToString()), ("Input.Source", "AE"), ("Input.Party", "FK"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var both = (await conflict.ReadAsync()).QuerySelector("table")!.TextContent;
        foreach (var words in new[] { "Sjukpenning", "Aktivitetsersättning", "Försäkringskassan", "2027-03-31" }) Assert.Contains(words, both, StringComparison.Ordinal);
        Assert.DoesNotContain("SJP", both, StringComparison.Ordinal);

        var end = await cm.PageAsync(Url(id, $"/{period.Id}/avslut"));
        Assert.Empty(PageRules.Broken(end));
        Assert.Contains("framtiden", await ErrorsAsync(await cm.SubmitAsync(end, "main form.form", ("Input.EndsOn", "2026-12-24"))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(end, "main form.form", ("Input.EndsOn", "2026-11-20"))).StatusCode);
        Assert.Contains("Avslutad", (await cm.PageAsync(Url(id))).QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        var timeline = (await cm.PageAsync(DailyWorld.Url(id, "tidslinje"))).QuerySelector("main")!.TextContent;
        Assert.Contains("Försörjning slutade: Sjukpenning", timeline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contradictions_are_refused()
    {
        var id = await world.CaseAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await AddAsync(id, "FS", "2026-06-01")).StatusCode);
        Assert.Contains("före första dagen", await ErrorsAsync(await AddAsync(id, "SJP", "2026-06-01", "2026-05-01")), StringComparison.Ordinal);
        Assert.Contains("finns redan", await ErrorsAsync(await AddAsync(id, "FS", "2026-07-01")), StringComparison.Ordinal);
        Assert.Contains("kan inte väljas tillsammans", await ErrorsAsync(await AddAsync(id, "INGENOFF", "2026-07-01")), StringComparison.Ordinal);
        Assert.Contains("mellan 1 och 100", await ErrorsAsync(await AddAsync(id, "SJP", "2026-06-01", percent: "101")), StringComparison.Ordinal);
        Assert.Contains("Välj ett av alternativen", await ErrorsAsync(await AddAsync(id, "PÅHITT", "2026-06-01")), StringComparison.Ordinal);
        Assert.Contains("Kontrollera årtalet", await ErrorsAsync(await AddAsync(id, "SJP", "2062-06-01")), StringComparison.Ordinal);
        // Before the others began it is no contradiction.
        Assert.Equal(HttpStatusCode.SeeOther, (await AddAsync(id, "INGENOFF", "2026-01-01", "2026-05-31")).StatusCode);
    }

    [Fact]
    public async Task The_form_of_the_exit_begins_with_what_is_known()
    {
        var id = await world.CaseAsync();
        await AddAsync(id, "SJP", "2026-06-01");
        await AddAsync(id, "FS", "2026-01-01", "2026-05-31");
        var exit = await world.As("cm").PageAsync(DailyWorld.Url(id, "avslut"));
        Assert.Equal(["SJP"], exit.QuerySelectorAll("[name='Input.Income']").OfType<IHtmlInputElement>().Where(i => i.IsChecked).Select(i => i.Value));
        Assert.Contains("Försörjningen efter avslutet är antecknad", exit.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_need_it_see_it_and_a_mistake_is_taken_back()
    {
        var id = await world.CaseAsync(then: (c, _, by) => c.Assign(world.StaffId(Role.CbtConsultant), ResponsibilityArea.Cbt, c.EnrolledOn, by));
        await AddAsync(id, "SJP", "2026-06-01");
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("kbt").GetAsync(Url(id))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("se").GetAsync(Url(id))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As($"cm@{DailyWorld.Other}.demo").GetAsync(Url(id).Replace(DailyWorld.Slug, DailyWorld.Other, StringComparison.Ordinal))).StatusCode);
        var leader = await world.As("projektledare").PageAsync(Url(id));
        Assert.Contains("Sjukpenning", leader.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(leader.QuerySelector("a[href$='forsorjning/ny']"));
        // The history, which every colleague may see, does not tell what it is.
        Assert.DoesNotContain("jukpenning", (await world.As("kbt").PageAsync(DailyWorld.Url(id, "historik"))).Body!.TextContent, StringComparison.Ordinal);
        var period = await world.ReadAsync(db => db.IncomePeriods.SingleAsync(p => p.CaseId == id));
        var page = await world.As("cm").PageAsync(Url(id, $"/{period.Id}"));
        Assert.Equal(HttpStatusCode.SeeOther, (await world.As("cm").SubmitAsync(page, "form[action$='handler=remove']")).StatusCode);
        Assert.Empty(await world.ReadAsync(db => db.IncomePeriods.Where(p => p.CaseId == id).ToListAsync()));
    }
}
