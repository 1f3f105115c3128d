using Mia.Platform.Data;
using Mia.Platform.Data.Keys;
using Microsoft.Extensions.DependencyInjection;
using static Mia.Platform.Tests.Data.DataHost;

namespace Mia.Platform.Tests.Data;

public sealed class DataStartTests : IDisposable
{
    private readonly string _folder = NewDirectory();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_program_on_the_same_folder_is_refused()
    {
        await using var first = await StartAsync(_folder);
        var refused = await Assert.ThrowsAsync<DataStartException>(() => StartAsync(_folder));
        Assert.Contains("körs redan", refused.Message, StringComparison.Ordinal);
        await first.AddAsync(new Note(Ostra, Haninge, "x"));
    }

    [Fact]
    public async Task What_was_saved_is_there_after_a_restart()
    {
        await using (var first = await StartAsync(_folder))
            await first.AddAsync(new Note(Ostra, Haninge, "x"));
        await using var second = await StartAsync(_folder);
        Assert.Equal("x", Assert.Single(await second.NotesAsync()).Text);
        Assert.Equal(1, second.Get<Mia.Platform.Data.Logs.ChangeLog>().Head.Seq);
    }

    [Fact]
    public async Task A_wrong_key_ring_is_refused_and_nothing_is_changed()
    {
        await using (var first = await StartAsync(_folder))
            await first.AddAsync(new Note(Ostra, Haninge, "x"));
        var ring = Path.Combine(_folder, "keys", "keyring.json");
        var right = File.ReadAllBytes(ring);
        KeyRing.New().Save(ring, null);
        var before = Content();

        var refused = await Assert.ThrowsAsync<DataStartException>(() => StartAsync(_folder));
        Assert.Contains("hör inte till databasen", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Content());

        File.Delete(ring);
        refused = await Assert.ThrowsAsync<DataStartException>(() => StartAsync(_folder));
        Assert.Contains("saknas", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(ring));
        Assert.Equal(before.Where(file => !file.StartsWith("keys", StringComparison.Ordinal)), Content());

        File.WriteAllText(ring, "{ half");
        await Assert.ThrowsAsync<DataStartException>(() => StartAsync(_folder));
        File.WriteAllBytes(ring, right);
        await using var again = await StartAsync(_folder);
        Assert.Single(await again.NotesAsync());
    }

    [Fact]
    public async Task A_ring_with_the_same_id_but_other_keys_is_refused()
    {
        await using (await StartAsync(_folder))
        {
        }
        var file = Path.Combine(_folder, "keys", "keyring.json");
        var ring = KeyRing.Load(file, null);
        (KeyRing.New() with { Id = ring.Id }).Save(file, null);
        await Assert.ThrowsAsync<DataStartException>(() => StartAsync(_folder));
    }

