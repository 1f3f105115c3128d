using System.CommandLine;
using Mia.Platform.Data;
using Mia.Platform.Data.Logs;
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

/// <summary><c>mia verify</c>: recomputes the chains of the change log and the access log.</summary>
internal sealed class VerifyCommand : ICliCommand
{
    public Command Describe(IServiceProvider services)
    {
        var command = new Command("verify", "Kontrollerar att ändringsloggen och åtkomstloggen är hela. Slutkod 1 om något har ändrats eller tagits bort.");
        command.SetAction(async (_, ct) =>
        {
            await services.StartDataAsync(ct);
            var changes = await services.GetRequiredService<ChangeLog>().VerifyAsync([], ct);
            var access = await services.GetRequiredService<AccessLog>().VerifyAsync([], ct);
            await Console.Out.WriteLineAsync(Line("Ändringsloggen", changes));
            await Console.Out.WriteLineAsync(Line("Åtkomstloggen", access));
            return changes.Ok && access.Ok ? 0 : 1;
        });
        return command;
    }

    private static string Line(string log, ChainReport report) => report.Ok
        ? $"{log} är hel ({report.Rows} rader)."
        : $"{log} är INTE hel vid rad {report.BadSeq}: {report.Reason}";
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
