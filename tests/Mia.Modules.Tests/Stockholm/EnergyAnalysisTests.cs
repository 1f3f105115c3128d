using FsCheck;
using FsCheck.Fluent;
using Mia.Delprojekt.StockholmNarkolepsi.Domain;
using Mia.Platform.Messaging;

namespace Mia.Modules.Tests.Stockholm;

/// <summary>From two weeks of ratings to a week and a suggestion (methods.md 14.3).</summary>
public sealed class EnergyAnalysisTests
{
    private static readonly DateOnly Monday = new(2026, 11, 9);

    /// <summary>The picture of the mock: Monday to Friday as there, hour by hour from seven.</summary>
    private static readonly int[][] Mock =
    [
        [2, 3, 4, 5, 4, 2, 1, 3, 3, 3, 2, 3, 2, 1], [2, 3, 5, 4, 4, 3, 2, 4, 3, 2, 2, 2, 2, 1], [2, 4, 4, 5, 4, 2, 1, 3, 4, 2, 3, 2, 2, 2],
        [2, 3, 5, 5, 4, 3, 2, 4, 3, 2, 2, 3, 2, 1], [1, 3, 4, 4, 3, 2, 1, 3, 3, 3, 2, 2, 2, 1], [2, 2, 3, 4, 4, 3, 2, 3, 3, 2, 3, 2, 3, 2],
        [1, 2, 3, 4, 3, 3, 2, 3, 3, 2, 2, 2, 2, 2],
    ];

    [Fact]
    public void The_best_hours_of_the_example_are_Monday_to_Thursday_nine_to_twelve()
    {
        var days = Example();
        var best = EnergyAnalysis.Suggest(days);
        Assert.Equal("mån–tor 09–12", best[0].When);
        Assert.Equal(12, best[0].Total);
        Assert.Equal(4.4, best[0].Mean, 1);
        Assert.Equal("fre 09–11", best[1].When);
        Assert.Equal("Piggast måndag till torsdag kl. 9–12. Kl. 13 är för vila.", EnergyAnalysis.Finding(days));
    }

    [Fact]
    public void Too_few_days_suggest_nothing()
    {
        var days = Example().Take(4).ToList();
        Assert.Empty(EnergyAnalysis.Suggest(days));
        Assert.Contains("Minst 5 dagar", EnergyAnalysis.Finding(days));
    }

    [Fact]
    public void An_hour_with_a_nap_is_never_suggested()
    {
        var days = Enumerable.Range(0, 14).Select(i => new RatedDay(Monday.AddDays(i), DayRatings.Of([.. Enumerable.Repeat(5, 14)], [10], null, null, null))).ToList();
        Assert.All(EnergyAnalysis.Suggest(days), s => Assert.False(s.Hours.FromHour <= 10 && 10 < s.Hours.ToHour));
        Assert.Equal("mån–fre 11–21", EnergyAnalysis.Suggest(days)[0].When);
    }

    [Fact]
    public void Suggestions_lie_on_weekdays_within_the_map_and_are_good() => Prop.ForAll(Maps(), days =>
    {
        var cells = EnergyAnalysis.Week(days).ToDictionary(c => (c.Day, c.Hour));
        return EnergyAnalysis.Suggest(days).All(s => s.Hours.FromDay >= 1 && s.Hours.ToDay <= 5 && s.Hours.FromHour >= 7 && s.Hours.ToHour <= 21
            && Enumerable.Range(s.Hours.FromDay, s.Hours.ToDay - s.Hours.FromDay + 1).All(d => Enumerable.Range(s.Hours.FromHour, s.Hours.ToHour - s.Hours.FromHour)
                .All(h => cells[(d, h)].Level >= EnergyAnalysis.Good && !cells[(d, h)].Nap)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Suggestions_do_not_overlap() => Prop.ForAll(Maps(), days =>
    {
        var hours = EnergyAnalysis.Suggest(days).SelectMany(s => Enumerable.Range(s.Hours.FromDay, s.Hours.ToDay - s.Hours.FromDay + 1)).ToList();
        return hours.Count == hours.Distinct().Count();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_packed_is_what_is_unpacked() => Prop.ForAll(Maps(), days =>
        days.All(d => DayRatings.Unpack(d.Ratings.Pack()).Pack() == d.Ratings.Pack())).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(6, 3)]
    [InlineData(-1, 3)]
    [InlineData(3, 100)]
    [InlineData(3, -1)]
    public void Bad_numbers_are_refused(int level, int cataplexy) =>
        Assert.Throws<RuleException>(() => DayRatings.Of([.. Enumerable.Repeat(level, 14)], null, null, null, cataplexy));

    [Fact]
    public void An_empty_day_too_few_hours_and_an_hour_outside_are_refused()
    {
        Assert.Throws<RuleException>(() => DayRatings.Of([.. Enumerable.Repeat(0, 14)], null, null, null, null));
        Assert.Throws<RuleException>(() => DayRatings.Of([3, 3], null, null, null, null));
        Assert.Throws<RuleException>(() => DayRatings.Of([.. Enumerable.Repeat(3, 14)], [23], null, null, null));
    }

    [Fact]
    public void A_day_that_has_not_been_cannot_be_filled_in()
    {
        var period = new EnergyPeriod(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Monday, Monday);
        var ratings = DayRatings.Of([.. Enumerable.Repeat(3, 14)], null, null, null, null);
        period.Fill(1, ratings, Monday);
        Assert.Throws<RuleException>(() => period.Fill(2, ratings, Monday));
        Assert.Throws<NotFoundException>(() => period.Fill(15, ratings, Monday.AddDays(20)));
    }

    private static List<RatedDay> Example() => [.. Enumerable.Range(0, 14).Select(i => new RatedDay(Monday.AddDays(i),
        DayRatings.Of(Mock[i % 7], i % 7 < 5 ? [13] : [], null, null, null)))];

    private static Arbitrary<List<RatedDay>> Maps()
    {
        var day = from levels in Gen.ArrayOf(Gen.Choose(0, 5), 14) from naps in Gen.ListOf(Gen.Choose(7, 20), 2)
                  select DayRatings.Of([.. levels.All(l => l == 0) ? Enumerable.Repeat(1, 14) : levels], naps, [12], [8], 0);
        return (from days in Gen.ListOf(day, 14) select days.Select((d, i) => new RatedDay(Monday.AddDays(i), d)).ToList()).ToArbitrary();
    }
}
