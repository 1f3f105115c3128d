using Mia.Methods.WorkTraining.Domain;
using Mia.Platform.Messaging;

namespace Mia.Modules.Tests.WorkTraining;

/// <summary>Placements, weeks and hours (methods.md 6.5).</summary>
public sealed class PlacementTests
{
    private static readonly DateOnly Start = new(2026, 9, 7);
    private static readonly PlacementOwner Owner = new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), new DateOnly(2026, 9, 1));

    [Theory]
    [InlineData(7.5, 30)]
    [InlineData(0, 0)]
    [InlineData(60, 240)]
    [InlineData(2.25, 9)]
    public void Hours_are_kept_in_quarters(double hours, int quarters) => Assert.Equal(quarters, Hours.Quarters(hours, "Hours"));

    [Theory]
    [InlineData(-1.0)]
    [InlineData(60.25)]
    [InlineData(7.1)]
    [InlineData(double.NaN)]
    [InlineData(null)]
    public void Other_hours_are_refused(double? hours) => Assert.Throws<RuleException>(() => Hours.Quarters(hours, "Hours"));

    [Theory]
    [InlineData(2026, 53, true)]
    [InlineData(2025, 53, false)]
    [InlineData(2026, 0, false)]
    [InlineData(1900, 3, false)]
    public void Weeks_are_those_of_the_calendar(int year, int week, bool exists) => Assert.Equal(exists, new IsoWeek(year, week).Exists);

    [Fact]
    public void The_week_of_New_Year_belongs_to_one_year()
    {
        Assert.Equal(new IsoWeek(2026, 53), IsoWeek.Of(new DateOnly(2027, 1, 1)));
        Assert.Equal(new IsoWeek(2027, 1), new IsoWeek(2026, 53).Next);
    }

    [Fact]
    public void Small_steps_hold_from_their_day_and_the_earlier_plan_before()
    {
        var placement = Placement(8);
        placement.ChangeExtent(Start.AddDays(42), 16);
        placement.ChangeExtent(Start.AddDays(84), 24);
        Assert.Equal([8, 8, 16, 24], new[] { 0, 35, 42, 90 }.Select(d => placement.PlannedQuarters(IsoWeek.Of(Start.AddDays(d)))));
        Assert.Throws<RuleException>(() => placement.ChangeExtent(Start.AddDays(-1), 8));
    }

    [Fact]
    public void A_reported_week_keeps_the_plan_of_its_time()
    {
        var placement = Placement(16);
        var week = new AttendanceWeek(placement, IsoWeek.Of(Start));
        week.Report(placement, 12, "SJUK", null, default, Start.AddDays(4));
        placement.ChangeExtent(Start, 40);
        Assert.Equal((16, 12), (week.PlannedQuarters, week.ActiveQuarters));
    }

    [Fact]
    public void Fewer_hours_need_a_reason_and_more_do_not()
    {
        var placement = Placement(16);
        var week = new AttendanceWeek(placement, IsoWeek.Of(Start));
        Assert.Throws<RuleException>(() => week.Report(placement, 12, null, null, default, Start));
        Assert.Throws<RuleException>(() => week.Report(placement, 12, "PÅHITT", null, default, Start));
        week.Report(placement, 20, null, null, default, Start);
        Assert.Null(week.Absence);
    }

    [Fact]
    public void A_week_to_come_and_a_week_outside_are_refused()
    {
        var placement = Placement(16);
        Assert.Throws<RuleException>(() => new AttendanceWeek(placement, IsoWeek.Of(Start).Next).Report(placement, 16, null, null, default, Start));
        Assert.Throws<RuleException>(() => new AttendanceWeek(placement, IsoWeek.Of(Start).Previous).Report(placement, 16, null, null, default, Start));
    }

    [Fact]
    public void Ends_and_starts_must_make_sense()
    {
        Assert.Throws<RuleException>(() => new Placement(Owner, Guid.NewGuid(), "ARBTR", Owner.EnrolledOn.AddDays(-1), null, 4));
        Assert.Throws<RuleException>(() => new Placement(Owner, Guid.NewGuid(), "ARBTR", Start, Start.AddDays(-1), 4));
        var placement = Placement(16);
        Assert.Throws<RuleException>(() => placement.End(Start.AddDays(-1), "HALSA", Start));
        Assert.Throws<RuleException>(() => placement.End(Start.AddDays(1), "HALSA", Start));
        placement.End(Start, "HALSA", Start);
        Assert.False(placement.Overlaps(Start.AddDays(1), null));
        Assert.True(placement.Overlaps(Start, null));
    }

    private static Placement Placement(int quarters) => new(Owner, Guid.NewGuid(), "ARBTR", Start, null, quarters);
}
