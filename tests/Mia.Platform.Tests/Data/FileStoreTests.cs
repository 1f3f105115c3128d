using System.Security.Cryptography;
using System.Text;
using Mia.Platform.Data;
using Mia.Platform.Data.Backups;
using Mia.Platform.Data.Files;
using Mia.Platform.Jobs;
using Mia.Platform.Messaging;
using static Mia.Platform.Tests.Data.DataHost;

namespace Mia.Platform.Tests.Data;

/// <summary>Files are sealed while they arrive, and whatever is done to them on the disk is found.</summary>
public sealed class FileStoreTests : IAsyncLifetime
{
    private const string Area = "test";
    private const int Piece = 64 * 1024;
    private DataHost _host = null!;

    private FileStore Store => _host.Get<FileStore>();

    private string Folder => Path.Combine(_host.Directory, "files");

    public async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private static byte[] Content(int size) => [.. Enumerable.Range(0, size).Select(i => (byte)(i * 31 + i / 251))];

    private async Task<StoredFile> WriteAsync(byte[] content) => (await Store.WriteAsync(Area, new MemoryStream(content), long.MaxValue, default))!;

    private byte[] Read(Guid id)
    {
        using var file = Store.Open(Area, id);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }

    private string PathOf(Guid id) => Directory.GetFiles(Folder, id.ToString("N"), SearchOption.AllDirectories).Single();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Piece - 1)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    [InlineData(3 * Piece)]
    [InlineData(3 * Piece + 777)]
    public async Task What_is_written_is_read_again(int size)
    {
        var content = Content(size);
        var made = await WriteAsync(content);
        Assert.Equal(size, made.Size);
        Assert.Equal(SHA256.HashData(content), made.Sha256);
        Assert.Equal(content, Read(made.Id));
        using var file = Store.Open(Area, made.Id);
        Assert.Equal(size, file.Length);
        foreach (var at in new[] { 0, 5, Piece - 3, Piece, 2 * Piece + 9 }.Where(a => a + 10 <= size))
        {
            var part = new byte[10];
            file.Position = at;
            file.ReadExactly(part);
            Assert.Equal(content[at..(at + 10)], part);
        }
    }

    [Fact]
    public async Task On_the_disk_there_is_nothing_to_read_and_nothing_to_learn()
    {
        var words = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Läkarutlåtande om en påhittad person. ", 5000)));
        var (one, other) = (await WriteAsync(words), await WriteAsync(words));
        var (first, second) = (File.ReadAllBytes(PathOf(one.Id)), File.ReadAllBytes(PathOf(other.Id)));
        foreach (var name in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
            Assert.Equal(-1, File.ReadAllBytes(name).AsSpan().IndexOf("påhittad"u8));
        // The same file twice does not look the same.
        Assert.NotEqual(first[41..400], second[41..400]);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOf(one.Id)));
    }

    [Fact]
    public async Task A_file_that_is_changed_cut_or_put_under_another_name_does_not_open()
    {
        var made = await WriteAsync(Content(3 * Piece + 100));
        var (path, good) = (PathOf(made.Id), File.ReadAllBytes(PathOf(made.Id)));
        const int head = 41, whole = Piece + 16;
        byte[] Flipped(int at)
        {
            var copy = good.ToArray();
            copy[at] ^= 1;
            return copy;
        }
        byte[] Swapped() => [.. good[..head], .. good[(head + whole)..(head + 2 * whole)], .. good[head..(head + whole)], .. good[(head + 2 * whole)..]];
        foreach (var bad in new[] { Flipped(0), Flipped(8), Flipped(20), Flipped(head + 7), Flipped(good.Length - 1), Swapped(), good[..(head + whole)], good[..(head + 3 * whole)], good[..^1], good[..40], [.. good, 0] })
        {
            File.WriteAllBytes(path, bad);
            Assert.ThrowsAny<CryptographicException>(() => Read(made.Id));
        }
        var another = await WriteAsync(Content(3 * Piece + 100));
        File.WriteAllBytes(PathOf(another.Id), good);
        Assert.ThrowsAny<CryptographicException>(() => Read(another.Id));
        Assert.NotEmpty(await _host.Get<BackupStore>().VerifyAsync([], [], default));
        File.WriteAllBytes(path, good);
        Assert.Equal(3 * Piece + 100, Read(made.Id).Length);
    }

    [Theory]
    [InlineData(1000, 1000, true)]
    [InlineData(1001, 1000, false)]
    [InlineData(5 * Piece, 2 * Piece, false)]
    public async Task One_that_is_too_large_leaves_nothing(int size, int most, bool taken)
    {
        Assert.Equal(taken, await Store.WriteAsync(Area, new MemoryStream(Content(size)), most, default) is not null);
        Assert.Equal(taken ? 1 : 0, Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task One_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => Store.WriteAsync(Area, new Breaking(), long.MaxValue, default));
        Assert.Empty(Directory.GetFiles(Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_no_row_names_is_swept_away_after_a_day_and_what_another_module_has_stays()
    {
        var (kept, loose, fresh) = (await WriteAsync(Content(10)), await WriteAsync(Content(10)), await WriteAsync(Content(10)));
        var foreign = (await Store.WriteAsync("other", new MemoryStream(Content(10)), 100, default))!;
        var half = Path.Combine(Path.GetDirectoryName(PathOf(kept.Id))!, "0123.part");
        File.WriteAllBytes(half, [1]);
        foreach (var old in new[] { PathOf(kept.Id), PathOf(loose.Id), PathOf(foreign.Id), half }) File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        await new FileSweep(Store, [new Keeper(kept.Id)], TimeProvider.System).RunAsync(new Progress<JobProgress>(), default);
        Assert.Equal(new[] { fresh.Id, kept.Id, foreign.Id }.Select(i => i.ToString("N")).Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_backup_holds_the_files_and_puts_them_back()
    {
        var folder = NewDirectory();
        try
        {
            string backup;
            StoredFile before, after;
            await using (var host = await StartAsync(folder))
            {
                before = (await host.Get<FileStore>().WriteAsync(Area, new MemoryStream(Content(2 * Piece + 5)), long.MaxValue, default))!;
                backup = (await host.Get<BackupStore>().MakeAsync(null, default)).File;
                after = (await host.Get<FileStore>().WriteAsync(Area, new MemoryStream(Content(7)), long.MaxValue, default))!;
                host.Get<FileStore>().Delete(Area, before.Id);
            }
            var aside = await Make(folder).Get<BackupStore>().RestoreAsync(backup, default);
            Assert.Single(Directory.GetFiles(Path.Combine(aside, "files"), after.Id.ToString("N"), SearchOption.AllDirectories));
            await using var again = await StartAsync(folder);
            using var file = again.Get<FileStore>().Open(Area, before.Id);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            Assert.Equal(Content(2 * Piece + 5), copy.ToArray());
            Assert.Throws<FileNotFoundException>(() => again.Get<FileStore>().Open(Area, after.Id));
            Assert.Empty(await again.Get<BackupStore>().VerifyAsync([], [], default));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Keeper(params Guid[] kept) : IFileArea
    {
        public string Name => Area;

        public Task<long> MostBytesAsync(CancellationToken ct) => Task.FromResult(0L);

        public Task<IReadOnlySet<Guid>> KeptAsync(CancellationToken ct) => Task.FromResult<IReadOnlySet<Guid>>(kept.ToHashSet());
    }

    /// <summary>Numbers of Linux: no space left, over quota, error of the disk, read-only.</summary>
    [Theory]
    [InlineData(28, NotSavedReason.NoRoom)]
    [InlineData(122, NotSavedReason.NoRoom)]
    [InlineData(5, NotSavedReason.Disk)]
    [InlineData(30, NotSavedReason.Disk)]
    public async Task A_disk_that_refuses_in_the_middle_is_said_and_nothing_is_left(int number, NotSavedReason reason)
    {
        var refused = await Assert.ThrowsAsync<NotSavedException>(() => Store.WriteAsync(Area, new Breaking(number), long.MaxValue, default));
        Assert.Equal(reason, refused.Reason);
        Assert.Empty(Directory.GetFiles(Folder, "*", SearchOption.AllDirectories));
    }

    private sealed class Breaking(int? number = null) : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ++_reads < 4 ? ValueTask.FromResult(buffer.Length) : throw (number is { } known ? new IOException("The disk refuses.", known) : new IOException("The line is broken."));
    }
}
