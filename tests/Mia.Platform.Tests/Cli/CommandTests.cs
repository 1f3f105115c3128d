using Mia.Platform.Data;
using Mia.Platform.Retention;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Tests.Cli;

public sealed class CommandTests
{
    [Fact]
    public async Task Verify_says_that_untouched_logs_are_whole()
    {
        using var program = new MiaProgram();
        Assert.Equal(0, await program.RunAsync("migrate"));
        Assert.Equal(0, await program.RunAsync("verify"));
    }

    [Fact]
    public async Task A_person_can_be_invited_from_the_console_and_a_second_invitation_is_refused()
    {
        using var program = new MiaProgram();
        string[] invite = ["user", "invite", "ny@exempel.test", "--namn", "Ny Nyström", "--roll", "SystemAdmin"];
        Assert.Equal(0, await program.RunAsync(invite));
        Assert.Equal(1, await program.RunAsync(invite));
        Assert.Equal(1, await program.RunAsync("user", "disable", "finns.inte@exempel.test"));
    }

    [Fact]
    public async Task What_was_removed_31_days_ago_is_purged_and_a_dry_run_changes_nothing()
    {
        await using var app = new MiaApp();
        using var _ = app.Browser();
        var scopes = app.Services.GetRequiredService<IServiceScopeFactory>();
        await scopes.RunAsSystemAsync(s => s.GetRequiredService<DataSession>().WriteAsync(async ct =>
        {
            var one = await s.GetRequiredService<PlatformDbContext>().Set<Toolbox.ToolSetting>().OrderBy(t => t.Id).FirstAsync(ct);
            one.Delete(app.Clock.GetUtcNow().UtcDateTime, new ChangeEvent("test.removed"));
            return 0;
        }, default));

        app.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await DueAsync(scopes));
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await DueAsync(scopes));
        Assert.Equal(1, await DueAsync(scopes));
        var purged = await scopes.RunAsSystemAsync(s => s.GetRequiredService<PurgeRun>().RunAsync(default));
        Assert.Equal(1, purged.Sum(l => l.Rows));
        Assert.Equal(0, await DueAsync(scopes));
    }

    private static async Task<int> DueAsync(IServiceScopeFactory scopes) =>
        (await scopes.RunAsSystemAsync(s => s.GetRequiredService<PurgeRun>().DryRunAsync(default))).Sum(l => l.Rows);
}
