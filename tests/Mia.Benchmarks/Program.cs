using System.Globalization;
using Mia.Benchmarks;
using Mia.Benchmarks.Product;
using Mia.Benchmarks.Scenarios;
using Mia.Benchmarks.Servers;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length > 0 && args[0] == "serve") return await BaselineServers.RunAsync(args[1..]);

var options = BenchOptions.Parse(args);
if (options is null)
{
    Console.WriteLine(BenchOptions.Help);
    return args is ["help"] or ["--help"] ? 0 : 1;
}

var mia = new MiaProgram(options);
var report = new Report();
try
{
    foreach (var scenario in Catalogue.For(options.What))
    {
        Console.Error.WriteLine($"== {scenario.Name}");
        await scenario.RunAsync(options, mia, report);
    }
}
finally
{
    Console.WriteLine(report.ToMarkdown());
}

return report.AllMet ? 0 : 2;
