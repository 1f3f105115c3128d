using System.CommandLine;
using Mia.Platform.Cli;
using Mia.Platform.Data;

namespace Mia.Host;

/// <summary>The program's commands. Without one it serves.</summary>
internal static class MiaCommands
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            // Commands are contributed by the platform and by modules; serving takes ASP.NET's own arguments and is not parsed here.
            return args is [var first, ..] && !first.StartsWith("--", StringComparison.Ordinal) || args is ["--help" or "-h" or "-?" or "--version", ..]
                ? await CommandAsync(args, [])
                : await ServeAsync(args);
        }
        catch (DataStartException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 2;
        }
    }

    /// <summary>Runs one command.</summary>
    /// <param name="args">The command and its options.</param>
    /// <param name="configuration">Settings as ASP.NET takes them: <c>--Data:Directory=…</c>.</param>
    internal static async Task<int> CommandAsync(string[] args, string[] configuration)
    {
        await using var app = MiaApplication.Build(configuration);
        return await Root(app).Parse(args).InvokeAsync();
    }

    private static async Task<int> ServeAsync(string[] args)
    {
        var opened = Task.CompletedTask;
        await using var app = MiaApplication.Build(args, services => opened = Task.Run(() => services.StartDataAsync()));
        await opened;
        foreach (var first in app.Services.GetServices<IFirstStart>()) await first.RunAsync(CancellationToken.None);
        await app.RunAsync();
        return 0;
    }

    private static RootCommand Root(WebApplication app)
    {
        var root = new RootCommand("Mia – ärendehantering och uppföljning för samordningsförbund. Utan kommando startas webbplatsen.");
        foreach (var command in app.Services.GetServices<ICliCommand>()) root.Subcommands.Add(command.Describe(app.Services));
        return root;
    }
}
