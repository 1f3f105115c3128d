using Mia.FollowUp.Data;
using Mia.FollowUp.Numbers;
using Mia.FollowUp.Pages.Targets;
using Mia.Platform.Modules;
using Mia.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.FollowUp;

/// <summary>Follow-up: targets, and the numbers they are compared with.</summary>
internal sealed class FollowUpModule : IModule
{
    /// <inheritdoc />
    public ModuleInfo Info { get; } = new("followup", "Uppföljning", "Mål, utfall och definitioner, uppdelat på kön och utan att någon kan kännas igen.")
    {
        DependsOn = ["casework"], Required = true, TablePrefix = "FollowUp",
    };

    /// <inheritdoc />
    public void Contribute(IModuleBuilder module)
    {
        module.Services.AddSingleton<BoardReader>();
        module.Services.AddScoped<TargetSeeder>();
        module
            .Permission(FollowUpPermissions.ReadTargets, "Se måltavlan", Role.CaseManager, Role.SeCoach, Role.CbtConsultant,
                Role.WorkTrainingCoordinator, Role.ProjectLeader, Role.Registrar, Role.Statistician, Role.ProjectEconomist, Role.ForbundDirector)
            .Permission(FollowUpPermissions.ListTargets, "Se ärendena bakom ett tal på måltavlan", Role.CaseManager, Role.SeCoach, Role.ProjectLeader, Role.Registrar)
            .Permission(FollowUpPermissions.ExportTargets, "Ladda ner måltavlan", Role.ProjectLeader, Role.Statistician, Role.ProjectEconomist, Role.ForbundDirector)
            .Permission(FollowUpPermissions.WriteTargets, "Ändra mål och definitioner", Role.ProjectLeader, Role.ForbundDirector)
            .Context<FollowUpDbContext>()
            .SetUp<FollowUpSetUp>()
            .Slot<TargetsInShortViewComponent>(Slots.StartMain, 25, FollowUpPermissions.ExportTargets)
            .Nav(new NavItem("Måltavla", "mal", "target") { Group = "Uppföljning", Order = 10, PhoneOrder = 60, Permission = FollowUpPermissions.ReadTargets })
            .Nav(new NavItem("Skriv ut måltavlan", "mal/utskrift", "print") { Order = 60, InMenu = false, Permission = FollowUpPermissions.ReadTargets });
    }
}

/// <summary>Keys of the rights of this module.</summary>
public static class FollowUpPermissions
{
    /// <summary>See the board.</summary>
    public const string ReadTargets = "followup.targets.read";

    /// <summary>See the cases behind a number.</summary>
    public const string ListTargets = "followup.targets.list";

    /// <summary>Take the board as a file.</summary>
    public const string ExportTargets = "followup.targets.export";

    /// <summary>Decide targets.</summary>
    public const string WriteTargets = "followup.targets.write";
}
