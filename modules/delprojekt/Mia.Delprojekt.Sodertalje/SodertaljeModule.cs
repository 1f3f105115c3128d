using Mia.Casework.Data;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.People;
using Mia.Delprojekt.Sodertalje.Pages.PriorityGroups;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Security;

namespace Mia.Delprojekt.Sodertalje;

/// <summary>Södertälje: priority groups at intake, work training first, IPS and Bostonmodellen (methods.md 1.5, 15).</summary>
internal sealed class SodertaljeModule : IModule
{
    private const string Slug = "sodertalje";
    private static readonly DateOnly Start = new(2017, 4, 1);

    public ModuleInfo Info { get; } = new("delprojekt.sodertalje", "Södertälje", "Prioriterade grupper vid intag, målgrupp och verktygslåda för Södertälje.")
    {
        DependsOn = ["casework"],
    };

    public void Contribute(IModuleBuilder module) => module
        .Permission(PriorityPermissions.Read, "Se prioriterade grupper vid intag", Role.CaseManager, Role.SeCoach, Role.ProjectLeader)
        .Tool(new Tool("prioriterade-grupper", "Prioriterade grupper",
            "Visar vid varje anmälan vilka prioriterade grupper personen hör till: ja, nej eller inte känt. Sorterar aldrig bort någon. Av: rutan försvinner vid anmälan, målgruppsprövningen är kvar.")
        {
            Folder = "PriorityGroups", Group = "Intag",
        })
        .Slot<PriorityGroupsViewComponent>(Slots.Referral, 20, PriorityPermissions.Read)
        .Delprojekt(new DelprojektProposal(Slug, "Södertälje", "Samordningsförbundet i Södertälje")
        {
            Controllers = ["Södertälje kommun"],
            Toolbox = ["cm", "se", "kartlaggning", "sjalvskattning", "arbetstraning", "prioriterade-grupper"],
            Labels = new Dictionary<string, string> { [LabelKeys.ResourceCouncil] = "Myndighetsgemensamt team", [LabelKeys.Plan] = "Genomförandeplan" },
            Kommuner = ["0181"],
        })
        .InterventionTypes(Slug, "CM", "SE", "IPS", "BPR", "ARBTR-ASF", "ARBTR-ANN", "ARBPR", "PRAKTIK", "MGT")
        .EligibilityRules(Slug,
            new EligibilityRuleSeed("ANNAN", "Deltar inte i en arbetsmarknadsinsats", RuleKind.Requirement, new States(Statement.InOtherMeasure, false), Start),
            new EligibilityRuleSeed("ORDINARIE", "Kvalificerar inte för en ordinarie arbetsförberedande insats", RuleKind.Requirement, new States(Statement.QualifiesForOrdinary, false), Start),
            new EligibilityRuleSeed("BEHOV", "Behöver samordning och förrehabilitering", RuleKind.Requirement, new StaffJudges(), Start),
            new EligibilityRuleSeed("UNG", "Ung vuxen, 18–29 år", RuleKind.Priority, new AgeBetween(18, 29), Start),
            new EligibilityRuleSeed("KVINNA-BARN", "Kvinna eller hushåll med barn, med försörjningsstöd", RuleKind.Priority,
                new All(new HasIncome("FS"), new Any(new IsGender(Gender.Woman), new HasChildren())), Start),
            new EligibilityRuleSeed("AKTERS", "25–29 år med aktivitetsersättning", RuleKind.Priority, new All(new AgeBetween(25, 29), new HasIncome("AE")), Start),
            new EligibilityRuleSeed("SJUK", "Långtidssjukskriven med sjukpenning, mer än 90 dagar", RuleKind.Priority,
                new All(new HasIncome("SJP", "SJPSF"), new StaffJudges()), Start));
}

/// <summary>Keys of the rights of this module.</summary>
internal static class PriorityPermissions
{
    public const string Read = "delprojekt.sodertalje.priority.read";
}
