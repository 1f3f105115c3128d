using System.Net;
using AngleSharp.Dom;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Tests.Daily;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Mapping;

/// <summary>The people around the participant, as picture and table (methods.md 2.2).</summary>
[Collection("daily")]
public sealed class NetworkTests(DailyWorld world)
{
    private const string Form = "main form.form";

    [Fact]
    public async Task Everybody_stands_in_the_picture_and_in_the_table_with_the_same_number()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        Assert.Empty(PageRules.Broken(await cm.PageAsync(DailyWorld.Url(id, "natverk"))));
        await AddAsync(id, "Påhitta Systersson", "FAM", "Near", "DAG");
        await AddAsync(id, "Testus Handläggarsson", "MYN", "Far", "SALLAN");
        var page = await cm.PageAsync(DailyWorld.Url(id, "natverk"));
        Assert.Empty(PageRules.Broken(page));
        Assert.Equal(2, page.QuerySelectorAll("svg .net-node").Length);
        Assert.Equal(["1.", "2."], page.QuerySelectorAll("tbody th .num").Select(n => n.TextContent));
        Assert.Contains("2 personer runt deltagaren, 1 nära", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kontakt i nätverket tillagd", (await cm.PageAsync(DailyWorld.Url(id, "historik"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Name", "", "Skriv ett namn")]
    [InlineData("Input.Kind", "FINNSINTE", "Välj ett av alternativen")]
    [InlineData("Input.Frequency", "", "hur ofta")]
    [InlineData("Input.NextOn", "2126-01-01", "Kontrollera årtalet")]
    [InlineData("Input.NextOn", "imorgon", "Skriv datum så här")]
    public async Task What_is_wrong_is_said_at_its_field(string field, string value, string says)
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        (string, string?)[] fields = [("Input.Name", "Testa"), ("Input.Kind", "FAM"), ("Input.Frequency", "DAG")];
        var answer = await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "natverk/ny")), Form, [.. fields.Where(f => f.Item1 != field), (field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(says, (await answer.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overlong_help_is_refused_and_kept()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var answer = await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "natverk/ny")), Form, ("Input.Name", "Testa"), ("Input.Kind", "FAM"), ("Input.Frequency", "DAG"), ("Input.HelpsWith", new string('x', 20_000)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("20000", (await answer.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_somebody_see_each_other_and_a_removal_can_be_taken_back()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        await AddAsync(id, "Testa Vänsson", "VAN", "Near", "VECKA");
        var contact = await world.ReadAsync(db => db.NetworkContacts.SingleAsync(c => c.CaseId == id));
        var address = DailyWorld.Url(id, $"natverk/{contact.Id}");
        var (first, second) = (await cm.PageAsync(address), await cm.PageAsync(address));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(first, Form, ("Input.HelpsWith", "Promenader"))).StatusCode);
        var conflict = await cm.SubmitAsync(second, Form, ("Input.HelpsWith", "Skjuts"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("Promenader", (await conflict.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);

        var removed = await cm.SubmitAsync(await cm.PageAsync(address), "form[action$='handler=remove']");
        var list = await cm.PageAsync(removed.Headers.Location!.ToString());
        Assert.DoesNotContain("Testa Vänsson", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(list, "main form[method=post]")).StatusCode);
        Assert.Contains("Testa Vänsson", (await cm.PageAsync(DailyWorld.Url(id, "natverk"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posted_many_times_it_is_one_person_and_another_case_does_not_see_them()
    {
        var (id, other) = (await world.CaseAsync(), await world.CaseAsync());
        var cm = world.As("cm");
        var form = await cm.PageAsync(DailyWorld.Url(id, "natverk/ny"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cm.SubmitAsync(form, Form, ("Input.Name", "Testa"), ("Input.Kind", "FAM"), ("Input.Frequency", "DAG"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        var contact = await world.ReadAsync(db => db.NetworkContacts.SingleAsync(c => c.CaseId == id));
        Assert.Equal(Closeness.Middle, contact.Closeness);
        Assert.Equal(HttpStatusCode.NotFound, (await cm.GetAsync(DailyWorld.Url(other, $"natverk/{contact.Id}"))).StatusCode);
    }

    private async Task AddAsync(Guid id, string name, string kind, string closeness, string often)
    {
        var cm = world.As("cm");
        var answer = await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "natverk/ny")), Form, ("Input.Name", name), ("Input.Kind", kind), ("Input.Closeness", closeness), ("Input.Frequency", often));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }
}
