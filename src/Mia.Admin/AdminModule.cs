using Mia.Platform.Modules;
using Mia.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Admin;

/// <summary>Accounts, roles, toolboxes, delprojekt, log review and operations.</summary>
public sealed class AdminModule : IModule
{
    /// <inheritdoc />
    public ModuleInfo Info { get; } = new("admin", "Administration", "Konton, roller, verktyg, delprojekt, loggranskning och drift.") { Required = true, DependsOn = ["casework"] };

    /// <inheritdoc />
    public void Contribute(IModuleBuilder module)
    {
        module.Services.AddScoped<AdminScope>().AddScoped<Pages.Administration.LogSampleModel.Sample>();
        module
            .Permission(Permissions.Start, "Se administrationens startsida", Role.SystemAdmin, Role.DelprojektAdmin)
            .Permission(Permissions.Tools, "Slå på och stänga av verktyg", Role.SystemAdmin, Role.DelprojektAdmin)
            .Permission(Permissions.Delprojekt, "Lägga upp, ändra och stänga delprojekt", Role.SystemAdmin)
            .Permission(Permissions.Accounts, "Bjuda in, ändra och stänga konton och roller", Role.SystemAdmin, Role.DelprojektAdmin)
            .Permission(Permissions.Log, "Granska loggen över läsningar och ändringar", Role.SystemAdmin, Role.DelprojektAdmin)
            .Permission(Permissions.Operations, "Se och starta jobb och säkerhetskopior", Role.SystemAdmin)
            .Permission(Permissions.CodeLists, "Se kodlistor", Role.SystemAdmin, Role.DelprojektAdmin)
            .Permission(Permissions.CodeListsWrite, "Lägga till, ändra och avsluta koder", Role.SystemAdmin)
            .Permission(Permissions.Settings, "Se och ändra gränsvärden", Role.SystemAdmin, Role.DelprojektAdmin)
            .Permission(Permissions.Rights, "Se vilka roller som får göra vad", Role.SystemAdmin, Role.DelprojektAdmin);

        const string people = "Konton och verktyg";
        const string safety = "Säkerhet och drift";
        module
            .Nav(new NavItem("Administration", "/admin", "today") { Group = people, Order = 900, PhoneOrder = 900, Permission = Permissions.Start })
            .Nav(new NavItem("Konton", "/admin/konton", "account") { Group = people, Order = 901, PhoneOrder = 901, Permission = Permissions.Accounts })
            .Nav(new NavItem("Verktyg", "/admin/verktyg", "tools") { Group = people, Order = 902, PhoneOrder = 902, Permission = Permissions.Tools })
            .Nav(new NavItem("Delprojekt", "/admin/delprojekt", "place") { Group = people, Order = 903, Permission = Permissions.Delprojekt })
            .Nav(new NavItem("Behörigheter", "/admin/behorigheter", "shield") { Group = people, Order = 904, Permission = Permissions.Rights })
            .Nav(new NavItem("Kodlistor", "/admin/kodlistor", "plan") { Group = people, Order = 905, Permission = Permissions.CodeLists })
            .Nav(new NavItem("Gränsvärden", "/admin/gransvarden", "target") { Group = people, Order = 906, Permission = Permissions.Settings })
            .Nav(new NavItem("Loggranskning", "/admin/logg", "eye") { Group = safety, Order = 910, PhoneOrder = 910, Permission = Permissions.Log })
            .Nav(new NavItem("Jobb", "/admin/jobb", "server") { Group = safety, Order = 911, Permission = Permissions.Operations })
            .Nav(new NavItem("Säkerhetskopior", "/admin/sakerhetskopior", "download") { Group = safety, Order = 912, Permission = Permissions.Operations });
        module
            .Nav(new NavItem("Nytt konto", "/admin/konton/nytt", "account") { Order = 901, InMenu = false, Permission = Permissions.Accounts })
            .Nav(new NavItem("Nytt delprojekt", "/admin/delprojekt/nytt", "place") { Order = 903, InMenu = false, Permission = Permissions.Delprojekt })
            .Nav(new NavItem("Stickprov i loggen", "/admin/logg/stickprov", "eye") { Order = 910, InMenu = false, Permission = Permissions.Log });
        module.Nav(new NavItem("Mitt konto", "/mitt-konto", "account") { Group = Web.Shell.NavGroups.Account, Order = 990 });
    }
}

/// <summary>Keys of the module's rights.</summary>
internal static class Permissions
{
    public const string Start = "admin.start";
    public const string Tools = "admin.tools";
    public const string Delprojekt = "admin.delprojekt";
    public const string Accounts = "admin.accounts";
    public const string Log = "admin.log";
    public const string Operations = "admin.operations";
    public const string CodeLists = "admin.codelists";
    public const string CodeListsWrite = "admin.codelists.write";
    public const string Settings = "admin.settings";
    public const string Rights = "admin.rights";
}
