using System.CommandLine;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Cli;

/// <summary><c>mia user</c>: accounts from the server's own console, for the day when nobody can sign in.</summary>
internal sealed class UserCommand : ICliCommand
{
    private readonly Argument<string> _email = new("epost") { Description = "Kontots e-postadress." };

    public Command Describe(IServiceProvider services) => new("user", "Konton: bjud in, stäng, öppna, nollställ tvåstegsinloggning.")
    {
        Invite(services),
        OnAccount(services, "disable", "Stänger ett konto och loggar ut det överallt.", (accounts, user, ct) => accounts.DisableAsync(user, ct)),
        OnAccount(services, "enable", "Öppnar ett stängt konto.", (accounts, user, ct) => accounts.EnableAsync(user, ct)),
        OnAccount(services, "reset", "Tar bort andra steget. Personen ställer in ett nytt vid nästa inloggning.", (accounts, user, ct) => accounts.ResetSecondStepAsync(user, ct)),
    };

    private Command Invite(IServiceProvider services)
    {
        var name = new Option<string>("--namn") { Required = true, Description = "Namn som kollegor ser." };
        var role = new Option<Role>("--roll") { Required = true, Description = $"En av {string.Join(", ", Enum.GetNames<Role>())}." };
        var where = new Option<string?>("--delprojekt") { Description = "Delprojektets adress (slug). Utelämnas för SystemAdmin och ForbundDirector." };
        var command = new Command("invite", "Bjuder in en person. Länken skrivs ut en gång.") { _email, name, role, where };
        command.SetAction((parsed, ct) => RunAsync(services, async scope =>
        {
            var directory = scope.GetRequiredService<IDelprojektDirectory>();
            Guid? delprojekt = parsed.GetValue(where) is { } slug
                ? (directory.Find(slug) ?? throw new RuleException($"Delprojektet {slug} finns inte.")).Id : null;
            var accounts = scope.GetRequiredService<IAccounts>();
            var today = scope.GetRequiredService<TimeProvider>().Today();
            var user = await accounts.CreateAsync(parsed.GetRequiredValue(_email), parsed.GetRequiredValue(name), ct);
            // The role is given to an account that is looked up.
            await scope.GetRequiredService<PlatformDbContext>().SaveChangesAsync(ct);
            await accounts.GiveRoleAsync(user.Id, parsed.GetValue(role), delprojekt, null, today, null, ct);
            return $"Skicka länken till personen, den fungerar en gång: {await accounts.LinkAsync(user, ct)}";
        }, ct));
        return command;
    }

    private Command OnAccount(IServiceProvider services, string verb, string description, Func<IAccounts, User, CancellationToken, Task> change)
    {
        var command = new Command(verb, description) { _email };
        command.SetAction((parsed, ct) => RunAsync(services, async scope =>
        {
            var email = parsed.GetRequiredValue(_email).ToUpperInvariant();
            var user = await scope.GetRequiredService<PlatformDbContext>().Set<User>().SingleOrDefaultAsync(u => u.NormalizedEmail == email, ct)
                ?? throw new RuleException("Det finns inget konto med den adressen.");
            await change(scope.GetRequiredService<IAccounts>(), user, ct);
            return "Klart.";
        }, ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, Func<IServiceProvider, Task<string>> work, CancellationToken ct)
    {
        await services.StartDataAsync(ct);
        try
        {
            var answer = await services.GetRequiredService<IServiceScopeFactory>().RunAsSystemAsync(scope =>
                scope.GetRequiredService<DataSession>().WriteAsync(_ => work(scope), ct));
            await Console.Out.WriteLineAsync(answer);
            return 0;
        }
        catch (RuleException rule)
        {
            await Console.Error.WriteLineAsync(rule.Message);
            return 1;
        }
    }
}
