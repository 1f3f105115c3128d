using System.Net;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Pages.Inkorg;
using Mia.Casework.Tests.Alerts;
using Mia.Casework.Tests.Daily;
using Mia.Testing;

namespace Mia.Casework.Tests.Intake;

/// <summary>How many of those who were referred came how far (methods.md 1.7). A host of its own, since everybody is counted.</summary>
public sealed class FunnelTests(DailyWorld world) : IClassFixture<DailyWorld>
{
    private const string Page = $"/{DailyWorld.Slug}/inkorg/tratten";

    [Fact]
    public async Task Each_step_counts_those_who_came_at_least_that_far_and_days_are_the_median()
    {
        await world.ReferralAsync(3, 2);
        var offered = await world.ReferralAsync(3, 2);
        await world.DecideAsync(offered, r => r.Offer("Passar", world.Cm(3, 12)));
        var declined = await world.ReferralAsync(3, 2);
        await world.DecideAsync(declined, r => r.DeclineByPerson("Flyttar", new DateOnly(2027, 3, 1), world.Cm(3, 4)));
        var page = await world.As("cm").PageAsync(Page + "?fran=2026-03-01&till=2026-03-31");
        Assert.Empty(PageRules.Broken(page));
        string[] Row(string name) => [.. page.QuerySelectorAll("tbody tr").First(r => r.QuerySelector("th")!.TextContent == name).QuerySelectorAll("td").Select(td => td.TextContent)];
        Assert.Equal(["3", "2", "1", "0"], Row("Alla"));
        Assert.Equal(["3", "2", "1", "0"], Row("Ej angett"));
        Assert.Equal(["0", "0", "0", "0"], Row("Kvinna"));
        var text = page.QuerySelector("main")!.TextContent;
        // Two and ten days.
        Assert.Contains("6 dagar (2 anmälningar)", text, StringComparison.Ordinal);
        Assert.Contains("Avböjd av personen", text, StringComparison.Ordinal);
        Assert.Contains("Inga anmälningar kom in", (await world.As("cm").PageAsync(Page + "?fran=2025-01-01&till=2025-01-31")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?fran=2026-12-01&till=2026-01-01")]
    [InlineData("?fran=0001-01-01&till=9999-12-31")]
    [InlineData("?fran=i%20g%C3%A5r")]
    public async Task A_strange_period_is_no_error(string query) => Assert.Equal(HttpStatusCode.OK, (await world.As("cm").GetAsync(Page + query)).StatusCode);

    [Fact]
    public async Task Who_may_not_read_referrals_does_not_see_it() => Assert.Equal(HttpStatusCode.Forbidden, (await world.As("kbt").GetAsync(Page)).StatusCode);

    /// <summary>Exact small numbers are for those who read the referrals; who sees numbers only never gets here (registration.md 2.9).</summary>
    [Theory]
    [InlineData($"statistiker@{DailyWorld.Slug}.demo")]
    [InlineData("direktor@mia.demo")]
    public async Task Who_sees_numbers_only_does_not_see_it(string email)
    {
        using var reader = await world.App.SignedInAsync(email);
        Assert.True((await reader.GetAsync(Page)).StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
    }

    [Fact]
    public void The_median_of_two_is_between_them_and_of_nobody_is_nothing()
    {
        static FunnelFact After(int? days) => new("AF", null, null, ReferralStatus.Received, new(2026, 1, 1), days is { } d ? new DateOnly(2026, 1, 1).AddDays(d) : null, null, new Dictionary<ReferralStatus, DateOnly>());
        Assert.Equal((2.5, 2), Of(After(1), After(4), After(null)));
        Assert.Equal((3.0, 3), Of(After(9), After(3), After(1)));
        Assert.Equal((null, 0), Of(After(null)));

        static (double?, int) Of(params FunnelFact[] facts)
        {
            var step = FunnelStep.Of("", facts, f => f.FirstContactOn);
            return (step.Days, step.Count);
        }
    }
}
