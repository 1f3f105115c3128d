using Mia.Casework.Data;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.Mapping;
using Mia.Delprojekt.StockholmNarkolepsi.Data;
using Mia.Delprojekt.StockholmNarkolepsi.Pages.EnergyMaps;
using Mia.Delprojekt.StockholmNarkolepsi.Pages.LifeAreas;
using Mia.Platform.Demo;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Delprojekt.StockholmNarkolepsi;

/// <summary>Stockholm: the participant chooses where to begin, and a two-week map of energy and rest (methods.md 14).</summary>
internal sealed class StockholmNarkolepsiModule : IModule
{
    /// <summary>Id of the tool with the participant's choice of life areas.</summary>
    public const string ChoiceTool = "livsomradesval";

    private const string Slug = "stockholm";
    private static readonly DateOnly Start = new(2018, 1, 1);

    public ModuleInfo Info { get; } = new("delprojekt.stockholm", "Stockholm", "Deltagarens val av livsområden, energikarta, målgrupp och verktygslåda för Stockholm.")
    {
        DependsOn = ["casework"], TablePrefix = "Narcolepsy",
    };

    public void Contribute(IModuleBuilder module)
    {
        module.Services.AddScoped<IDemoContributor, StockholmDemo>();
        module.Services.AddScoped<CaseOwners>().AddScoped<IChosenLifeAreas, ChosenLifeAreas>();
        module
            .Permission(StockholmPermissions.Energy, "Se och fylla i Energi och vila för deltagare man ansvarar för", Role.CaseManager, Role.SeCoach)
            .Permission(StockholmPermissions.LifeAreas, "Se och skriva in deltagarens val av livsområden", Role.CaseManager, Role.SeCoach)
            .Tool(new Tool(ChoiceTool, "Livsområdesval",
                "Visar fliken Livsområden hos deltagaren, där deltagaren väljer 1–5 områden att börja med. Kartläggningen börjar sedan där. Av: fliken försvinner, valen ligger kvar.")
            {
                Folder = "LifeAreas", Group = "Kartläggning",
            })
            .Tool(new Tool("energikarta", "Energikarta",
                "Visar Energi och vila i menyn och hos deltagaren: två veckors egna skattningar som en karta över veckan. Syns bara för den som ansvarar för ärendet. Av: menyn och fliken försvinner, kartorna ligger kvar.")
            {
                Folder = "EnergyMaps", Group = "Kartläggning", RevealsHealth = true,
            })
            .Context<NarcolepsyDbContext>()
            .Nav(new NavItem("Energi och vila", "energi", "energy") { Order = 45, Tool = "energikarta", Permission = StockholmPermissions.Energy })
            .Slot<LifeAreaTabViewComponent>(Slots.CaseTabs, 40, StockholmPermissions.LifeAreas)
            .Slot<EnergyTabViewComponent>(Slots.CaseTabs, 50, StockholmPermissions.Energy)
            .Delprojekt(new DelprojektProposal(Slug, "Stockholm", "Samordningsförbundet Stockholms stad")
            {
                Controllers = ["Stockholms stad"],
                Toolbox = ["cm", "kartlaggning", "sjalvskattning", ChoiceTool, "energikarta"],
                Labels = new Dictionary<string, string> { [LabelKeys.ResourceCouncil] = "Myndighetsgemensamt team" },
                Kommuner = ["0180"],
            })
            .InterventionTypes(Slug, "CM", "NARK-CM", "VÅRDKONT", "STUDIESTÖD", "EKONOMI")
            .EligibilityRules(Slug,
                new EligibilityRuleSeed("ALDER", "Mellan 19 och 64 år", RuleKind.Requirement, new AgeBetween(19, 64), Start),
                new EligibilityRuleSeed("ONSKAN", "Vill själv ta nya steg mot arbete eller studier", RuleKind.Requirement, new States(Statement.OwnWish, true), Start),
                new EligibilityRuleSeed("MALGRUPP", "Hör till målgruppen enligt egen uppgift", RuleKind.Requirement, new StaffJudges(), Start),
                new EligibilityRuleSeed("UNDER30", "Under 30 år", RuleKind.Information, new AgeBetween(19, 29), Start));
    }
}

/// <summary>Keys of the rights of this module.</summary>
internal static class StockholmPermissions
{
    public const string Energy = "delprojekt.stockholm.energy";
    public const string LifeAreas = "delprojekt.stockholm.areas";
}
