using Mia.Testing;

namespace Mia.Architecture.Tests;

/// <summary>Runs alone: statements are counted in the whole process.</summary>
[CollectionDefinition("statements", DisableParallelization = true)]
public sealed class StatementCollection : ICollectionFixture<Filled>;

/// <summary>A page's number of SQL statements does not grow with its rows.</summary>
[Collection("statements")]
public sealed class StatementTests(Filled few)
{
    [Fact, Trait("Pain", "8")]
    public async Task Ten_times_as_many_participants_need_no_more_statements()
    {
        await using var many = new MiaApp().With("Demo:Participants", "300").With("Demo:Years", "1").With("Demo:Seed", "3");
        using var counter = await StatementCounter.StartAsync();
        var small = await CountAsync(counter, few.App);
        var large = await CountAsync(counter, many);
        Assert.True(small.Count > 5);
        Rule.NoneOf(small.Where(s => large.GetValueOrDefault(s.Key) > s.Value).Select(s => $"{s.Key}: {s.Value} statements with 45 participants, {large[s.Key]} with 300"), "Grows with the rows");
        // A start page has a dozen cards, each with its own questions.
        Rule.NoneOf(large.Where(l => l.Value > 35).Select(l => $"{l.Key}: {l.Value} statements"), "Too many statements for one page");
    }

    private static async Task<Dictionary<string, int>> CountAsync(StatementCounter counter, MiaApp app)
    {
        using var browser = await app.SignedInAsync("cm@sodertalje.demo");
        var addresses = (await browser.CrawlAsync("/sodertalje/start")).Where(f => f.Page is not null && !f.Address.Contains('?', StringComparison.Ordinal))
            .Select(f => f.Address).Where(a => !Crawler.Pattern(a).Contains("{id}", StringComparison.Ordinal)).ToList();
        var counts = new Dictionary<string, int>();
        // The least of three: a job in the background, or what is remembered and read anew, is no part of the page.
        foreach (var address in addresses)
            for (var round = 0; round < 3; round++)
                counts[address] = Math.Min(counts.GetValueOrDefault(address, int.MaxValue), await counter.CountAsync(async () => (await browser.GetAsync(address)).Dispose()));
        return counts;
    }
}
