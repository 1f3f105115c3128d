using Mia.Casework.Access;
using Mia.Casework.Pages.Forsorjning;
using Mia.Casework.Services.Registration;
using Mia.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Pages.Registrering;

/// <summary>What incomes and the registration in Uppföljning Finsam add to the module.</summary>
internal static class RegistrationServices
{
    public static IModuleBuilder AddRegistration(this IModuleBuilder module)
    {
        module.Services.AddScoped<IncomeBook>().AddScoped<RegistrationQueue>().AddScoped<RegistrationLists>();
        return module.Slot<ToRegister>(Slots.StartMain, 15, CaseworkPermissions.WriteRegistrations);
    }
}
