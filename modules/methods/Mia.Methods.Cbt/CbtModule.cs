using Mia.Casework.Data;
using Mia.Methods.Cbt.Pages.Cbt;
using Mia.Platform.Modules;
using Mia.Platform.Security;

namespace Mia.Methods.Cbt;

/// <summary>KBT as a parallel intervention. Only dates are kept here, never what is said (methods.md 5.5).</summary>
internal sealed class CbtModule : IModule
{
    public ModuleInfo Info { get; } = new("methods.cbt", "KBT", "KBT vid sidan av CM eller SE: kö och pågående serier, bara datum.")
    {
        DependsOn = ["casework"],
    };

    public void Contribute(IModuleBuilder module) => module
        .Permission(CbtPermissions.Read, "Se kö och pågående KBT-serier, bara datum", Role.CbtConsultant)
        .Permission(CbtPermissions.Decide, "Bestämma vad som händer med KBT när CM och SE slutar", Role.ProjectLeader, Role.CbtConsultant)
        .Tool(new Tool("kbt", "KBT",
            "Visar insatsen KBT bland dem som kan läggas till vid sidan av CM eller SE, sidan KBT i menyn och kortet på KBT-konsulentens startsida. Av: pågående KBT ligger kvar men ingen ny kan läggas till, och sidan och kortet försvinner.")
        {
            RevealsHealth = true,
        })
        .InterventionsOf("kbt", "KBT")
        .Nav(new NavItem("KBT", "kbt", "step") { Group = "Metoder", Order = 30, Tool = "kbt", Permission = CbtPermissions.Read })
        .Slot<CbtSeriesViewComponent>(Slots.StartMain, 30, CbtPermissions.Read);
}

/// <summary>Keys of the rights of this module.</summary>
internal static class CbtPermissions
{
    public const string Read = "methods.cbt.series.read";
    public const string Decide = "methods.cbt.series.decide";
}
