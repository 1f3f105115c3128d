using Mia.Platform.Data;
using Mia.Platform.Data.Logs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Mia.Platform.Tests.Data.DataHost;

namespace Mia.Platform.Tests.Data;

public sealed class LogTests
{
    private static readonly Guid Reader = Guid.CreateVersion7();
    private static readonly Guid Seen = Guid.CreateVersion7();

    [Fact]
    public async Task A_change_is_logged_with_who_where_and_to_what()
    {
        await using var host = await StartAsync();
        var note = new Note(Ostra, Haninge, "x");
        await host.AddAsync(note);
        await host.WriteAsync(async (s, ct) => (await s.GetRequiredService<NoteContext>().Notes.SingleAsync(ct)).Change("y"));
        var rows = await host.ReadAsync(s => s.GetRequiredService<PlatformDbContext>().Changes.OrderBy(r => r.Seq).ToListAsync(), s => s.Enter(Ostra, null));
        Assert.Equal(["note.made", "note.changed"], rows.Select(r => r.Kind));
        Assert.All(rows, r => Assert.Equal((NoUser.UserId, note.Id, Ostra), (r.UserId!.Value, r.CaseId!.Value, r.DelprojektId!.Value)));
        Assert.Empty(await host.ReadAsync(s => s.GetRequiredService<PlatformDbContext>().Changes.ToListAsync(), s => s.Enter(Sodertalje, null)));
    }

    [Theory]
    [InlineData("UPDATE Platform_Change SET Kind = 'other' WHERE Seq = 2", 2)]
    [InlineData("UPDATE Platform_Change SET UserId = NULL WHERE Seq = 3", 3)]
    [InlineData("DELETE FROM Platform_Change WHERE Seq = 2", 3)]
    [InlineData("DELETE FROM Platform_Change WHERE Seq = 1", 2)]
    [InlineData("DELETE FROM Platform_Change WHERE Seq >= 4", 4)]
    [InlineData("DELETE FROM Platform_Change", 1)]
    [InlineData("UPDATE Platform_Change SET Seq = CASE Seq WHEN 2 THEN -3 WHEN 3 THEN -2 ELSE Seq END; UPDATE Platform_Change SET Seq = abs(Seq)", 2)]
    public async Task Tampering_with_the_change_log_is_found(string sql, long at)
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 5; i++)
            await host.AddAsync(new Note(Ostra, Haninge, "x"));
        var log = host.Get<ChangeLog>();
        var anchor = ChainHead.Parse(log.Head.ToString());
        Assert.True((await log.VerifyAsync([anchor], default)).Ok);

        using (var outside = host.Outside())
        {
            Assert.ThrowsAny<SqliteException>(() => outside.Execute(sql));
            outside.Execute("DROP TRIGGER Platform_Change_NoUpdate");
            outside.Execute("DROP TRIGGER Platform_Change_NoDelete");
            outside.Execute(sql);
        }
        var report = await log.VerifyAsync([anchor], default);
        Assert.Equal(at, report.BadSeq);
        Assert.NotEmpty(report.Reason);
    }

    [Fact]
    public async Task An_access_is_durable_when_the_call_returns()
    {
        await using var host = await StartAsync();
        var log = host.Get<AccessLog>();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => log.AppendAsync(Entry(i % 2 == 0 ? Seen : Guid.CreateVersion7()), default)));
        using var outside = host.Outside("audit.db");
        Assert.Equal(500, outside.Scalar<long>("SELECT count(*) FROM Audit_Access"));
        Assert.True((await log.VerifyAsync([log.Head], default)).Ok);

        var page = await log.ListAsync(new AccessFilter(ParticipantId: Seen), null, 100, default);
        Assert.Equal(100, page.Count);
        Assert.True(page[0].Seq > page[^1].Seq);
        Assert.Equal(150, (await log.ListAsync(new AccessFilter(UserId: Reader, ParticipantId: Seen), page[^1].Seq, 1000, default)).Count);
        Assert.Empty(await log.ListAsync(new AccessFilter(UserId: Guid.NewGuid()), null, 10, default));
        Assert.Equal("participant.overview", page[0].Entry.Kind);
    }

    [Fact]
    public async Task Tampering_with_the_access_log_is_found()
    {
        await using var host = await StartAsync();
        var log = host.Get<AccessLog>();
        for (var i = 0; i < 4; i++)
            await log.AppendAsync(Entry(Seen), default);
        using (var outside = host.Outside("audit.db"))
        {
            Assert.ThrowsAny<SqliteException>(() => outside.Execute("DELETE FROM Audit_Access WHERE Seq = 4"));
            outside.Execute("DROP TRIGGER Audit_Access_NoDelete");
            outside.Execute("DELETE FROM Audit_Access WHERE Seq = 4");
        }
        Assert.True((await log.VerifyAsync([], default)).Ok);
        Assert.False((await log.VerifyAsync([log.Head], default)).Ok);
    }

    [Fact]
    public async Task What_cannot_be_logged_is_not_shown()
    {
        await using var host = await StartAsync();
        var log = host.Get<AccessLog>();
        using (var outside = host.Outside("audit.db"))
            outside.Execute("CREATE TRIGGER Full BEFORE INSERT ON Audit_Access BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        await Assert.ThrowsAsync<AccessLogException>(() => log.AppendAsync(Entry(Seen), default));
        using (var outside = host.Outside("audit.db"))
            outside.Execute("DROP TRIGGER Full");
        await log.AppendAsync(Entry(Seen), default);
        Assert.True((await log.VerifyAsync([log.Head], default)).Ok);

        await log.DisposeAsync();
        await Assert.ThrowsAsync<AccessLogException>(() => log.AppendAsync(Entry(Seen), default));
    }

    private static AccessEntry Entry(Guid participant) =>
        new(Reader, "s CaseManager", "participant.overview", Ostra, [Guid.CreateVersion7(), participant], "role", "/{delprojekt}/deltagare/{id:guid}");
}
