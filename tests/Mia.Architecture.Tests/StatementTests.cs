using Mia.Testing;

namespace Mia.Architecture.Tests;

/// <summary>A page's number of SQL statements does not grow with its rows.</summary>
public sealed class StatementTests(Filled few) : IClassFixture<Filled>
{
    [Fact, Trait("Pain", "8")]
    public async Task Ten_times_as_many_participants_need_no_more_statements()
    {
        await using var many = new MiaApp().With("Demo:Participants", "300").With("Demo:Years", "1").With("Demo:Seed", "3");
        var small = await CountAsync(few.App);
        var large = await CountAsync(many);
        Assert.True(small.Count > 5);
        Rule.NoneOf(small.Where(s => large.GetValueOrDefault(s.Key) > s.Value).Select(s => $"{s.Key}: {s.Value} statements with 45 participants, {large[s.Key]} with 300"), "Grows with the rows");
        // A start page has a dozen cards, each with its own questions.
        Rule.NoneOf(large.Where(l => l.Value > 35).Select(l => $"{l.Key}: {l.Value} statements"), "Too many statements for one page");
    }

    private static async Task<Dictionary<string, int>> CountAsync(MiaApp app)
    {
        using var browser = await app.SignedInAsync("cm@sodertalje.demo");
        var addresses = (await browser.CrawlAsync("/sodertalje/start")).Where(f => f.Page is not null && !f.Address.Contains('?', StringComparison.Ordinal))
            .Select(f => f.Address).Where(a => !Crawler.Pattern(a).Contains("{id}", StringComparison.Ordinal)).ToList();
        var counts = new Dictionary<string, int>();
        foreach (var address in addresses) counts[address] = await StatementCounter.CountAsync(async () => (await browser.GetAsync(address)).Dispose());
        return counts;
    }
}
