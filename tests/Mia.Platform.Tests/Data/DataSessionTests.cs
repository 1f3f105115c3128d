using Mia.Platform.Data;
using Mia.Platform.Data.Logs;
using Mia.Platform.Messaging;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Mia.Platform.Tests.Data.DataHost;

namespace Mia.Platform.Tests.Data;

public sealed class DataSessionTests
{
    [Fact]
    public async Task What_is_saved_is_read_back_as_it_was()
    {
        await using var host = await StartAsync();
        var note = new Note(Ostra, Haninge, "Åsa Öberg") { Count = 3, Lines = { new Line { Code = "a" } } };
        await host.AddAsync(note);

        var read = Assert.Single(await host.ReadAsync(s => s.GetRequiredService<NoteContext>().Notes.Include(n => n.Lines).ToListAsync()));
        Assert.Equal((note.Id, "Åsa Öberg", 3, note.At, DateTimeKind.Utc), (read.Id, read.Text, read.Count, read.At, read.At.Kind));
        Assert.Equal("a", Assert.Single(read.Lines).Code);
    }

    [Fact]
    public async Task A_failing_write_leaves_nothing()
    {
        await using var host = await StartAsync();
        var called = false;
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.WriteAsync(async (scope, ct) =>
        {
            var db = scope.GetRequiredService<NoteContext>();
            db.Add(new Note(Ostra, Haninge, "x"));
            await db.SaveChangesAsync(ct);
            scope.GetRequiredService<DataSession>().OnCommitted(() => called = true);
            throw new InvalidOperationException("stop");
        }));
        Assert.Empty(await host.NotesAsync());
        Assert.Equal(0, host.Get<ChangeLog>().Head.Seq);
        Assert.False(called);

