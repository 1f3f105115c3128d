using Mia.Benchmarks.Product;

namespace Mia.Benchmarks.Scenarios;

/// <summary>Something to measure.</summary>
internal interface IScenario
{
    /// <summary>Word on the command line.</summary>
    string Name { get; }

    /// <summary>Measures and reports.</summary>
    Task RunAsync(BenchOptions options, MiaProgram mia, Report report);
}

/// <summary>All scenarios, in the order in which they run.</summary>
internal static class Catalogue
{
    private static readonly IScenario[] All =
        [new DemoTime(), new FirstPage(), new ListPage(), new EmptyPage(), new ContactSaves(), new MixedLoad(), new DailyPages(), new LongTimeline(), new Growth(), new StatementsPerPage(), new Memory()];

    /// <summary>Whether the word names a scenario, or all.</summary>
    public static bool Knows(string what) => what == "all" || Array.Exists(All, s => s.Name == what);

    /// <summary>The scenario, or all.</summary>
    public static IEnumerable<IScenario> For(string what) => All.Where(s => what == "all" || s.Name == what);
}
