using Mia.Benchmarks.Measuring;
using Mia.Benchmarks.Product;

namespace Mia.Benchmarks.Scenarios;

/// <summary>Server time of the timeline of somebody about whom two thousand things are written, one request at a time.</summary>
internal sealed class LongTimeline : IScenario
{
    private const int Events = 2000;
    private const double Goal = 50;

    public string Name => "timeline";

    public async Task RunAsync(BenchOptions options, MiaProgram mia, Report report)
    {
        await using var running = await mia.StartAsync(await mia.DataAsync(options.Rows / 100), oneCore: false);
        var (product, session) = (running.Server, running.CaseManager);
        var person = (await session.ParticipantsAsync())[0];
        var before = await CountAsync(session, person);
        if (before < Events)
        {
            var save = await ContactForm.PostsAsync(session, person);
            var saved = await Load.CountedAsync(product, 1, Events - before, save, ContactForm.Saved);
            if (saved.Failed > 0) throw new InvalidOperationException($"Contacts could not be saved: {saved.Summary()}");
        }

        var events = await CountAsync(session, person);
        foreach (var (what, path) in new[] { ("first page", ""), ("one kind", "?typ=kontakt"), ("some months", "?fran=2026-01-01") })
        {
            var page = session.Get(person + "/tidslinje" + path);
            await Load.ClosedAsync(product, 1, options.Length, _ => page);
            var run = await Load.ClosedAsync(product, 1, options.Length, _ => page);
            report.AtMost($"server time of a timeline of {events} events, {what}, median", run.Percentile(50), Goal, " ms", run.Summary());
        }
    }

    /// <summary>What the page says that there is.</summary>
    private static async Task<int> CountAsync(Session session, string person)
    {
        var text = (await session.PageAsync(person + "/tidslinje")).QuerySelector("main .chips [role=status]")?.TextContent ?? "0";
        return int.Parse(text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
