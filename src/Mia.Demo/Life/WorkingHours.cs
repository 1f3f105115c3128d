using Mia.Demo.Invented;
using Mia.Platform.Time;

namespace Mia.Demo.Life;

/// <summary>When staff do things: on working days between eight and half past four.</summary>
internal static class WorkingHours
{
    /// <summary>That day, or the next working day.</summary>
    public static DateOnly Day(DateOnly day)
    {
        while (!SwedishCalendar.IsWorkingDay(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>That day, or the working day before.</summary>
    public static DateOnly DayBefore(DateOnly day)
    {
        while (!SwedishCalendar.IsWorkingDay(day)) day = day.AddDays(-1);
        return day;
    }

    /// <summary>Some time of a working day, Swedish clock, on the five minutes.</summary>
    public static TimeOnly Time(Random random) => new TimeOnly(8, 0).AddMinutes(5 * random.Between(0, 102));

    /// <summary>A moment on that day or the next working day, UTC.</summary>
    public static DateTime On(DateOnly day, Random random) => SwedishTime.ToUtc(Day(day), Time(random));
}
