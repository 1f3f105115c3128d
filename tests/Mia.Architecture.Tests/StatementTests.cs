using System.Diagnostics;
using Mia.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Architecture.Tests;

/// <summary>A page's number of SQL statements does not grow with its rows.</summary>
[Collection(nameof(Filled))]
public sealed class StatementTests(Filled few)
{
    [Fact]
    public async Task Ten_times_as_many_participants_need_no_more_statements()
    {
        await using var many = new MiaApp().With("Demo:Participants", "300").With("Demo:Years", "1").With("Demo:Seed", "3");
        using var counter = new Counter();
        var small = await CountAsync(counter, few.App);
        var large = await CountAsync(counter, many);
        Assert.True(small.Count > 5);
        Rule.NoneOf(small.Where(s => large.GetValueOrDefault(s.Key) > s.Value).Select(s => $"{s.Key}: {s.Value} statements with 45 participants, {large[s.Key]} with 300"), "Grows with the rows");
        Rule.NoneOf(large.Where(l => l.Value > 30).Select(l => $"{l.Key}: {l.Value} statements"), "Too many statements for one page");
    }

    private static async Task<Dictionary<string, int>> CountAsync(Counter counter, MiaApp app)
    {
        using var browser = await app.SignedInAsync("cm@sodertalje.demo");
        var addresses = (await browser.CrawlAsync("/sodertalje/start")).Where(f => f.Page is not null && !f.Address.Contains('?', StringComparison.Ordinal))
            .Select(f => f.Address).Where(a => !Crawler.Pattern(a).Contains("{id}", StringComparison.Ordinal)).ToList();
        var counts = new Dictionary<string, int>();
        foreach (var address in addresses)
        {
            // The least of three: a background job may run in between.
            counts[address] = int.MaxValue;
            for (var i = 0; i < 3; i++)
            {
                counter.Reset();
                using var response = await browser.GetAsync(address);
                counts[address] = Math.Min(counts[address], counter.Count);
            }
        }
        return counts;
    }

    private sealed class Counter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];
        private int _count;

        public Counter() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public int Count => _count;

        public void Reset() => _count = 0;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuted.Name) Interlocked.Increment(ref _count);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            foreach (var subscription in _subscriptions) subscription.Dispose();
        }
    }
}
