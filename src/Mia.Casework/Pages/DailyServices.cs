using Mia.Casework.Access;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Avsluta;
using Mia.Casework.Pages.Deltagare;
using Mia.Casework.Pages.Idag;
using Mia.Casework.Pages.Insatser;
using Mia.Casework.Pages.Kontakter;
using Mia.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Pages;

/// <summary>What the daily pages add to the module.</summary>
internal static class DailyServices
{
    public static IModuleBuilder AddDailyPages(this IModuleBuilder module)
    {
        module.Services.AddScoped<CaseDesk>().AddScoped<ICaseHeads>(services => services.GetRequiredService<CaseDesk>()).AddScoped<InterventionBook>().AddScoped<InterventionList>().AddScoped<ExitChecks>().AddScoped<ContactForms>()
            .AddScoped<ContactRows>().AddScoped<LatestContacts>().AddScoped<GroupPeople>().AddScoped<MyCases>().AddScoped<ParticipantRows>().AddScoped<HistoryWords>();
        return module
            .Slot<BetweenChairs>(Slots.StartMain, 1, CaseworkPermissions.LeadAlerts)
            .Slot<NextContacts>(Slots.StartMain, 10, CaseworkPermissions.ReadBookings)
            .Slot<WaitsForOthers>(Slots.StartMain, 12, CaseworkPermissions.WritePlans)
            .Slot<FlowAndLoad>(Slots.StartAside, 5, CaseworkPermissions.LeadAlerts)
            .Slot<Drafts>(Slots.StartMain, 80, CaseworkPermissions.WriteContacts)
            .Slot<NeedsYou>(Slots.StartAside, 10, CaseworkPermissions.ReadAlerts)
            .Slot<LatelyInMyCases>(Slots.StartAside, 80, CaseworkPermissions.WriteContacts);
    }
}
