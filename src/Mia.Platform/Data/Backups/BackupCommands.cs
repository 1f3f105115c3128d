using System.CommandLine;
using Mia.Platform.Cli;
using Mia.Platform.Data.Logs;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Data.Backups;

/// <summary><c>mia backup</c>.</summary>
internal sealed class BackupCommand : ICliCommand
{
    public Command Describe(IServiceProvider services)
    {
        var to = new Option<string?>("--to") { Description = "Mapp att skriva till. Annars den som är inställd." };
        var command = new Command("backup", "Gör en krypterad säkerhetskopia och provläser den. Mia kan vara igång.") { to };
        command.SetAction((parsed, ct) => Outcome.Of(async () =>
        {
            var made = await services.GetRequiredService<BackupStore>().MakeAsync(parsed.GetValue(to), ct);
            await Console.Out.WriteLineAsync($"Säkerhetskopian är klar och provläst: {made.File}");
            await Console.Out.WriteLineAsync($"Intyg att spara utanför servern: {made.Heads}");
        }));
        return command;
    }
}

/// <summary><c>mia restore</c>.</summary>
internal sealed class RestoreCommand : ICliCommand
{
    public Command Describe(IServiceProvider services)
    {
        var file = new Argument<string>("fil") { Description = "Säkerhetskopian." };
        var command = new Command("restore", "Lägger tillbaka en säkerhetskopia. Mia måste vara stoppad. Det som fanns flyttas undan.") { file };
        command.SetAction((parsed, ct) => Outcome.Of(async () =>
        {
            var aside = await services.GetRequiredService<BackupStore>().RestoreAsync(parsed.GetValue(file)!, ct);
            await Console.Out.WriteLineAsync($"Klart. Det som fanns tidigare ligger i {aside}");
        }));
        return command;
    }
}

/// <summary><c>mia verify</c>.</summary>
internal sealed class VerifyCommand : ICliCommand
{
    public Command Describe(IServiceProvider services)
    {
        var change = new Option<string[]>("--change-head") { Description = "Intyg om ändringsloggens slut, nummer:hash. Kan anges flera gånger." };
        var access = new Option<string[]>("--access-head") { Description = "Intyg om åtkomstloggens slut, nummer:hash. Kan anges flera gånger." };
        var command = new Command("verify", "Kontrollerar databas och loggar från början till slut. Mia kan vara igång.") { change, access };
        command.SetAction((parsed, ct) => Outcome.Of(async () =>
        {
            var problems = await services.GetRequiredService<BackupStore>().VerifyAsync(
                [.. (parsed.GetValue(change) ?? []).Select(ChainHead.Parse)], [.. (parsed.GetValue(access) ?? []).Select(ChainHead.Parse)], ct);
            if (problems.Count > 0)
                throw new DataStartException(string.Join(Environment.NewLine, problems), "The data did not pass the check.");
            await Console.Out.WriteLineAsync("Allt är helt.");
        }));
        return command;
    }
}

/// <summary>What a command says and answers.</summary>
internal static class Outcome
{
    public static async Task<int> Of(Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (Exception e) when (e is DataStartException or FormatException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
