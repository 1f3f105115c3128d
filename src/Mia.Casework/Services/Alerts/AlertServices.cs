using Mia.Casework.Data;
using Mia.Casework.Pages.MellanStolarna;
using Mia.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Services.Alerts;

/// <summary>What alerts add to the module.</summary>
internal static class AlertServices
{
    public static IModuleBuilder AddAlerts(this IModuleBuilder module)
    {
        module.Services.AddSingleton<AlertMemory>().AddScoped<AlertEngine>().AddScoped<AlertDesk>().AddScoped<ChairCounter>().AddScoped<ChairRows>().AddScoped<SnoozeModel.Finder>();
        return module.Alerts<CaseAlerts>().Alerts<ReferralAlerts>().Alerts<ConsentAlerts>().Alerts<ExitAlerts>().Alerts<ResponsibleAlerts>().Alerts<TaskAlerts>().Alerts<FollowUpAlerts>().Alerts<PlanAlerts>().Alerts<IncomeAlerts>().Alerts<RegistrationAlerts>()
            .Job<ChairCountJob>();
    }
}
