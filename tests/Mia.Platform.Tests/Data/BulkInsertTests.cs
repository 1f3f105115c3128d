using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Mia.Platform.Tests.Data.DataHost;

namespace Mia.Platform.Tests.Data;

public sealed class BulkInsertTests
{
    [Fact]
    public async Task Rows_look_exactly_like_tracked_ones()
    {
        await using var host = await StartAsync();
        var tracked = new Note(Ostra, Haninge, "Åsa") { Count = 7 };
        var bulk = new Note(Ostra, Haninge, "Åsa") { Count = 7 };
        await host.AddAsync(tracked);
        await host.WriteAsync((s, _) => Task.FromResult(s.GetRequiredService<NoteContext>().InsertMany([bulk])));
        using var outside = host.Outside();
        Assert.Single(outside.Query("SELECT DISTINCT typeof(Id) || length(Id) || typeof(At) || At || typeof(Count) || Count || typeof(Text) || length(Text) "
            + "|| typeof(DelprojektId) || hex(DelprojektId) || ifnull(DeletedAt, '-') FROM Test_Note", r => r.GetString(0)));
        Assert.Equal(["Åsa", "Åsa"], (await host.NotesAsync()).Select(n => n.Text));
        Assert.Equal(2, host.Get<Mia.Platform.Data.Logs.ChangeLog>().Head.Seq);
    }

    [Fact]
    public async Task Many_rows_at_once_are_all_there()
    {
        await using var host = await StartAsync();
        var notes = Enumerable.Range(0, 10_000).Select(i => new Line { NoteId = Ostra, Code = "kod" + i }).ToList();
        var parent = new Note(Ostra, Haninge, "x");
        await host.AddAsync(parent);
        notes.ForEach(n => n.NoteId = parent.Id);
        await host.WriteAsync((s, _) => Task.FromResult(s.GetRequiredService<NoteContext>().InsertMany(notes)));
        Assert.Equal(10_000, await host.ReadAsync(s => s.GetRequiredService<NoteContext>().Lines.CountAsync()));
    }

    [Fact]
    public async Task It_is_refused_outside_a_write()
    {
        await using var host = await StartAsync();
        await host.ReadAsync(s => Task.FromResult(Assert.Throws<InvalidOperationException>(() => s.GetRequiredService<NoteContext>().InsertMany(new List<Note>()))));
    }
}
