using System.CommandLine;
using Mia.Platform.Data;
using Mia.Platform.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Cli;

/// <summary><c>mia migrate</c>: takes a backup and brings the database to this version of the program.</summary>
internal sealed class MigrateCommand : ICliCommand
{
    public Command Describe(IServiceProvider services)
    {
        var command = new Command("migrate", "Uppdaterar databasen till den här versionen. En säkerhetskopia tas först om något ska ändras.");
        command.SetAction(async (_, ct) =>
        {
            await services.StartDataAsync(ct);
            await Console.Out.WriteLineAsync("Databasen är uppdaterad.");
            return 0;
        });
        return command;
    }
}

/// <summary><c>mia purge --dry-run</c>: removes for good what is due, or says what would be removed.</summary>
internal sealed class PurgeCommand : ICliCommand
{
    public Command Describe(IServiceProvider services)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Visa bara vad som skulle gallras." };
        var command = new Command("purge", "Gallrar det som har passerat sin tid.") { dryRun };
        command.SetAction(async (parsed, ct) =>
        {
            await services.StartDataAsync(ct);
            var dry = parsed.GetValue(dryRun);
            var lines = await services.GetRequiredService<IServiceScopeFactory>().RunAsSystemAsync(async scope =>
            {
                var purge = scope.GetRequiredService<PurgeRun>();
                return dry ? await purge.DryRunAsync(ct) : await purge.RunAsync(ct);
            });
            foreach (var line in lines) await Console.Out.WriteLineAsync($"{line.Name}: {line.Rows} rader {(dry ? "skulle gallras" : "gallrade")}.");
            return 0;
        });
        return command;
    }
}
