using System.Globalization;
using Mia.Benchmarks.Measuring;
using Mia.Benchmarks.Product;

namespace Mia.Benchmarks.Scenarios;

/// <summary>
/// P9: how the time of a request grows with the number of participants. The exponent is the slope of a straight line through the logarithms:
/// 0 does not grow, 1 grows in proportion.
/// </summary>
internal sealed class Growth : IScenario
{
    private static readonly string[] Actions = ["list", "search by name", "search by number", "participant page", "save contact"];

    public string Name => "growth";

    public async Task RunAsync(BenchOptions options, MiaProgram mia, Report report)
    {
        int[] sizes = [options.Rows / 100, options.Rows / 10, options.Rows];
        var cost = Actions.ToDictionary(a => a, _ => new List<double>());
        foreach (var size in sizes)
        {
            await using var running = await mia.StartAsync(await mia.DataAsync(size));
            var (product, session) = (running.Server, running.Leader);
            foreach (var (action, next, expected) in await RequestsAsync(running))
            {
                await Load.ClosedAsync(product, 2, TimeSpan.FromSeconds(2), next, expected);
                var run = await Load.ClosedAsync(product, 2, options.Length, next, expected);
                if (run.Failed > 0) throw new InvalidOperationException($"{action} at {size}: {run.Summary()}");
                // CPU time, since a machine that does other things too disturbs it least.
                cost[action].Add(run.CpuPerThousand);
            }
        }

        foreach (var action in Actions)
        {
            var figures = string.Join(", ", cost[action].Select(c => c.ToString("0.00", CultureInfo.InvariantCulture)));
            report.AtMost($"P9 growth exponent, {action}", Slope(sizes, cost[action]), 0.25, detail: $"{figures} ms CPU at {string.Join(", ", sizes)}");
        }
    }

    private static async Task<(string, NextRequest, int)[]> RequestsAsync(Running running)
    {
        var session = running.Leader;
        var list = session.Get($"/{session.Slug}/deltagare");
        var people = (await session.ParticipantsAsync()).Select(session.Get).ToArray();
        var name = await SearchForm.PostAsync(session, "Påhittsdotter Testa");
        var number = await SearchForm.PostAsync(session, "19850101-2384");
        var save = await ContactForm.PostsAsync(running.CaseManager);
        return
        [
            (Actions[0], _ => list, 200), (Actions[1], _ => name, 200), (Actions[2], _ => number, 200),
            (Actions[3], n => people[n % people.Length], 200), (Actions[4], save, ContactForm.Saved),
        ];
    }

    /// <summary>Slope of log(cost) over log(size), by least squares.</summary>
    private static double Slope(int[] sizes, List<double> costs)
    {
        var points = sizes.Zip(costs, (s, c) => (X: Math.Log(s), Y: Math.Log(c))).ToArray();
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
    }
}

/// <summary>The search of the participant list. It posts, since a name must not stand in an address.</summary>
internal static class SearchForm
{
    public static async Task<byte[]> PostAsync(Session session, string text)
    {
        var form = await session.FormAsync($"/{session.Slug}/sok", "main form[method=post]:has(input[type=search])");
        form.Fields[form.Element.QuerySelector("input[type=search]")!.GetAttribute("name")!] = text;
        return session.Post(form);
    }
}

/// <summary>A page asks the database as often for 25 rows as for one.</summary>
internal sealed class StatementsPerPage : IScenario
{
    public string Name => "sql";

    public async Task RunAsync(BenchOptions options, MiaProgram mia, Report report)
    {
        var few = await CountAsync(mia, 30);
        var many = await CountAsync(mia, options.Rows / 10);
        foreach (var (page, statements) in many)
            report.AtMost($"SQL statements, {page}", statements, few[page], detail: $"limit is the count at 30 participants");
    }

    private static async Task<Dictionary<string, int>> CountAsync(MiaProgram mia, int participants)
    {
        await using var running = await mia.StartAsync(await mia.DataAsync(participants), logSql: true);
        var (product, session) = (running.Server, running.Leader);
        var people = await session.ParticipantsAsync();
        var pages = new Dictionary<string, string>
        {
            ["start"] = $"/{session.Slug}/start", ["list"] = $"/{session.Slug}/deltagare", ["participant"] = people[0],
            ["interventions"] = people[0] + "/insatser", ["inbox"] = $"/{session.Slug}/inkorg", ["target board"] = $"/{session.Slug}/mal",
        };
        var counts = new Dictionary<string, int>();
        foreach (var (name, path) in pages)
        {
            await session.PageAsync(path);
            await Task.Delay(200);
            var before = product.Statements;
            await session.PageAsync(path);
            await Task.Delay(200);
            counts[name] = product.Statements - before;
        }

        return counts;
    }
}
