using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Contacts;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Daily;

/// <summary>The timeline needs as many statements for many events as for few.</summary>
[Collection("statements")]
public sealed class TimelineStatementTests(DailyWorld world)
{
    [Fact]
    public async Task One_event_more_needs_no_more_statements()
    {
        var (few, many) = (await world.CaseAsync(), await world.CaseAsync());
        await LogAsync(few, 2);
        await LogAsync(many, 400);
        var cm = world.As("cm");
        foreach (var query in new[] { "", "?typ=kontakt", "?visa=allt", "?insats=CM" })
        {
            await cm.PageAsync(DailyWorld.Url(few, "tidslinje" + query));
            var small = await StatementCounter.CountAsync(() => cm.PageAsync(DailyWorld.Url(few, "tidslinje" + query)));
            var large = await StatementCounter.CountAsync(() => cm.PageAsync(DailyWorld.Url(many, "tidslinje" + query)));
            Assert.True(large <= small, $"{query}: {small} statements with few events, {large} with four hundred");
            Assert.InRange(large, 1, 40);
        }
    }

    private Task<bool> LogAsync(Guid id, int count) => world.WriteAsync(async (db, services) =>
    {
        var found = await db.Cases.SingleAsync(c => c.Id == id);
        for (var i = 0; i < count; i++)
        {
            db.Add(found.LogContact(new ContactTerms { HeldOn = DailyWorld.Today.AddDays(-(i % 80)), Type = "MOTE", Note = $"Anteckning {i}" }, services.GetRequiredService<ICodeLists>(),
                new Actor(world.StaffId(Role.CaseManager), new DateTime(2026, 11, 23, 7, 0, 0, DateTimeKind.Utc))));
        }
        return true;
    });
}
