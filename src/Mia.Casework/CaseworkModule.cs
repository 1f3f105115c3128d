using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages;
using Mia.Casework.Pages.Deltagare;
using Mia.Casework.Pages.Handlingar;
using Mia.Casework.Pages.Kartlaggning;
using Mia.Casework.Pages.Planen;
using Mia.Casework.Pages.Registrering;
using Mia.Casework.Pages.Tidslinje;
using Mia.Casework.Services;
using Mia.Casework.Services.Alerts;
using Mia.Casework.Services.Bookings;
using Mia.Casework.Services.People;
using Mia.Casework.Services.Staffing;
using Mia.Platform.Modules;
using Mia.Platform.Security;
using Mia.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework;

/// <summary>The shared core: from referral to handover.</summary>
internal sealed class CaseworkModule : IModule
{
    public ModuleInfo Info => new("casework", "Ärenden", "Anmälan, inskrivning, insatser, kontakter, avslut och överlämning.")
    {
        Required = true, TablePrefix = "Casework",
    };

    public void Contribute(IModuleBuilder module)
    {
        Permissions(module);
        module.Context<CaseworkDbContext>().SetUp<CaseworkSetUp>();
        module.Services.AddSingleton<CodeListStore>().AddSingleton<ICodeLists>(sp => sp.GetRequiredService<CodeListStore>())
            .AddSingleton<CodeListRefresh>().AddSingleton<IInMemory>(sp => sp.GetRequiredService<CodeListRefresh>()).AddScoped<ICodeGuard, CodeGuard>().AddScoped<ISettingBook, SettingBook>();
        foreach (var codes in ReservedCodes.Core) module.Services.AddSingleton(codes);
        foreach (var list in ClosedList.Core) module.Services.AddSingleton(list);
        module.Settings([.. SettingInfos.Core]);
        module.Services.AddScoped<DelprojektSeeder>().AddScoped<CaseAccess>().AddScoped<DuplicateSearch>().AddScoped<PersonJoins>()
            .AddScoped<DatedSettings>().AddScoped<ListSelection>().AddScoped<ReferralStore>().AddScoped<ReferralIntake>().AddSingleton<IdentityLookup>();
        module.Services.AddSingleton<CaseRules>().AddSingleton<ListedCases>().AddSingleton<ParticipantDirectory>().AddSingleton<IParticipantDirectory>(sp => sp.GetRequiredService<ParticipantDirectory>());
        module.AddDailyPages().AddPlanPages().AddAlerts().AddWeek();
        module.AddMapping().AddDocuments().AddRegistration().AddStaffing().AddTimeline();
        module
            .Nav(new("Idag", "start", "today") { Order = 10, PhoneOrder = 10, Permission = CaseworkPermissions.Start })
            .Nav(new("Deltagare", "deltagare", "people") { Order = 20, PhoneOrder = 20, Permission = CaseworkPermissions.ListParticipants })
            .Nav(new("Vecka", "vecka", "week") { Order = 25, PhoneOrder = 40, PhonePermission = CaseworkPermissions.WriteContacts, Permission = CaseworkPermissions.ReadBookings })
            .Nav(new("Mellan stolarna", "mellan-stolarna", "chairs") { Order = 40, Permission = CaseworkPermissions.ReadAlerts })
            .Nav(new("Anmälningar", "inkorg", "inbox") { Order = 30, PhoneOrder = 50, Permission = CaseworkPermissions.ReadReferrals })
            .Nav(new("Att registrera", "registrering", "check") { Order = 35, PhoneOrder = 45, PhonePermission = CaseworkPermissions.WriteRegistrations, Permission = CaseworkPermissions.ReadRegistrations })
            .Nav(new("Ny anteckning", "kontakt/ny", "note") { Order = 11, InMenu = false, PhoneOrder = 30, PhoneText = "Anteckna", Permission = CaseworkPermissions.WriteContacts })
            .Nav(new("Ny anmälan", "inkorg/ny", "inbox") { Order = 31, InMenu = false, Permission = CaseworkPermissions.WriteReferrals })
            .Nav(new("Boka ett möte", "vecka/bokning/ny", "week") { Order = 26, InMenu = false, Permission = CaseworkPermissions.WriteBookings })
            .Nav(new("Ny uppgift", "vecka/uppgift/ny", "check") { Order = 27, InMenu = false, Permission = CaseworkPermissions.WriteBookings })
            .Nav(new("Veckan i min egen kalender", "vecka/kalender", "week") { Order = 28, InMenu = false, Permission = CaseworkPermissions.ReadBookings })
            .Nav(new("När en kollega slutar", "ansvar/lamna-over", "people") { Order = 42, InMenu = false, Permission = CaseworkPermissions.PassOnCaseload })
            .Nav(new("Sparade vyer", "vyer", "eye") { Order = 980, Group = NavGroups.Account, Permission = CaseworkPermissions.ListParticipants })
            .Nav(new("Dagar för påminnelser", "mellan-stolarna/installningar", "chairs") { Order = 41, InMenu = false, Permission = CaseworkPermissions.LeadAlerts });
    }

