using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Methods.SupportedEmployment.Pages.SupportedEmployment;
using Mia.Platform.Modules;
using Mia.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.SupportedEmployment;

/// <summary>Supported Employment and IPS: to work with support, without having to qualify for it first (methods.md 4).</summary>
internal sealed class SupportedEmploymentModule : IModule
{
    public ModuleInfo Info { get; } = new("methods.se", "Supported Employment", "Insatserna SE och IPS och SE-handledarens stöd på startsidan.")
    {
        DependsOn = ["casework"],
    };

    public void Contribute(IModuleBuilder module) => module
        .Permission(SupportedEmploymentPermissions.Start, "Se sina SE-deltagare utan besök på arbetsplats", Role.SeCoach)
        .Tool(new Tool("se", "Supported Employment (SE och IPS)",
            "Visar insatserna SE och IPS bland dem som kan läggas till, och kortet ”Utan arbetsplatsbesök” på SE-handledarens startsida. Av: pågående SE ligger kvar men ingen ny kan läggas till, och kortet försvinner."))
        .InterventionsOf("se", "SE", "IPS")
        .SetUp<SupportedEmploymentSetUp>()
        .NamesCodes(CodeLists.ContactType, "Kortet ”Utan arbetsplatsbesök” räknar sådana kontakter.", "ARBPL")
        .Settings(new SettingInfo(SupportedEmploymentSettings.VisitGap, "Supported Employment", "Visa en deltagare utan besök på arbetsplats efter", "dagar")
        {
            Explanation = "Deltagaren visas på SE-handledarens startsida.", Source = "Metodunderlaget 16",
        })
        .Slot<WithoutWorkplaceContactViewComponent>(Slots.StartAside, 25, SupportedEmploymentPermissions.Start);
}

/// <summary>Keys of the rights of this module.</summary>
internal static class SupportedEmploymentPermissions
{
    public const string Start = "methods.se.start";
}

/// <summary>Keys of the settings of this module.</summary>
internal static class SupportedEmploymentSettings
{
    /// <summary>Days without a visit to a workplace before the participant is listed. Proposed 30 (methods.md 16).</summary>
    public const string VisitGap = "se.arbetsplatsbesok.dagar";
}

/// <summary>Proposes the setting.</summary>
internal sealed class SupportedEmploymentSetUp(CaseworkDbContext db) : ISetUp
{
    public async Task RunAsync(CancellationToken ct)
    {
        if (!await db.Settings.AnyAsync(s => s.Key == SupportedEmploymentSettings.VisitGap, ct))
            db.Add(new Setting(null, SupportedEmploymentSettings.VisitGap, 30, new DateOnly(2017, 4, 1)));
    }
}
