using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Skattningar;
using Mia.Platform.Modules;
using Mia.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>What mapping, network and self-ratings add to the module.</summary>
internal static class MappingServices
{
    /// <summary>Id of the tool that holds mapping and network.</summary>
    public const string MappingTool = "kartlaggning";

    /// <summary>Id of the tool that holds self-ratings.</summary>
    public const string RatingTool = "sjalvskattning";

    // methods.md 21.3: the case manager writes, the coach reads, nobody else sees it. The coach who has a case alone writes too, see CaseDesk.
    public static IModuleBuilder AddMapping(this IModuleBuilder module)
    {
        const Role cm = Role.CaseManager, se = Role.SeCoach;
        module.Services.AddSingleton<LifeAreaStore>().AddSingleton<ILifeAreas>(sp => sp.GetRequiredService<LifeAreaStore>()).AddSingleton<IInMemory, LifeAreasInMemory>();
        module.Services.AddScoped<MappingDesk>().AddScoped<RatingDesk>();
        return module
            .Permission(CaseworkPermissions.ReadMapping, "Läsa kartläggning och skattningar i sina ärenden", cm, se)
            .Permission(CaseworkPermissions.WriteMapping, "Skriva kartläggning och nätverk i sina ärenden", cm, se)
            .Permission(CaseworkPermissions.WriteRatings, "Skriva in skattningar i sina ärenden", cm, se)
            .Permission(CaseworkPermissions.WriteLifeAreas, "Bestämma vilka livsområden delprojektet frågar om", Role.ProjectLeader, Role.DelprojektAdmin, Role.SystemAdmin)
            .Tool(new Tool(MappingTool, "Kartläggning",
                "Visar fliken Kartläggning hos deltagaren, med livsområden, nätverkskarta och Min sammanfattning. Av: fliken försvinner, det som är skrivet ligger kvar.")
            {
                Folder = "Kartlaggning", Group = "Kartläggning", OnByDefault = true,
            })
            .Tool(new Tool(RatingTool, "Självskattning",
                "Visar fliken Skattningar hos deltagaren: nöjdhet, vikt och hopp per livsområde över tid. Av: fliken försvinner, skattningarna ligger kvar.")
            {
                Folder = "Skattningar", Group = "Kartläggning", OnByDefault = true,
            })
            .Alerts<MappingAlerts>()
            .Alerts<RatingAlerts>()
            .Slot<MappingTab>(Slots.CaseTabs, 10, CaseworkPermissions.ReadMapping)
            .Slot<RatingTab>(Slots.CaseTabs, 20, CaseworkPermissions.ReadMapping)
            .Slot<MappingCard>(Slots.CaseOverview, 10, CaseworkPermissions.ReadMapping)
            .Slot<RatingCard>(Slots.CaseOverview, 20, CaseworkPermissions.ReadMapping)
            .Nav(new NavItem("Livsområden", "livsomraden", "step") { Group = "Inställningar", Order = 95, Permission = CaseworkPermissions.WriteLifeAreas });
    }
}
