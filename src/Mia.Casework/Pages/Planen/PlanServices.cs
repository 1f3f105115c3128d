using Mia.Casework.Access;
using Mia.Casework.Services;
using Mia.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Pages.Planen;

/// <summary>What the pages of the plan add to the module.</summary>
internal static class PlanServices
{
    public static IModuleBuilder AddPlanPages(this IModuleBuilder module)
    {
        module.Services.AddScoped<LifeAreasHere>().AddScoped<PlanDesk>().AddScoped<PlanOptions>().AddScoped<PlanRows>().AddScoped<PlanForms>().AddScoped<PlanOwners>();
        return module.Slot<PlanCard>(Slots.CaseOverview, 10, CaseworkPermissions.ReadPlans);
    }
}
