using System.Diagnostics;
using System.Globalization;
using Mia.Platform.Data.Backups;
using Mia.Platform.Data.Logs;
using static Mia.Platform.Tests.Data.DataHost;

namespace Mia.Platform.Tests.Data;

public sealed class KillTests
{
    [Fact]
    public async Task A_program_killed_in_mid_write_leaves_nothing_half_saved_and_loses_nothing_acknowledged()
    {
        var folder = NewDirectory();
        try
        {
            var acknowledged = 0;
            foreach (var after in new[] { 5, 37, 120 })
            {
                acknowledged = await WriteAndKillAsync(folder, after);
                await using var host = await StartAsync(folder);
                var count = (await host.NotesAsync()).Count;
                Assert.Equal(0, count % 2);
                Assert.True(count >= acknowledged, $"{count} of {acknowledged}");
                Assert.Equal(count, host.Get<ChangeLog>().Head.Seq);
                Assert.Empty(await host.Get<BackupStore>().VerifyAsync([host.Get<ChangeLog>().Head], [host.Get<AccessLog>().Head], default));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> WriteAndKillAsync(string folder, int after)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(KillTests).Assembly.Location, "write-forever", folder])
        {
            RedirectStandardOutput = true,
        })!;
        var last = 0;
        for (var i = 0; i < after; i++)
        {
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
            last = int.Parse(line!, CultureInfo.InvariantCulture);
        }
        process.Kill();
        await process.WaitForExitAsync();
        return last;
    }
}

/// <summary>The program that is killed: saves pairs, says how many notes are acknowledged.</summary>
internal static class KilledWriter
{
    public static async Task RunAsync(string folder)
    {
        await using var host = await StartAsync(folder);
        var saved = (await host.NotesAsync()).Count;
        while (true)
        {
            await host.AddAsync(new Note(Ostra, Haninge, new string('x', 3000)), new Note(Ostra, Haninge, "y"));
            await host.Get<AccessLog>().AppendAsync(new AccessEntry(null, "", "x", null, [], "", ""), CancellationToken.None);
            saved += 2;
            Console.WriteLine(saved.ToString(CultureInfo.InvariantCulture));
        }
    }
}
