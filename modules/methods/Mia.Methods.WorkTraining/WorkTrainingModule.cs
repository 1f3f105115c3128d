using Mia.Casework.Data;
using Mia.Casework.Pages.Tidslinje;
using Mia.Methods.WorkTraining.Data;
using Mia.Methods.WorkTraining.Pages.WorkTraining;
using Mia.Platform.Demo;
using Mia.Platform.Modules;
using Mia.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Methods.WorkTraining;

/// <summary>Work training at social enterprises and other workplaces: placements, planned hours and active hours (methods.md 6).</summary>
internal sealed class WorkTrainingModule : IModule
{
    public ModuleInfo Info { get; } = new("methods.worktraining", "Arbetsträning", "Arbetsplatser, placeringar och närvaro vecka för vecka.")
    {
        DependsOn = ["casework"], TablePrefix = "WorkTraining",
    };

    public void Contribute(IModuleBuilder module)
    {
        module.Services.AddScoped<IDemoContributor, WorkTrainingDemo>();
        module
            .Permission(WorkTrainingPermissions.Read, "Se placeringar och närvaro", Role.CaseManager, Role.SeCoach, Role.WorkTrainingCoordinator, Role.ProjectLeader)
            .Permission(WorkTrainingPermissions.Write, "Lägga till placeringar och rapportera närvaro", Role.SeCoach, Role.WorkTrainingCoordinator)
            .Permission(WorkTrainingPermissions.Workplaces, "Lägga till och ändra arbetsplatser", Role.SeCoach, Role.WorkTrainingCoordinator, Role.ProjectLeader)
            .Tool(new Tool("arbetstraning", "Arbetsträning",
                "Visar sidorna Arbetsplatser och Närvaro i menyn, fliken Arbetsträning hos deltagaren, kortet om veckans placeringar och insatserna arbetsträning, arbetsprövning och praktik. Av: allt det försvinner, placeringar och närvaro ligger kvar och syns igen när verktyget slås på."))
            .InterventionsOf("arbetstraning", "ARBTR-ASF", "ARBTR-ANN", "ARBPR", "PRAKTIK")
            .Context<WorkTrainingDbContext>()
            .Timeline<PlacementTimeline>()
            .Nav(new NavItem("Närvaro", "narvaro", "week") { Group = "Arbetsträning", Order = 20, Tool = "arbetstraning", Permission = WorkTrainingPermissions.Read })
            .Nav(new NavItem("Arbetsplatser", "arbetsplatser", "place") { Group = "Arbetsträning", Order = 21, Tool = "arbetstraning", Permission = WorkTrainingPermissions.Read })
            .Slot<PlacementsThisWeekViewComponent>(Slots.StartMain, 35, WorkTrainingPermissions.Read)
            .Slot<WorkTrainingTabViewComponent>(Slots.CaseTabs, 30, WorkTrainingPermissions.Read);
    }
}

/// <summary>Keys of the rights of this module.</summary>
internal static class WorkTrainingPermissions
{
    public const string Read = "methods.worktraining.placement.read";
    public const string Write = "methods.worktraining.placement.write";
    public const string Workplaces = "methods.worktraining.workplace.write";
}
