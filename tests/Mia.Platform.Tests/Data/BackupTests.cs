using Mia.Platform.Data;
using Mia.Platform.Data.Backups;
using Mia.Platform.Data.Keys;
using Mia.Platform.Data.Logs;
using static Mia.Platform.Tests.Data.DataHost;

namespace Mia.Platform.Tests.Data;

public sealed class BackupTests : IDisposable
{
    private readonly string _folder = NewDirectory();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_backup_made_under_writers_can_be_restored()
    {
        BackupResult made;
        int before;
        await using (var host = await StartAsync(_folder))
        {
            await host.AddAsync([.. Enumerable.Range(0, 50).Select(i => new Note(Ostra, Haninge, $"n{i}"))]);
            await host.Get<AccessLog>().AppendAsync(new AccessEntry(null, "", "x", Ostra, [Ostra], "role", "/"), default);
            using var stop = new CancellationTokenSource();
            var writing = Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                    await host.AddAsync(new Note(Ostra, Haninge, "meanwhile"));
            });
            made = await host.Get<BackupStore>().MakeAsync(null, default);
            await stop.CancelAsync();
            await writing;
            before = (await host.NotesAsync()).Count;
            await Assert.ThrowsAsync<DataStartException>(() => host.Get<BackupStore>().RestoreAsync(made.File, default));
            Assert.Empty(await host.Get<BackupStore>().VerifyAsync([host.Get<ChangeLog>().Head], [host.Get<AccessLog>().Head], default));
        }
        Assert.Equal([made.File], Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "backups")));

        var aside = await Make(_folder).Get<BackupStore>().RestoreAsync(made.File, default);
        Assert.True(File.Exists(Path.Combine(aside, "mia.db")));
        await using var again = await StartAsync(_folder);
        var notes = await again.NotesAsync();
        Assert.InRange(notes.Count, 50, before);
        Assert.Equal(1, again.Get<AccessLog>().Head.Seq);
        Assert.Equal(notes.Count, again.Get<ChangeLog>().Head.Seq);
        Assert.True((await again.Get<ChangeLog>().VerifyAsync([], default)).Ok);
        await again.AddAsync(new Note(Ostra, Haninge, "after"));
    }

    [Fact]
    public async Task A_damaged_cut_or_foreign_backup_is_refused_before_anything_is_replaced()
    {
        string file;
        await using (var host = await StartAsync(_folder))
        {
            await host.AddAsync(new Note(Ostra, Haninge, "x"));
            file = (await host.Get<BackupStore>().MakeAsync(null, default)).File;
            await host.AddAsync(new Note(Ostra, Haninge, "later"));
        }
        var good = File.ReadAllBytes(file);
        async Task RefusedAsync(byte[] content)
        {
            var bad = Path.Combine(_folder, "bad");
            File.WriteAllBytes(bad, content);
            await Assert.ThrowsAsync<DataStartException>(() => Make(_folder).Get<BackupStore>().RestoreAsync(bad, default));
            Assert.Empty(Directory.GetDirectories(_folder, ".restore-*"));
        }

        foreach (var at in new[] { 0, 9, 30, 41, 60, good.Length / 2, good.Length - 1 })
        {
            var changed = (byte[])good.Clone();
            changed[at] ^= 1;
            await RefusedAsync(changed);
        }
        await RefusedAsync(good[..^1]);
        await RefusedAsync(good[..100]);
        await RefusedAsync([.. good, 1]);
        await RefusedAsync([]);
        await RefusedAsync("not a backup at all"u8.ToArray());
        await Assert.ThrowsAsync<DataStartException>(() => Make(_folder).Get<BackupStore>().RestoreAsync(Path.Combine(_folder, "none"), default));

        var ring = Path.Combine(_folder, "keys", "keyring.json");
        var right = File.ReadAllBytes(ring);
        KeyRing.New().Save(ring, null);
        await RefusedAsync(good);
        File.WriteAllBytes(ring, right);

        await using var again = await StartAsync(_folder);
        Assert.Equal(2, (await again.NotesAsync()).Count);
    }

    [Fact]
    public async Task A_restore_killed_in_the_middle_is_finished_at_the_next_start()
    {
        string file;
        await using (var host = await StartAsync(_folder))
        {
            await host.AddAsync(new Note(Ostra, Haninge, "x"));
            file = (await host.Get<BackupStore>().MakeAsync(null, default)).File;
            await host.AddAsync(new Note(Ostra, Haninge, "later"));
        }
        var aside = await Make(_folder).Get<BackupStore>().RestoreAsync(file, default);
        // The moment after the old file was moved aside and before the new one was in place.
        var fresh = Directory.CreateDirectory(Path.Combine(_folder, ".restore-killed")).FullName;
        File.Move(Path.Combine(_folder, "mia.db"), Path.Combine(fresh, "mia.db"));
        File.WriteAllText(Path.Combine(_folder, "mia.restore"), ".restore-killed\n" + Path.GetFileName(aside));
        await using var again = await StartAsync(_folder);
        Assert.Equal("x", Assert.Single(await again.NotesAsync()).Text);
        Assert.False(File.Exists(Path.Combine(_folder, "mia.restore")));
    }

    [Fact]
    public async Task Verify_finds_a_flipped_bit_in_the_file()
    {
        await using (var host = await StartAsync(_folder))
            await host.AddAsync([.. Enumerable.Range(0, 200).Select(i => new Note(Ostra, Haninge, $"n{i}"))]);
        var file = Path.Combine(_folder, "mia.db");
        var bytes = File.ReadAllBytes(file);
        for (var i = bytes.Length - 4096; i < bytes.Length - 3500; i++)
            bytes[i] ^= 0xff;
        File.WriteAllBytes(file, bytes);
        Assert.NotEmpty(await Make(_folder).Get<BackupStore>().VerifyAsync([], [], default));
    }
}
