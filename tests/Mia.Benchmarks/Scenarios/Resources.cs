using Mia.Benchmarks.Measuring;
using Mia.Benchmarks.Product;

namespace Mia.Benchmarks.Scenarios;

/// <summary>Time from nothing to the first page, on a database that exists.</summary>
internal sealed class FirstPage : IScenario
{
    public string Name => "start";

    public async Task RunAsync(BenchOptions options, MiaProgram mia, Report report)
    {
        var data = await mia.DataAsync(options.Rows / 100);
        var program = await mia.PathAsync();
        report.AtMost("first page, ReadyToRun publish", await BestAsync(program, [], Path.GetDirectoryName(program)!, data, options), 1.7, " s");
        await MiaProgram.BuildAsync();
        report.AtMost("first page, dotnet run", await BestAsync("dotnet", ["run", "-c", "Release", "--no-build", "--"], MiaProgram.Root, data, options), 3, " s");
    }

    /// <summary>Seconds, best of the rounds: what disturbs only ever makes it slower.</summary>
    private static async Task<double> BestAsync(string program, string[] args, string folder, string data, BenchOptions options)
    {
        var best = double.MaxValue;
        for (var round = 0; round < options.Rounds; round++)
        {
            var url = ServerProcess.FreeUrl();
            await using var server = await ServerProcess.StartAsync(program, [.. args, "--urls", url.GetLeftPart(UriPartial.Authority)], url, "/logga-in",
                MiaProgram.Surroundings(data), folder, oneCore: false);
            best = Math.Min(best, server.FirstAnswer.TotalSeconds);
        }

        return best;
    }
}

/// <summary>Resident memory after a good morning's work.</summary>
internal sealed class Memory : IScenario
{
    public string Name => "memory";

    public async Task RunAsync(BenchOptions options, MiaProgram mia, Report report)
    {
        await using var running = await mia.StartAsync(await mia.DataAsync(options.Rows), oneCore: false);
        var (product, session) = (running.Server, running.Leader);
        var idle = product.ResidentMegabytes();
        string[] paths = [$"/{session.Slug}/start", $"/{session.Slug}/deltagare", $"/{session.Slug}/mal", .. await session.ParticipantsAsync()];
        var pages = paths.Select(session.Get).ToArray();
        var run = await Load.CountedAsync(product, 8, 2_000, n => pages[n % pages.Length]);
        report.Note("memory after sign-in", Report.Format(idle) + " MB");
        report.AtMost("memory after 2 000 page views", product.ResidentMegabytes(), 350, " MB", run.Summary());
    }
}

/// <summary>Time of <c>mia demo</c> on an empty folder.</summary>
internal sealed class DemoTime : IScenario
{
    public string Name => "demo";

    public async Task RunAsync(BenchOptions options, MiaProgram mia, Report report)
    {
        report.AtMost("demo, 600 participants", await TimeAsync(options, mia, 600, 2), 20, " s");
        report.AtMost("demo, 2 500 participants, three years", await TimeAsync(options, mia, 2_500, 3), 90, " s");
    }

    private static async Task<double> TimeAsync(BenchOptions options, MiaProgram mia, int participants, int years)
    {
        var folder = Path.Combine(options.Work, $"demo-{Guid.NewGuid():N}");
        try
        {
            return (await mia.DemoAsync(folder, ["--participants", $"{participants}", "--years", $"{years}", "--seed", "7"])).TotalSeconds;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }
}
