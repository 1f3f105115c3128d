using FsCheck;
using FsCheck.Fluent;
using Mia.Casework.Domain.Plans;

namespace Mia.Casework.Tests.Plans;

/// <summary>Goal attainment scaling against the worked values of methods.md 3.4, and what must hold for any plan.</summary>
public sealed class GasTests
{
    [Theory]
    [InlineData(new[] { 0 }, 50.0)]
    [InlineData(new[] { 1 }, 60.0)]
    [InlineData(new[] { -1 }, 40.0)]
    [InlineData(new[] { 1, 1, 1 }, 63.7)]
    [InlineData(new[] { 1, 0, -1 }, 50.0)]
    [InlineData(new[] { 2, 2 }, 74.8)]
    public void The_worked_values_of_the_method_come_out(int[] scores, double expected) =>
        Assert.Equal(expected, Gas.TScore(scores.Select(s => new GasPoint(1, s)))!.Value, 1);

    [Fact]
    public void Nothing_rated_is_no_score() => Assert.Null(Gas.TScore([]));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(1, -3)]
    public void Weights_and_levels_outside_the_method_are_refused(int weight, int score) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Gas.TScore([new GasPoint(weight, score)]));

    [Fact]
    public void A_weight_counts_only_beside_others()
    {
        Prop.ForAll(Points(), points => Math.Abs(T([points[0]]) - (50 + 10 * points[0].Score)) < 1e-9).QuickCheckThrowOnFailure();
        Assert.True(T([new(9, 2), new(1, -2)]) > T([new(1, 2), new(9, -2)]));
    }

    [Fact]
    public void As_expected_everywhere_is_always_fifty() =>
        Prop.ForAll(Points(), points => Math.Abs(T(points.Select(p => p with { Score = 0 })) - 50) < 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void Better_and_worse_mirror_each_other() =>
        Prop.ForAll(Points(), points => Math.Abs(T(points) + T(points.Select(p => p with { Score = -p.Score })) - 100) < 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_objectives_does_not_matter() =>
        Prop.ForAll(Points(), points => Math.Abs(T(points) - T(Enumerable.Reverse(points))) < 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_weight_on_all_is_the_same_as_none() =>
        Prop.ForAll(Points(), points => Math.Abs(T(points.Select(p => p with { Weight = 1 })) - T(points.Select(p => p with { Weight = 4 }))) < 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void One_level_better_is_never_a_lower_score() =>
        Prop.ForAll(Points(), points => T(points.Select((p, i) => i == 0 && p.Score < 2 ? p with { Score = p.Score + 1 } : p)) >= T(points)).QuickCheckThrowOnFailure();

    [Fact]
    public void No_plan_leaves_the_range_of_the_method() =>
        Prop.ForAll(Points(), points => T(points) is > 10 and < 90).QuickCheckThrowOnFailure();

    private static double T(IEnumerable<GasPoint> points) => Gas.TScore(points)!.Value;

    private static Arbitrary<GasPoint[]> Points() =>
        (from weight in Gen.Choose(1, 9) from score in Gen.Choose(-2, 2) select new GasPoint(weight, score)).NonEmptyListOf().Select(l => l.Take(8).ToArray()).ToArbitrary();
}
