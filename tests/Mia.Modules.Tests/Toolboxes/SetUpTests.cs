using Mia.Casework.Data;
using Mia.Platform.Data;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Modules.Tests.Toolboxes;

/// <summary>Rows that must exist are compared with the program's seeds only when either can have changed.</summary>
public sealed class SetUpTests
{
    private const string Key = "se.arbetsplatsbesok.dagar";

    [Fact]
    public async Task Rows_that_must_exist_are_looked_for_again_when_there_is_a_delprojekt_more_and_not_at_every_start()
    {
        var folder = new MiaApp().DataDirectory;
        await using (var first = new MiaApp { DataDirectory = folder, KeepData = true })
        {
            Assert.True(await HasSettingAsync(first));
            await WriteAsync(first, async services => await services.GetRequiredService<CaseworkDbContext>().Settings.Where(s => s.Key == Key).ExecuteDeleteAsync());
        }

        var added = Platform.Organisation.Delprojekt.Create("varna", "VärNa", "Samordningsförbundet VärNa", ["Värmdö kommun"], ["0120"]);
        await using (var same = new MiaApp { DataDirectory = folder, KeepData = true })
        {
            Assert.False(await HasSettingAsync(same), "the same program looks again");
            await WriteAsync(same, services => Task.FromResult(services.GetRequiredService<PlatformDbContext>().Add(added)));
        }

        await using var last = new MiaApp { DataDirectory = folder };
        Assert.True(await HasSettingAsync(last), "another delprojekt, and nothing was looked for");
        var offers = await ReadAsync(last, services => services.GetRequiredService<CaseworkDbContext>().InterventionOffers.CountAsync(o => o.DelprojektId == added.Id));
        Assert.True(offers > 0, "the new delprojekt offers nothing");
    }

    private static Task<bool> HasSettingAsync(MiaApp app) =>
        ReadAsync(app, services => services.GetRequiredService<CaseworkDbContext>().Settings.AnyAsync(s => s.Key == Key));

    private static async Task<T> ReadAsync<T>(MiaApp app, Func<IServiceProvider, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().EnterEverything();
        return await read(scope.ServiceProvider);
    }

    private static async Task WriteAsync(MiaApp app, Func<IServiceProvider, Task> write)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().EnterEverything();
        await scope.ServiceProvider.GetRequiredService<DataSession>().WriteAsync(_ => write(scope.ServiceProvider), CancellationToken.None);
    }
}
