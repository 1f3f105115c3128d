using System.Globalization;
using Mia.Platform.Data;
using Mia.Platform.Data.Connections;
using Microsoft.Extensions.DependencyInjection;
using static Mia.Platform.Tests.Data.DataHost;

namespace Mia.Platform.Tests.Data;

public sealed class TableCountsTests
{
    private const string Counted = "SELECT stat FROM sqlite_stat1 WHERE tbl = 'Test_Note' AND idx LIKE '%DelprojektId_Count'";

    [Fact]
    public async Task After_many_rows_the_database_and_open_readers_know_of_them()
    {
        await using var host = await StartAsync();
        Assert.Empty(await host.NotesAsync());
        await host.WriteAsync((scope, _) => Task.FromResult(scope.GetRequiredService<NoteContext>()
            .InsertMany(Enumerable.Range(0, 5_000).Select(n => new Note(Ostra, Haninge, "x") { Count = n }))));

        await host.Get<TableCounts>().RefreshAsync(CancellationToken.None);

        var connections = host.Get<SqliteConnections>();
        var reader = connections.Lease();
        var rows = int.Parse(reader.Scalar<string>(Counted)!.Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(rows, 1_000, 10_000);
        connections.Return(reader);
        Assert.Equal(5_000, (await host.NotesAsync()).Count);
    }

    [Fact]
    public async Task A_reader_that_is_out_while_they_are_counted_is_let_go_when_it_comes_back()
    {
        await using var host = await StartAsync();
        var connections = host.Get<SqliteConnections>();
        var old = connections.Lease();
        await host.Get<TableCounts>().RefreshAsync(CancellationToken.None);
        connections.Return(old);
        var next = connections.Lease();
        Assert.NotSame(old, next);
        connections.Return(next);
        Assert.Same(next, connections.Lease());
    }
}
