using Mia.Casework.Data;
using Mia.Casework.Domain.Intake;
using Mia.Delprojekt.OstraSodertorn.Pages.SharedCases;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Security;

namespace Mia.Delprojekt.OstraSodertorn;

/// <summary>Östra Södertörn: case managers and SE coaches who share cases, one KBT consultant for all, Resursrådet (methods.md 15).</summary>
internal sealed class OstraSodertornModule : IModule
{
    private const string Slug = "ostra-sodertorn";
    private static readonly DateOnly Start = new(2017, 4, 1);
    private static readonly string[] Kommuner = ["0136", "0138", "0192"];

    public ModuleInfo Info { get; } = new("delprojekt.ostra-sodertorn", "Östra Södertörn", "Delade ärenden mellan CM och SE, målgrupp och verktygslåda för Östra Södertörn.")
    {
        DependsOn = ["casework"],
    };

    public void Contribute(IModuleBuilder module) => module
        .Permission(SharedCasesPermissions.Read, "Se delade ärenden mellan CM och SE", Role.CaseManager, Role.SeCoach, Role.CbtConsultant, Role.ProjectLeader)
        .Tool(new Tool("delade-arenden", "Delade ärenden",
            "Visar sidan Delade ärenden, där deltagare som har både CM och SE står sida vid sida med ansvarig och senaste kontakt, och kortet på startsidan. Av: sidan och kortet försvinner, ärendena är som förut.")
        {
            Folder = "SharedCases", Group = "Samverkan", Needs = ["cm", "se"],
        })
        .Nav(new NavItem("Delade ärenden", "delade-arenden", "group") { Order = 40, Tool = "delade-arenden", Permission = SharedCasesPermissions.Read })
        .Slot<SharedCasesViewComponent>(Slots.StartMain, 40, SharedCasesPermissions.Read)
        .Delprojekt(new DelprojektProposal(Slug, "Östra Södertörn", "Samordningsförbundet Östra Södertörn")
        {
            Controllers = ["Haninge kommun", "Tyresö kommun", "Nynäshamns kommun"],
            Toolbox = ["cm", "se", "kartlaggning", "sjalvskattning", "kbt", "arbetstraning", "delade-arenden"],
            Labels = new Dictionary<string, string> { [LabelKeys.ResourceCouncil] = "Resursrådet" },
            Kommuner = Kommuner,
        })
        .InterventionTypes(Slug, "CM", "SE", "KBT", "ARBTR-ASF", "ARBTR-ANN", "ARBPR", "PRAKTIK", "GRUPP-DIG", "MGT")
        .EligibilityRules(Slug,
            new EligibilityRuleSeed("ALDER", "Mellan 18 och 64 år", RuleKind.Requirement, new AgeBetween(18, 64), Start),
            new EligibilityRuleSeed("BOSATT", "Bor i Haninge, Tyresö eller Nynäshamn", RuleKind.Requirement, new LivesIn(Kommuner), Start),
            new EligibilityRuleSeed("SAMORDNAT", "Behöver samordnat stöd", RuleKind.Requirement, new StaffJudges(), Start),
            new EligibilityRuleSeed("ARBETE", "Har inte arbetat på länge, ett år eller mer", RuleKind.Requirement,
                new WithoutWork("1-2", "2-4", "4-6", "6-9", "9-", "ALDRIG"), Start));
}

/// <summary>Keys of the rights of this module.</summary>
internal static class SharedCasesPermissions
{
    public const string Read = "delprojekt.ostra-sodertorn.shared.read";
}
