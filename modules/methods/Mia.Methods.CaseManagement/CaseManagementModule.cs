using Mia.Casework.Data;
using Mia.Methods.CaseManagement.Pages.CaseManagement;
using Mia.Platform.Modules;
using Mia.Platform.Security;

namespace Mia.Methods.CaseManagement;

/// <summary>Case management: one person who holds the whole together (methods.md 2.2, 16).</summary>
internal sealed class CaseManagementModule : IModule
{
    public ModuleInfo Info { get; } = new("methods.casemanagement", "Case management", "Insatsen CM och case managerns stöd på startsidan.")
    {
        DependsOn = ["casework"],
    };

    public void Contribute(IModuleBuilder module) => module
        .Permission(CaseManagementPermissions.Start, "Se sina CM-deltagare efter dagar sedan kontakt", Role.CaseManager)
        .Tool(new Tool("cm", "Case management (CM)",
            "Visar insatserna CM och CM narkolepsi bland dem som kan läggas till, och kortet ”Längst sedan kontakt” på startsidan. Av: pågående CM ligger kvar men ingen ny kan läggas till, och kortet försvinner."))
        .InterventionsOf("cm", "CM", "NARK-CM")
        .Slot<LongestSinceContactViewComponent>(Slots.StartAside, 20, CaseManagementPermissions.Start);
}

/// <summary>Keys of the rights of this module.</summary>
internal static class CaseManagementPermissions
{
    public const string Start = "methods.casemanagement.start";
}