        await host.AddAsync(new Note(Ostra, Haninge, "y"));
        Assert.Single(await host.NotesAsync());
    }

    [Theory]
    [InlineData(13, 13, NotSavedReason.NoRoom)]
    [InlineData(10, 778, NotSavedReason.Disk)]
    [InlineData(10, 1034, NotSavedReason.Disk)]
    [InlineData(8, 8, NotSavedReason.Disk)]
    [InlineData(14, 14, NotSavedReason.Disk)]
    public async Task A_disk_that_refuses_leaves_nothing_and_the_next_write_works(int code, int extended, NotSavedReason reason)
    {
        await using var host = await StartAsync();
        var refused = await Assert.ThrowsAsync<NotSavedException>(() => host.WriteAsync(async (scope, ct) =>
        {
            var db = scope.GetRequiredService<NoteContext>();
            db.Add(new Note(Ostra, Haninge, "x"));
            await db.SaveChangesAsync(ct);
            throw new DbUpdateException("Saving failed.", new SqliteException("disk", code, extended));
        }));
        Assert.Equal(reason, refused.Reason);
        Assert.Empty(await host.NotesAsync());
        await host.AddAsync(new Note(Ostra, Haninge, "y"));
        Assert.Single(await host.NotesAsync());
    }

    [Fact]
    public async Task A_program_that_is_wrong_is_no_disk_that_refuses()
    {
        await using var host = await StartAsync();
        await Assert.ThrowsAsync<SqliteException>(() => host.WriteAsync((_, _) => throw new SqliteException("constraint", 19)));
    }

    [Fact]
    public async Task Reading_connections_refuse_to_write()
    {
        await using var host = await StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NoteContext>();
        var refused = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM Test_Note"));
        Assert.Equal(8, refused.SqliteErrorCode);
        await Assert.ThrowsAsync<SqliteException>(() => db.Notes.IgnoreQueryFilters().ExecuteDeleteAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.BeginTransactionAsync());
    }

    [Fact]
    public async Task Saving_outside_a_command_opens_its_own_write()
    {
        await using var host = await StartAsync();
        await host.ReadAsync(async scope =>
        {
            var db = scope.GetRequiredService<NoteContext>();
            db.Add(new Note(Ostra, Haninge, "x"));
            return await db.SaveChangesAsync();
        });
        Assert.Single(await host.NotesAsync());
        Assert.Equal(1, host.Get<ChangeLog>().Head.Seq);
    }

    [Fact]
    public async Task Work_reads_what_is_saved_now_and_not_what_was_read_before()
    {
        await using var host = await StartAsync();
        await host.AddAsync(new Note(Ostra, Haninge, "before"));
        await host.ReadAsync(async scope =>
        {
            var db = scope.GetRequiredService<NoteContext>();
            _ = await db.Notes.SingleAsync();
            await host.WriteAsync(async (other, ct) => (await other.GetRequiredService<NoteContext>().Notes.SingleAsync(ct)).Change("after"));
            await scope.GetRequiredService<DataSession>().WriteAsync(async ct => Assert.Equal("after", (await db.Notes.SingleAsync(ct)).Text), default);
            return 0;
        });
    }

    [Fact]
    public async Task A_lost_update_is_refused()
    {
        await using var host = await StartAsync();
        await host.AddAsync(new Note(Ostra, Haninge, "1"));
        var before = (await host.NotesAsync()).Single().Version;
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => host.WriteAsync(async (scope, ct) =>
        {
            var db = scope.GetRequiredService<NoteContext>();
            var note = await db.Notes.SingleAsync(ct);
            db.Entry(note).Property(n => n.Version).OriginalValue = Guid.CreateVersion7();
            note.Change("2");
        }));
        await host.WriteAsync(async (scope, ct) => (await scope.GetRequiredService<NoteContext>().Notes.SingleAsync(ct)).Change("3"));
        var note = (await host.NotesAsync()).Single();
        Assert.Equal("3", note.Text);
        Assert.NotEqual(before, note.Version);
    }

    [Fact]
    public async Task A_hundred_writers_at_once_all_succeed()
    {
        await using var host = await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(async () =>
        {
            await host.AddAsync(new Note(Ostra, Haninge, $"n{i}"));
            Assert.NotEmpty(await host.NotesAsync());
        })));
        Assert.Equal(100, (await host.NotesAsync()).Count);
        Assert.Equal(100, host.Get<ChangeLog>().Head.Seq);
        Assert.True((await host.Get<ChangeLog>().VerifyAsync([], default)).Ok);
    }

    [Fact]
    public async Task Callbacks_run_after_the_gate_is_open_again()
    {
        await using var host = await StartAsync();
        var seen = 0;
        await host.WriteAsync((scope, _) =>
        {
            scope.GetRequiredService<NoteContext>().Add(new Note(Ostra, Haninge, "x"));
            scope.GetRequiredService<DataSession>().OnCommitted(async () =>
            {
                await host.AddAsync(new Note(Ostra, Haninge, "y"));
                seen = (await host.NotesAsync()).Count;
            });
            return Task.CompletedTask;
        });
        Assert.Equal(2, seen);
    }

    [Fact]
    public async Task What_has_changed_is_told_when_lists_in_memory_have_taken_it_over_and_also_when_one_of_them_failed()
    {
        await using var host = await StartAsync();
        var feed = host.Get<ChangeFeed>();
        var (before, during) = (feed.Now, -1L);
        await host.WriteAsync((scope, _) =>
        {
            scope.GetRequiredService<NoteContext>().Add(new Note(Ostra, Haninge, "x"));
            scope.GetRequiredService<DataSession>().OnCommitted(() => during = feed.Now);
            return Task.CompletedTask;
        });
        Assert.Equal(before, during);
        Assert.Equal(before + 1, feed.Now);
        await Assert.ThrowsAsync<IOException>(() => host.WriteAsync((scope, _) =>
        {
            scope.GetRequiredService<NoteContext>().Add(new Note(Ostra, Haninge, "y"));
            scope.GetRequiredService<DataSession>().OnCommitted(() => Task.FromException(new IOException("a list in memory")));
            return Task.CompletedTask;
        }));
        Assert.Equal(before + 2, feed.Now);
    }

    [Fact]
    public async Task A_write_within_another_scopes_write_is_refused_instead_of_waiting_for_ever()
    {
        await using var host = await StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.WriteAsync(async (_, _) =>
            await host.AddAsync(new Note(Ostra, Haninge, "x"))));
    }

    [Fact]
    public async Task More_readers_than_connections_wait_their_turn()
    {
        await using var host = await StartAsync();
        await host.AddAsync(new Note(Ostra, Haninge, "x"));
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () => Assert.Single(await host.NotesAsync()))));
    }

    [Fact]
    public async Task A_slow_page_holds_no_connection()
    {
        await using var host = await StartAsync();
        await host.AddAsync(new Note(Ostra, Haninge, "x"));
        var scopes = Enumerable.Range(0, 20).Select(_ => host.Services.CreateAsyncScope()).ToList();
        foreach (var scope in scopes)
        {
            scope.ServiceProvider.GetRequiredService<DataScope>().EnterEverything();
            Assert.Single(await scope.ServiceProvider.GetRequiredService<NoteContext>().Notes.ToListAsync());
        }
        foreach (var scope in scopes)
            await scope.DisposeAsync();
    }

    [Fact]
    public async Task Two_contexts_save_in_one_transaction_with_references_checked_at_the_end()
    {
        await using var host = await StartAsync();
        await Assert.ThrowsAsync<SqliteException>(() => host.WriteAsync((scope, _) =>
        {
            scope.GetRequiredService<NoteContext>().Add(new Line { NoteId = Guid.CreateVersion7() });
            return Task.CompletedTask;
        }));
        await host.AddAsync(new Note(Ostra, Haninge, "x"));
        Assert.Single(await host.NotesAsync());
    }

    [Fact]
    public async Task A_post_repeated_gets_the_first_answer()
    {
        await using var host = await StartAsync();
        var (user, key) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.WriteAsync(async (scope, ct) =>
        {
            var once = scope.GetRequiredService<OnceStore>();
            Assert.Null(await once.FindAsync(key, "c", user, ct));
            await once.AddAsync(key, "c", user, "{}", ct);
        });
        await host.WriteAsync(async (scope, ct) =>
        {
            var once = scope.GetRequiredService<OnceStore>();
            Assert.Equal("{}", await once.FindAsync(key, "c", user, ct));
            Assert.Null(await once.FindAsync(key, "c", Guid.CreateVersion7(), ct));
            Assert.Null(await once.FindAsync(key, "d", user, ct));
        });
    }
}