    // methods.md 21.3. The förbund's lawyer decides the final matrix.
    private static void Permissions(IModuleBuilder module)
    {
        const Role cm = Role.CaseManager, se = Role.SeCoach, kbt = Role.CbtConsultant, work = Role.WorkTrainingCoordinator,
            leader = Role.ProjectLeader, registrar = Role.Registrar;
        module
            .Permission(CaseworkPermissions.Start, "Se sin startsida", cm, se, kbt, work, leader, registrar, Role.Statistician, Role.ProjectEconomist, Role.DelprojektAdmin)
            .Permission(CaseworkPermissions.ReadReferrals, "Läsa anmälningar", cm, se, leader)
            .Permission(CaseworkPermissions.WriteReferrals, "Bedöma anmälningar och skriva beslut", cm, leader)
            .Permission(CaseworkPermissions.Enrol, "Skriva in deltagare", cm, leader)
            .Permission(CaseworkPermissions.ListParticipants, "Se listan över deltagare", cm, se, kbt, work, leader, registrar)
            .Permission(CaseworkPermissions.ExportParticipants, "Ladda ner listan över deltagare", leader, registrar)
            .Permission(CaseworkPermissions.ReadCases, "Öppna ärenden man har del i", cm, se, kbt, work, leader, registrar)
            .Permission(CaseworkPermissions.WriteResponsibilities, "Bestämma vem som ansvarar för ett ärende", cm, se, leader)
            .Permission(CaseworkPermissions.PassOnCaseload, "Lämna över det en kollega håller i", leader)
            .Permission(CaseworkPermissions.JoinPersons, "Koppla ihop två poster om samma person", leader, registrar)
            .Permission(CaseworkPermissions.WriteInterventions, "Starta och avsluta insatser", cm, se, kbt, work)
            .Permission(CaseworkPermissions.ReadContacts, "Läsa kontakter i sina ärenden", cm, se, kbt, work)
            .Permission(CaseworkPermissions.WriteContacts, "Anteckna kontakter i sina ärenden", cm, se, kbt, work)
            .Permission(CaseworkPermissions.ReadPlans, "Läsa planer i ärenden man har del i", cm, se, kbt, work, leader)
            .Permission(CaseworkPermissions.WritePlans, "Skriva planer, uppföljningar och godkännanden i sina ärenden", cm, se)
            .Permission(CaseworkPermissions.ReadConsents, "Läsa samtycken", cm, se, kbt, work, leader, registrar)
            .Permission(CaseworkPermissions.WriteConsents, "Anteckna och återkalla samtycken", cm, se, leader)
            .Permission(CaseworkPermissions.ReadIncome, "Läsa vad deltagare lever på", cm, se, leader, registrar)
            .Permission(CaseworkPermissions.WriteIncome, "Skriva in vad deltagare lever på", cm, se, registrar)
            .Permission(CaseworkPermissions.ReadRegistrations, "Se vilka som är registrerade i Uppföljning Finsam", leader, registrar)
            .Permission(CaseworkPermissions.WriteRegistrations, "Markera deltagare som registrerade in och ut", registrar)
            .Permission(CaseworkPermissions.ReadExits, "Läsa avslut och överlämningar", cm, se, kbt, leader, registrar)
            .Permission(CaseworkPermissions.WriteExits, "Avsluta ärenden", cm, se)
            .Permission(CaseworkPermissions.WriteHandovers, "Skriva och skicka överlämningar", cm, se)
            .Permission(CaseworkPermissions.ReadAlerts, "Se vad som väntar och vem som är mellan stolarna", cm, se, kbt, work, leader)
            .Permission(CaseworkPermissions.SnoozeAlerts, "Skjuta upp en påminnelse med ett skäl", cm, se, kbt, work, leader)
            .Permission(CaseworkPermissions.LeadAlerts, "Följa upp hela delprojektets påminnelser och bestämma dagar", leader)
            .Permission(CaseworkPermissions.ReadBookings, "Se sin vecka", cm, se, kbt, work, leader)
            .Permission(CaseworkPermissions.WriteBookings, "Boka möten och skriva uppgifter", cm, se, kbt, work, leader)
            .Permission(CaseworkPermissions.ReadTeamWeek, "Se teamets vecka", leader);
    }
}
