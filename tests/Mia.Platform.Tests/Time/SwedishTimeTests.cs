using FsCheck;
using FsCheck.Fluent;
using Mia.Platform.Time;

namespace Mia.Platform.Tests.Time;

public class SwedishTimeTests
{
    [Fact]
    public void Formats_are_the_ones_of_the_screens()
    {
        var day = new DateOnly(2026, 11, 23);
        Assert.Equal("2026-11-23", day.Iso());
        Assert.Equal("mån 23 nov", day.DayAndMonth());
        Assert.Equal("måndag 23 november 2026", day.FullDate());
        Assert.Equal("v. 48", day.Week());
        Assert.Equal("kl. 13.00", new TimeOnly(13, 0).Clock());
        Assert.Equal("2026-11-23 kl. 13.05", SwedishTime.DateAndClock(new(2026, 11, 23, 12, 5, 0)));
    }

    [Theory]
    [InlineData("2026-11-22", "i dag")]
    [InlineData("2026-11-21", "i går")]
    [InlineData("2026-11-23", "i morgon")]
    [InlineData("2026-11-01", "för 21 dagar sedan")]
    [InlineData("2026-12-04", "om 12 dagar")]
    public void Relative_days(string date, string text) => Assert.Equal(text, SwedishTime.Relative(DateOnly.Parse(date), new(2026, 11, 22)));

    [Theory]
    [InlineData("2026-01-01", 1)]
    [InlineData("2027-01-01", 53)]
    [InlineData("2024-12-30", 1)]
    public void Weeks_are_ISO_weeks(string date, int week) => Assert.Equal(week, SwedishTime.WeekNumber(DateOnly.Parse(date)));

    [Fact]
    public void The_night_in_spring_has_no_half_past_two()
    {
        Assert.Equal(new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc), SwedishTime.ToUtc(new(2026, 3, 29), new(2, 30)));
        var (from, to) = SwedishTime.DayInUtc(new(2026, 3, 29));
        Assert.Equal(23, (to - from).TotalHours);
    }

    [Fact]
    public void The_night_in_autumn_has_two_and_the_first_is_meant()
    {
        Assert.Equal(new DateTime(2026, 10, 25, 0, 30, 0, DateTimeKind.Utc), SwedishTime.ToUtc(new(2026, 10, 25), new(2, 30)));
        var (from, to) = SwedishTime.DayInUtc(new(2026, 10, 25));
        Assert.Equal(25, (to - from).TotalHours);
    }

    [Fact]
    public void A_late_evening_belongs_to_the_Swedish_day()
    {
        Assert.Equal(new DateOnly(2026, 7, 1), SwedishTime.DateOf(new(2026, 6, 30, 22, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(new DateOnly(2026, 12, 31), SwedishTime.DateOf(new(2026, 12, 31, 22, 59, 59, DateTimeKind.Utc)));
    }

    [Fact]
    public void Every_moment_lies_in_the_day_it_is_said_to()
    {
        var start = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Prop.ForAll(Gen.Choose(0, 60 * 24 * 365 * 40).ToArbitrary(), minutes =>
        {
            var utc = start.AddMinutes(minutes);
            var (from, to) = SwedishTime.DayInUtc(SwedishTime.DateOf(utc));
            return from <= utc && utc < to;
        }).QuickCheckThrowOnFailure();
    }
}

public class SwedishCalendarTests
{
    [Theory]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2038, "2038-04-25")]
    [InlineData(2008, "2008-03-23")]
    public void Easter(int year, string date) => Assert.Equal(DateOnly.Parse(date), SwedishCalendar.EasterSunday(year));

    [Theory]
    [InlineData("2026-05-14", "Kristi himmelsfärdsdag")]
    [InlineData("2026-06-19", "Midsommarafton")]
    [InlineData("2026-06-20", "Midsommardagen")]
    [InlineData("2026-10-31", "Alla helgons dag")]
    [InlineData("2026-06-06", "Sveriges nationaldag")]
    [InlineData("2004-05-31", "Annandag pingst")]
    [InlineData("2026-11-22", null)]
    public void Days_off(string date, string? name) => Assert.Equal(name, SwedishCalendar.HolidayName(DateOnly.Parse(date)));

    [Theory]
    [InlineData("2026-04-02", "2026-04-07", 1)] // over Easter only Tuesday counts
    [InlineData("2026-11-20", "2026-11-23", 1)]
    [InlineData("2026-11-23", "2026-11-23", 0)]
    [InlineData("2026-11-23", "2026-11-20", 0)]
    [InlineData("2026-12-23", "2027-01-07", 6)]
    public void Working_days(string from, string to, int days) =>
        Assert.Equal(days, SwedishCalendar.WorkingDaysBetween(DateOnly.Parse(from), DateOnly.Parse(to)));

    [Fact]
    public void Adding_working_days_is_undone_by_counting_them()
    {
        var cases = from day in Gen.Choose(new DateOnly(2015, 1, 1).DayNumber, new DateOnly(2035, 1, 1).DayNumber)
            from days in Gen.Choose(0, 60)
            select (From: DateOnly.FromDayNumber(day), days);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var to = SwedishCalendar.AddWorkingDays(c.From, c.days);
            return SwedishCalendar.WorkingDaysBetween(c.From, to) == c.days && (c.days == 0 || SwedishCalendar.IsWorkingDay(to));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Easter_is_a_Sunday_between_22_March_and_25_April()
    {
        for (var year = 1900; year < 2200; year++)
        {
            var day = SwedishCalendar.EasterSunday(year);
            Assert.Equal(DayOfWeek.Sunday, day.DayOfWeek);
            Assert.InRange(day, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
        }
    }
}
