using FsCheck;
using FsCheck.Fluent;
using Mia.Web.Charts;

namespace Mia.Web.Tests;

public sealed class ChartTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void Every_value_lands_inside_the_picture() => Prop.ForAll(
        ArbMap.Default.ArbFor<double>(), ArbMap.Default.ArbFor<double>(), ArbMap.Default.ArbFor<double>(), (from, to, value) =>
            new Scale(from, to).At(value) is >= 0 and <= 100 && new Scale(from, to) { Margin = 7 }.At(value) is >= 7 and <= 93)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_larger_value_never_stands_before_a_smaller() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), (a, b) =>
        a > b || new Scale(-100, 100).At(a) <= new Scale(-100, 100).At(b)).QuickCheckThrowOnFailure();

    [Fact]
    public void Lengths_are_written_for_svg_not_for_swedes() => Assert.Equal("12.35%", Scale.Text(12.345678));

    [Fact]
    public void Figures_are_written_for_swedes() => Assert.Equal("2,5", Scale.Figure(2.49));

    [Theory]
    [InlineData(null, null)]
    [InlineData(0.0, 0.0)]
    [InlineData(0.0001, 0.5)]
    [InlineData(150.0, 100.0)]
    public void A_bullet_shows_what_is_there(double? value, double? width) => Assert.Equal(width, new Bullet(value, 30, 100).Width);

    [Fact]
    public void A_target_at_the_end_is_not_cut_off() => Assert.Equal(99.5, new Bullet(1, 100, 100).Mark);

    [Fact]
    public void An_ongoing_intervention_is_full_until_today_and_dashed_to_its_planned_end()
    {
        var layout = new BarsLayout(new BarsChart("", Today, [new("CM", "", new(2026, 3, 2), null, new(2027, 2, 26))]));

        var bars = layout.Lanes[0].Bars;
        Assert.Equal(["c-val", "c-plan"], bars.Select(bar => bar.Css));
        Assert.Equal(layout.Now, bars[0].Start + bars[0].Width, 6);
        Assert.Equal(layout.Now, bars[1].Start, 6);
    }

    [Fact]
    public void An_ended_intervention_is_one_grey_bar_and_says_so()
    {
        var layout = new BarsLayout(new BarsChart("", Today, [new("Digital grupp", "", new(2026, 5, 5), new(2026, 6, 23), null)]));

        Assert.Equal("c-past", Assert.Single(layout.Lanes[0].Bars).Css);
        Assert.Equal("Digital grupp: från 2026-05-05 till 2026-06-23, avslutad", layout.Lanes[0].Words);
    }

    [Fact]
    public void A_planned_intervention_has_no_full_bar()
    {
        var layout = new BarsLayout(new BarsChart("", Today, [new("KBT", "", Today.AddDays(20), null, null)]));

        Assert.Equal("c-plan", Assert.Single(layout.Lanes[0].Bars).Css);
        Assert.Equal("planerad", layout.Lanes[0].State);
    }

    [Fact]
    public void A_passed_planned_end_is_said_in_words()
    {
        var layout = new BarsLayout(new BarsChart("", Today, [new("SE", "", new(2026, 1, 7), null, new(2026, 10, 1))]));

        Assert.Equal("pågår, planerat slut var 2026-10-01", layout.Lanes[0].State);
    }

    [Fact]
    public void Whatever_the_dates_are_bars_stay_inside_and_ticks_go_forward() => Prop.ForAll(
        ArbMap.Default.ArbFor<(int Start, int? Length, int? Planned)[]>(), lanes =>
        {
            var layout = new BarsLayout(new BarsChart("", Today,
            [
                .. lanes.Select(lane => new BarLane("x", "", Today.AddDays(lane.Start % 5000),
                    lane.Length is { } length ? Today.AddDays(lane.Start % 5000 + Math.Abs(length % 3000)) : null,
                    lane.Planned is { } planned ? Today.AddDays(planned % 5000) : null)),
            ]));
            return layout.Lanes.All(lane => lane.Bars.All(bar => bar is { Start: >= 0, Width: >= 0 } && bar.Start + bar.Width <= 100.0001))
                && layout.Ticks.Zip(layout.Ticks.Skip(1)).All(pair => pair.First.At < pair.Second.At)
                && layout.Ticks.Count is > 0 and <= 40;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2.1, 3.4, true)]
    [InlineData(3.9, 3.8, false)]
    [InlineData(null, 3.0, true)]
    public void Figures_stand_on_the_outer_sides_of_their_dots(double? before, double? after, bool afterIsRight) =>
        Assert.Equal(afterIsRight, DotLayout.Of(new DotsChart("", []), new DotRow("", before, after)).AfterIsRight);

    [Fact]
    public void Frames_of_best_hours_never_leave_the_map() => Prop.ForAll(
        ArbMap.Default.ArbFor<(int FromDay, int ToDay, int FromHour, int ToHour)>(), best =>
        {
            var layout = new EnergyLayout(new EnergyMap("", 7, 21, []) { Best = [new(best.FromDay, best.ToDay, best.FromHour, best.ToHour)] });
            return layout.Frames().All(frame => frame.X >= 10 && frame.X + frame.Width <= 100
                && frame.Y >= EnergyLayout.Head && frame.Y + frame.Height <= layout.Height && frame.Width > 0 && frame.Height > 0);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1.4, 1)]
    [InlineData(4.5, 5)]
    [InlineData(9, 5)]
    [InlineData(double.NaN, 1)]
    public void Energy_has_five_steps(double level, int step) => Assert.Equal(step, EnergyLayout.Step(level));

    [Fact]
    public void A_gap_in_a_curve_is_not_bridged()
    {
        var layout = new CurveLayout(new CurveChart("", [new("jan", 1), new("feb", null), new("mar", 3), new("apr", 4)]));

        Assert.Single(layout.Lines());
    }

    [Fact]
    public void A_curve_stays_inside_whatever_the_values() => Prop.ForAll(ArbMap.Default.ArbFor<double?[]>(), values =>
    {
        var layout = new CurveLayout(new CurveChart("", [.. values.Select(value => new CurvePoint("x", value))]));
        return Enumerable.Range(0, values.Length).All(i => layout.X(i) is >= 0 and <= 100
            && (values[i] is not { } value || layout.Y(value) is >= 0 and <= 80) && (layout.HasFigure(i) || true));
    }).QuickCheckThrowOnFailure();
}
