using System.Net;
using Mia.Casework.Domain.People;
using Mia.Testing;

namespace Mia.Casework.Tests.Daily;

/// <summary>A contact with many people needs as many statements as one with few.</summary>
[Collection("statements")]
public sealed class GroupStatementTests(DailyWorld world)
{
    private const string Root = $"/{DailyWorld.Slug}/kontakter/grupp";

    [Fact]
    public async Task One_person_more_needs_no_more_statements()
    {
        var (few, many) = (await PeopleAsync(3), await PeopleAsync(60));
        await SaveAsync(few);
        var (small, large) = (await StatementCounter.CountAsync(() => SaveAsync(few)), await StatementCounter.CountAsync(() => SaveAsync(many)));
        Assert.True(large <= small, $"{small} statements with three people, {large} with sixty");
    }

    private Task<IReadOnlyList<Guid>> PeopleAsync(int count) =>
        world.App.AddCasesAsync(DailyWorld.Slug, [.. Enumerable.Range(1, count).Select(i => new NewCase(Gender.Man, new DateOnly(2026, 9, 1)) { Name = $"Satser{i} Räknasson" })]);

    /// <summary>The choice, the form and the save.</summary>
    private async Task SaveAsync(IReadOnlyList<Guid> ids)
    {
        var cm = world.As("cm");
        var chosen = await cm.SubmitAsync(await cm.PageAsync(Root), "main form.form", [.. ids.Select(id => ("Input.CaseIds", (string?)id.ToString()))]);
        var saved = await cm.SubmitAsync(await cm.PageAsync(chosen.Headers.Location!.ToString()), "main form.contact", ("Input.Note", "Vi gick en runda."));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
    }
}
