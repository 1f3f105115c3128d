using Mia.Benchmarks.Measuring;
using Mia.Benchmarks.Product;

namespace Mia.Benchmarks.Scenarios;

/// <summary>Server time of the pages of a working day, one request at a time, for a leader who sees the whole delprojekt.</summary>
internal sealed class DailyPages : IScenario
{
    private const double Goal = 50;

    public string Name => "pages";

    public async Task RunAsync(BenchOptions options, MiaProgram mia, Report report)
    {
        await using var running = await mia.StartAsync(await mia.DataAsync(options.Rows), oneCore: false);
        var (product, session) = (running.Server, running.Leader);
        var person = (await session.ParticipantsAsync())[0];
        string[] paths = ["start", "mellan-stolarna", "vecka", "vecka?vem=teamet", "inkorg", "deltagare", "mal"];
        foreach (var path in paths.Select(p => $"/{session.Slug}/{p}").Append(person).Append(person + "/historik"))
        {
            var page = session.Get(path);
            await Load.ClosedAsync(product, 1, options.Length, _ => page);
            var run = await Load.ClosedAsync(product, 1, options.Length, _ => page);
            var name = path.StartsWith(person, StringComparison.Ordinal) ? "a participant" + path[person.Length..] : path;
            report.AtMost($"server time of {name} at {options.Rows} participants, median", run.Percentile(50), Goal, " ms", run.Summary());
        }

        // Each save touches the case of a list that is remembered, so that every look in between has something to read anew.
        var chairs = session.Get($"/{session.Slug}/mellan-stolarna");
        var save = await ContactForm.PostsAsync(running.CaseManager);
        var (saves, looks) = (new List<LoadResult>(), new List<LoadResult>());
        for (var i = 0; i < 40; i++)
        {
            var number = i;
            saves.Add(await Load.CountedAsync(product, 1, 1, _ => save(number), ContactForm.Saved));
            looks.Add(await Load.CountedAsync(product, 1, 1, _ => chairs));
        }

        report.AtMost("saving a contact, median", LoadResult.Together(saves).Percentile(50), 30, " ms");
        report.AtMost("Mellan stolarna after each save, median", LoadResult.Together(looks).Percentile(50), Goal, " ms", LoadResult.Together(looks).Summary());
    }
}
