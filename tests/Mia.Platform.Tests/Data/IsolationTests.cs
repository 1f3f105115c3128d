using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Mia.Platform.Tests.Data.DataHost;

namespace Mia.Platform.Tests.Data;

public sealed class IsolationTests
{
    [Fact]
    public async Task A_scope_sees_its_delprojekt_and_controller_only()
    {
        await using var host = await StartAsync();
        await host.AddAsync(new Note(Ostra, Haninge, "oh"), new Note(Ostra, Tyreso, "ot"), new Note(Sodertalje, Haninge, "sh"));

        Assert.Equal(["oh", "ot"], Texts(await host.NotesAsync(s => s.Enter(Ostra, null))));
        Assert.Equal(["oh"], Texts(await host.NotesAsync(s => s.Enter(Ostra, Haninge))));
        Assert.Equal(["sh"], Texts(await host.NotesAsync(s => s.Enter(Sodertalje, null))));
        Assert.Equal(3, (await host.NotesAsync()).Count);
        Assert.Empty(await host.NotesAsync(_ => { }));
    }

    [Fact]
    public async Task The_scope_can_change_within_a_request()
    {
        await using var host = await StartAsync();
        await host.AddAsync(new Note(Ostra, Haninge, "o"), new Note(Sodertalje, Haninge, "s"));
        await host.ReadAsync(async scope =>
        {
            var db = scope.GetRequiredService<NoteContext>();
            Assert.Empty(await db.Notes.ToListAsync());
            scope.GetRequiredService<DataScope>().Enter(Ostra, null);
            Assert.Equal(["o"], Texts(await db.Notes.ToListAsync()));
            return 0;
        }, _ => { });
    }

    [Fact]
    public async Task A_pooled_context_does_not_remember_the_scope_before()
    {
        await using var host = await StartAsync();
        await host.AddAsync(new Note(Ostra, Haninge, "o"));
        Assert.Single(await host.NotesAsync());
        Assert.Empty(await host.NotesAsync(_ => { }));
    }

    [Fact]
    public async Task The_filter_uses_the_index_of_the_delprojekt()
    {
        await using var host = await StartAsync();
        var sql = await host.ReadAsync(s => Task.FromResult(
            s.GetRequiredService<NoteContext>().Notes.OrderBy(n => n.Count).ToQueryString()), s => s.Enter(Ostra, null));
        Assert.Contains("\"DelprojektId\" = @", sql, StringComparison.Ordinal);
        Assert.DoesNotContain(" OR ", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("COALESCE", sql, StringComparison.Ordinal);
        var all = await host.ReadAsync(s => Task.FromResult(s.GetRequiredService<NoteContext>().Notes.ToQueryString()));
        Assert.DoesNotContain("\"DelprojektId\" =", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removed_rows_are_hidden_and_can_be_asked_for_within_the_same_isolation()
    {
        await using var host = await StartAsync();
        await host.AddAsync(new Note(Ostra, Haninge, "o"), new Note(Sodertalje, Haninge, "s"));
        await host.WriteAsync(async (scope, ct) =>
        {
            foreach (var note in await scope.GetRequiredService<NoteContext>().Notes.ToListAsync(ct))
                note.Delete(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), new ChangeEvent("note.deleted"));
        });
        Assert.Empty(await host.NotesAsync());
        var seen = await host.ReadAsync(s => s.GetRequiredService<NoteContext>().Notes.IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]).ToListAsync(),
            s => s.Enter(Ostra, null));
        Assert.Equal(["o"], Texts(seen));
    }

    [Fact]
    public async Task Two_installations_in_one_process_keep_their_keys_apart()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();
        await one.AddAsync(new Note(Ostra, Haninge, "one"));
        await two.AddAsync(new Note(Ostra, Haninge, "two"));
        Assert.Equal(["one"], Texts(await one.NotesAsync()));
        Assert.Equal(["two"], Texts(await two.NotesAsync()));
    }

    private static List<string?> Texts(IEnumerable<Note> notes) => [.. notes.Select(n => n.Text).Order(StringComparer.Ordinal)];
}
