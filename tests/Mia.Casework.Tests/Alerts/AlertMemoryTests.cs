using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Services.Alerts;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Data;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Alerts;

/// <summary>The facts behind the alerts stay in memory. That they are right there is shown by every test that asks <see cref="AlertWorld.AlertsAsync"/>.</summary>
[Collection("daily")]
public sealed class AlertMemoryTests(DailyWorld world)
{
    [Fact]
    public async Task Looking_again_reads_nothing()
    {
        await world.HeldCaseAsync();
        Assert.Equal(0, await StatementCounter.CountAsync(FindAsync));
    }

    [Fact]
    public async Task What_a_write_in_progress_has_changed_is_seen_there_and_not_remembered()
    {
        var id = await world.HeldCaseAsync();
        await FindAsync();
        var scopes = world.App.Services.GetRequiredService<IServiceScopeFactory>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => scopes.RunInDelprojektAsync<bool>(world.Here, services => services.GetRequiredService<DataSession>().WriteAsync<bool>(async ct =>
        {
            var db = services.GetRequiredService<CaseworkDbContext>();
            var about = await db.Cases.SingleAsync(c => c.Id == id, ct);
            db.Add(new WorkTask(about.DelprojektId, about.ControllerId, about, "Ring", DailyWorld.Today.AddDays(-30), world.StaffId(Role.CaseManager), world.Cm(10, 1)));
            await db.SaveChangesAsync(ct);
            Assert.Contains(await services.GetRequiredService<AlertEngine>().FindAsync(null, true, ct), a => a.Fact.SubjectId == id);
            throw new InvalidOperationException("rolled back");
        }, CancellationToken.None)));
        Assert.Empty(await world.WaitingAsync(id));
    }

    private Task<bool> FindAsync() => world.App.Services.GetRequiredService<IServiceScopeFactory>().RunInDelprojektAsync(world.Here, async services =>
    {
        await services.GetRequiredService<AlertEngine>().FindAsync(null, withReferrals: true, CancellationToken.None);
        return true;
    });
}
