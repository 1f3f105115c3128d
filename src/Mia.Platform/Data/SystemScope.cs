using Mia.Platform.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Data;

/// <summary>Runs work outside a request, on behalf of the system: jobs, indexes, aggregates, demo data.</summary>
public static class SystemScope
{
    /// <summary>Sees all rows. For numbers, indexes and set-up; never for what a page shows of a person.</summary>
    public static async Task<T> RunAsSystemAsync<T>(this IServiceScopeFactory scopes, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().EnterEverything();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Sees the rows of one delprojekt.</summary>
    public static async Task<T> RunInDelprojektAsync<T>(this IServiceScopeFactory scopes, DelprojektInfo delprojekt, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentDelprojekt>().Enter(delprojekt);
        scope.ServiceProvider.GetRequiredService<DataScope>().Enter(delprojekt.Id, null);
        return await work(scope.ServiceProvider);
    }
}
