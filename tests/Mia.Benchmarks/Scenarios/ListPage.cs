using System.Globalization;
using Mia.Benchmarks.Measuring;
using Mia.Benchmarks.Product;

namespace Mia.Benchmarks.Scenarios;

/// <summary>P1: the participant list, signed in and with durable read audit, against R. They take turns, so that a busy machine is unfair to both.</summary>
internal sealed class ListPage : IScenario
{
    private const int Connections = 16;

    public string Name => "list";

    public async Task RunAsync(BenchOptions options, MiaProgram mia, Report report)
    {
        await using var running = await mia.StartAsync(await mia.DataAsync(options.Rows));
        var (product, session) = (running.Server, running.Leader);
        var page = session.Get($"/{session.Slug}/deltagare");
        var (_, html) = await session.SendAsync(HttpMethod.Get, $"/{session.Slug}/deltagare", null);
        var bytes = System.Text.Encoding.UTF8.GetByteCount(html);
        await using var r = await Baseline.StartAsync("r", options, "--rows", options.Rows.ToString(CultureInfo.InvariantCulture),
            "--bytes", bytes.ToString(CultureInfo.InvariantCulture));
        var rawPage = HttpConnection.Bytes(r.Url, HttpMethod.Get, "/deltagare");
        var (ours, theirs) = await Turns.TakeAsync(options, product, _ => page, r, _ => rawPage, Connections);
        report.Note("R: raw SQLite and hand-written HTML", theirs.Summary());
        report.Note($"participant list, {bytes} bytes of HTML", ours.Summary());
        report.AtLeast("P1 list, requests/s as share of R", ours.PerSecond / theirs.PerSecond, 0.30, detail: "aim 0.60");
        report.AtMost("P1 list, CPU as multiple of R", ours.CpuPerThousand / theirs.CpuPerThousand, 3.2, detail: "aim 1.7");
        report.AtMost("P1 list, failed requests", ours.Failed, 0);
    }
}

/// <summary>P2: everything between the socket and the page, with almost no page.</summary>
internal sealed class EmptyPage : IScenario
{
    public string Name => "empty";

    public async Task RunAsync(BenchOptions options, MiaProgram mia, Report report)
    {
        await using var running = await mia.StartAsync(await mia.DataAsync(options.Rows));
        var (product, session) = (running.Server, running.Leader);
        var page = session.Get("/session");
        await using var bare = await Baseline.StartAsync("bare", options);
        var nothing = HttpConnection.Bytes(bare.Url, HttpMethod.Get, "/");
        var (ours, theirs) = await Turns.TakeAsync(options, product, _ => page, bare, _ => nothing, 16, expected: 204);
        report.Note("bare Kestrel, empty 200", theirs.Summary());
        report.Note("empty page through the whole middleware, signed in", ours.Summary());
        report.AtMost("P2 middleware, CPU as multiple of bare Kestrel", ours.CpuPerThousand / theirs.CpuPerThousand, 6, detail: "aim 4");
        report.AtMost("P2 middleware, failed requests", ours.Failed, 0);
    }
}

/// <summary>Starts a baseline of this program in a process of its own.</summary>
internal static class Baseline
{
    public static Task<ServerProcess> StartAsync(string name, BenchOptions options, params string[] more)
    {
        var url = ServerProcess.FreeUrl();
        var file = Path.Combine(options.Work, name == "r" ? $"r-{options.Rows}.db" : $"{name}-{Guid.NewGuid():N}.db");
        return ServerProcess.StartAsync(Environment.ProcessPath!, ["serve", name, "--url", url.GetLeftPart(UriPartial.Authority), "--db", file, .. more],
            url, name == "r" ? "/deltagare" : "/");
    }
}

/// <summary>Two servers under the same load, in turns.</summary>
internal static class Turns
{
    public static async Task<(LoadResult Ours, LoadResult Theirs)> TakeAsync(BenchOptions options, ServerProcess ours, NextRequest ourNext,
        ServerProcess theirs, NextRequest theirNext, int connections, int expected = 200)
    {
        // A program of this size has thousands of methods to watch and then to compile for speed, on the one core that also answers. A minute on,
        // they still are being watched, which makes them slower than before (measured: 4.6 × R after 10 s, 2.7 × after 90 s).
        await Load.ClosedAsync(ours, connections, 20 * options.Length, ourNext, expected);
        await Load.ClosedAsync(theirs, connections, options.Length, theirNext);
        List<LoadResult> ourRuns = [], theirRuns = [];
        for (var round = 0; round < options.Rounds; round++)
        {
            ourRuns.Add(await Load.ClosedAsync(ours, connections, options.Length, ourNext, expected));
            theirRuns.Add(await Load.ClosedAsync(theirs, connections, options.Length, theirNext));
        }

        return (LoadResult.Together(ourRuns), LoadResult.Together(theirRuns));
    }
}