    [Fact]
    public async Task A_wrapped_key_ring_needs_its_passphrase()
    {
        (string, string) secret = ("MIA_KEYRING_PASSPHRASE", "en lång fras");
        await using (var first = await StartAsync(_folder, null, secret))
            await first.AddAsync(new Note(Ostra, Haninge, "x"));
        var refused = await Assert.ThrowsAsync<DataStartException>(() => StartAsync(_folder));
        Assert.Contains("MIA_KEYRING_PASSPHRASE", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DataStartException>(() => StartAsync(_folder, null, ("MIA_KEYRING_PASSPHRASE", "fel")));
        await using var again = await StartAsync(_folder, null, secret);
        Assert.Equal("x", Assert.Single(await again.NotesAsync()).Text);
    }

    [Fact]
    public async Task The_key_ring_is_readable_by_its_owner_only()
    {
        await using var host = await StartAsync(_folder);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "keys", "keyring.json")));
    }

    [Fact]
    public async Task After_a_rotation_old_values_open_and_new_ones_use_the_new_key()
    {
        await using (var first = await StartAsync(_folder))
            await first.AddAsync(new Note(Ostra, Haninge, "old"));
        var file = Path.Combine(_folder, "keys", "keyring.json");
        KeyRing.Load(file, null).Rotated().Save(file, null);
        await using var host = await StartAsync(_folder);
        await host.AddAsync(new Note(Ostra, Haninge, "new"));
        Assert.Equal(["new", "old"], (await host.NotesAsync()).Select(n => n.Text).Order());
        using var outside = host.Outside();
        Assert.Equal([(byte)1, (byte)2], outside.Query("SELECT substr(Text, 1, 1) FROM Test_Note", r => r.GetFieldValue<byte[]>(0)[0]).Order());
    }

    [Fact]
    public async Task A_stale_migration_lock_does_not_hang_the_start()
    {
        await using (var first = await StartAsync(_folder))
        {
            using var outside = first.Outside();
            outside.Execute("CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL)");
            outside.Execute("INSERT OR REPLACE INTO __EFMigrationsLock VALUES (1, '2026-01-01')");
            // As if the platform's migration had been interrupted: one is pending again.
            outside.Execute("DELETE FROM __Migrations_Platform");
            foreach (var table in outside.Query("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'Platform_%'", r => r.GetString(0)))
            {
                outside.Execute("PRAGMA foreign_keys = OFF");
                outside.Execute($"DROP TABLE \"{table}\"");
            }
        }
        await using var again = await StartAsync(_folder).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_folder, "backups"), "before-migration-*.db"));
        await again.AddAsync(new Note(Ostra, Haninge, "x"));
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await using (var first = await StartAsync(_folder))
        {
            using var outside = first.Outside();
            outside.Execute("INSERT INTO __Migrations_Platform VALUES ('20991231235959_Later', '99.0.0')");
        }
        var refused = await Assert.ThrowsAsync<DataStartException>(() => StartAsync(_folder));
        Assert.Contains("nyare än programmet", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_clear_message()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        var refused = await Assert.ThrowsAsync<DataStartException>(() => StartAsync(Path.Combine(file, "data")));
        Assert.Contains("går inte att skriva i datamappen", refused.Message, StringComparison.Ordinal);
        refused = await Assert.ThrowsAsync<DataStartException>(() => StartAsync("/proc/mia"));
        Assert.Contains("går inte att skriva i datamappen", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_refused_and_never_replaced_by_an_empty_one()
    {
        await using (await StartAsync(_folder))
        {
        }
        File.WriteAllBytes(Path.Combine(_folder, "mia.db"), new byte[8192]);
        File.WriteAllText(Path.Combine(_folder, "mia.db"), "this is no database, and long enough to be looked at");
        var refused = await Assert.ThrowsAsync<DataStartException>(() => StartAsync(_folder));
        Assert.Contains("skadad", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("this is", File.ReadAllText(Path.Combine(_folder, "mia.db")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_names_numbers_or_notes_in_any_file()
    {
        string[] canaries = ["Kanariefågelsson", "199001019999", "hemligt om hälsan", "kanarie@example.se"];
        await using (var host = await StartAsync(_folder, null, ("Mail:Host", "")))
        {
            await host.AddAsync([.. canaries.Select(text => new Note(Ostra, Haninge, text))]);
            await host.WriteAsync((scope, _) =>
            {
                scope.GetRequiredService<Mia.Platform.Mail.IMailOutbox>().Add("invitation", canaries[3], canaries[0], canaries[2]);
                return Task.CompletedTask;
            });
            await host.WriteAsync(async (scope, ct) =>
            {
                foreach (var note in scope.GetRequiredService<NoteContext>().Notes)
                    note.Change(note.Text + "!");
                await Task.CompletedTask;
            });
            await host.Get<Mia.Platform.Data.Backups.BackupStore>().MakeAsync(null, default);
            foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("mia.lock", StringComparison.Ordinal)))
            {
                var text = System.Text.Encoding.UTF8.GetString(Read(file));
                foreach (var canary in canaries)
                    Assert.False(text.Contains(canary, StringComparison.OrdinalIgnoreCase), $"{canary} in {file}");
            }
        }
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private List<string> Content() => [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith("mia.lock", StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(_folder, f) + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Read(f)))).Order()];
}
