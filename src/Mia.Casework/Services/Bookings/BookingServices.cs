using Mia.Casework.Pages.Vecka;
using Mia.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Services.Bookings;

/// <summary>What the week adds to the module.</summary>
internal static class BookingServices
{
    public static IModuleBuilder AddWeek(this IModuleBuilder module)
    {
        module.Services.AddScoped<BookingBook>().AddScoped<BookingForms>().AddScoped<TaskBook>().AddScoped<WeekReader>();
        return module.Job<DailyMailJob>();
    }
}
