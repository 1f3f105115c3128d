using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Pages.Ansvar;
using Mia.Casework.Pages.Idag;
using Mia.Casework.Services.Alerts;
using Mia.Platform.Identity;
using Mia.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Services.Staffing;

/// <summary>What passing on the work of a colleague adds to the module.</summary>
internal static class StaffingServices
{
    public static IModuleBuilder AddStaffing(this IModuleBuilder module)
    {
        module.Services.AddScoped<CaseloadBook>().AddScoped<HeldCounts>().AddScoped<Colleagues>().AddScoped<CaseloadShares>().AddScoped<IStaffHoldings, StaffHoldings>();
        return module.Slot<ColleaguesAway>(Slots.StartMain, 2, CaseworkPermissions.PassOnCaseload).Alerts<LeaverAlerts>();
    }
}
