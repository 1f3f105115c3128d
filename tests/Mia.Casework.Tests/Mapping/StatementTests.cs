using Mia.Casework.Domain;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Security;
using Mia.Testing;

namespace Mia.Casework.Tests.Mapping;

/// <summary>A world of its own for tests that fill cases with many rows.</summary>
[CollectionDefinition("statements")]
public sealed class StatementCollection : ICollectionFixture<DailyWorld>;

/// <summary>The pages of mapping and ratings need as many statements for many rows as for few.</summary>
[Collection("statements")]
public sealed class StatementTests(DailyWorld world)
{
    [Fact]
    public async Task One_rating_more_needs_no_more_statements()
    {
        var (few, many) = (await world.CaseAsync(), await world.CaseAsync());
        await AddAsync(few, RatingVoice.Participant, new DateOnly(2026, 9, 2), ("BOE", 3));
        for (var i = 0; i < 30; i++) await AddAsync(many, i % 2 == 0 ? RatingVoice.Participant : RatingVoice.Staff, new DateOnly(2026, 9, 2).AddDays(i), ("BOE", i % 10), ("EKO", 5), ("ARB", 7));
        var cm = world.As("cm");
        foreach (var path in new[] { "", "skattningar", "skattningar/ny", "skattningar/utskrift", "kartlaggning", "natverk" })
        {
            await cm.PageAsync(DailyWorld.Url(few, path));
            var (small, large) = (await CountAsync(few), await CountAsync(many));
            Assert.True(large <= small, $"{path}: {small} statements with one rating, {large} with thirty");
            Assert.InRange(large, 1, 24);

            Task<int> CountAsync(Guid caseId) => StatementCounter.CountAsync(() => cm.PageAsync(DailyWorld.Url(caseId, path)));
        }
    }

    private Task<Guid> AddAsync(Guid caseId, RatingVoice voice, DateOnly on, params (string Code, int Satisfaction)[] areas) => world.WriteAsync(async (db, _) =>
    {
        var made = new SelfRating((await db.Cases.FindAsync(caseId))!, new RatingTerms
        {
            Voice = voice, Occasion = RatingOccasion.FollowUp, RatedOn = on, Areas = [.. areas.Select(a => new AreaScore(a.Code, a.Satisfaction, null, null))],
        }, new HashSet<string>(), new Actor(world.StaffId(Role.CaseManager), new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc)));
        db.Add(made);
        return made.Id;
    });
}
