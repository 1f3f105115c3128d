using System.Diagnostics;
using Mia.Benchmarks.Measuring;

namespace Mia.Benchmarks.Product;

/// <summary>The built product: publishing, demo data and starting.</summary>
internal sealed class MiaProgram(BenchOptions options)
{
    private string? _program;

    /// <summary>Where the solution stands: the nearest folder above this program that holds it.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The program, published once as in production: Release, ReadyToRun.</summary>
    public async Task<string> PathAsync()
    {
        if (options.Mia is not null) return options.Mia;
        if (_program is not null) return _program;
        var output = Path.Combine(options.Work, "published");
        var runtime = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        await RunAsync("dotnet", ["publish", "Mia.Host.csproj", "-c", "Release", "-r", runtime, "--self-contained", "true",
            "-p:PublishReadyToRun=true", "-p:PublishReadyToRunComposite=true", "-v", "q", "--nologo", "-o", output], Root);
        return _program = Path.Combine(output, OperatingSystem.IsWindows() ? "mia.exe" : "mia");
    }

    /// <summary>Builds what <c>dotnet run -c Release</c> starts.</summary>
    public static Task BuildAsync() => RunAsync("dotnet", ["build", "Mia.Host.csproj", "-c", "Release", "-v", "q", "--nologo"], Root);

    /// <summary>A folder with that many participants, made by <c>mia demo</c> and kept for the next run.</summary>
    public async Task<string> DataAsync(int participants)
    {
        var folder = Path.Combine(options.Work, $"data-{participants}");
        var done = Path.Combine(folder, "complete.txt");
        if (File.Exists(done)) return folder;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        await DemoAsync(folder, ["--participants", $"{participants}", "--years", "3", "--seed", "1", "--contacts", "few"]);
        await File.WriteAllTextAsync(done, "");
        return folder;
    }

    /// <summary>Runs <c>mia demo</c>.</summary>
    public async Task<TimeSpan> DemoAsync(string folder, IEnumerable<string> args)
    {
        var program = await PathAsync();
        var clock = Stopwatch.StartNew();
        await RunAsync(program, ["demo", .. args], Path.GetDirectoryName(program)!, Surroundings(folder));
        return clock.Elapsed;
    }

    /// <summary>Starts the server on a folder with data; its project leader and a case manager sign in.</summary>
    public async Task<Running> StartAsync(string folder, bool logSql = false, bool oneCore = true)
    {
        var program = await PathAsync();
        var url = ServerProcess.FreeUrl();
        var surroundings = Surroundings(folder);
        if (logSql) surroundings["Logging__LogLevel__Microsoft.EntityFrameworkCore.Database.Command"] = "Information";
        var server = await ServerProcess.StartAsync(program, ["--urls", url.GetLeftPart(UriPartial.Authority)], url, "/logga-in", surroundings,
            Path.GetDirectoryName(program), oneCore);
        var running = new Running(server, new Session(url, options.Slug), new Session(url, options.Slug));
        await running.Leader.SignInAsync($"projektledare@{options.Slug}.demo");
        await running.CaseManager.SignInAsync($"cm@{options.Slug}.demo");
        return running;
    }

    /// <summary>Development has the demo accounts; logging as in production, so that it costs the same.</summary>
    public static Dictionary<string, string> Surroundings(string folder) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["Mia__Data__Directory"] = folder,
        ["Demo__Participants"] = "0",
        ["Logging__LogLevel__Default"] = "Warning",
        ["DOTNET_gcServer"] = "0",
    };

    private static async Task RunAsync(string program, IEnumerable<string> args, string folder, IReadOnlyDictionary<string, string>? surroundings = null)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in surroundings ?? new Dictionary<string, string>()) start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{await output}\n{await errors}");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Mia.Modular.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("Run the benchmarks from a checkout of the solution.");
    }
}

/// <summary>The running product.</summary>
/// <param name="Server">Its process.</param>
/// <param name="Leader">Sees the whole delprojekt.</param>
/// <param name="CaseManager">Answers for cases, so may save contacts.</param>
internal sealed record Running(ServerProcess Server, Session Leader, Session CaseManager) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        Leader.Dispose();
        CaseManager.Dispose();
        await Server.DisposeAsync();
    }
}
