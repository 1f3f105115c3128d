using System.Collections.Concurrent;

namespace Mia.Platform.Time;

/// <summary>Swedish public holidays and working days.</summary>
public static class SwedishCalendar
{
    private static readonly ConcurrentDictionary<int, IReadOnlyDictionary<DateOnly, string>> Years = new();

    /// <summary>The days off of a year, with Swedish names. Holidays by law, and the three eves that working life treats as such.</summary>
    public static IReadOnlyDictionary<DateOnly, string> Holidays(int year) => Years.GetOrAdd(year, Compute);

    /// <summary>Name of the holiday, or null.</summary>
    public static string? HolidayName(DateOnly date) => Holidays(date.Year).GetValueOrDefault(date);

    /// <summary>Monday to Friday and not a holiday.</summary>
    public static bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays(date.Year).ContainsKey(date);

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>. 0 when to is not later.</summary>
    public static int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (IsWorkingDay(day)) count++;
        return count;
    }

    /// <summary>The working day that lies so many working days later.</summary>
    /// <param name="from">Not counted.</param>
    /// <param name="days">0 or more.</param>
    public static DateOnly AddWorkingDays(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = from;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) days--;
        }
        return day;
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).</summary>
    public static DateOnly EasterSunday(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
        int g = (8 * b + 13) / 25, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return new(year, n / 31, n % 31 + 1);
    }

    private static Dictionary<DateOnly, string> Compute(int year)
    {
        var easter = EasterSunday(year);
        var days = new Dictionary<DateOnly, string>();
        void Add(DateOnly day, string name) => days.TryAdd(day, name);
        Add(new(year, 1, 1), "Nyårsdagen");
        Add(new(year, 1, 6), "Trettondedag jul");
        Add(easter.AddDays(-2), "Långfredagen");
        Add(easter, "Påskdagen");
        Add(easter.AddDays(1), "Annandag påsk");
        Add(new(year, 5, 1), "Första maj");
        Add(easter.AddDays(39), "Kristi himmelsfärdsdag");
        Add(easter.AddDays(49), "Pingstdagen");
        // Sveriges nationaldag became a holiday in 2005, when annandag pingst ceased to be one.
        if (year >= 2005) Add(new(year, 6, 6), "Sveriges nationaldag");
        else Add(easter.AddDays(50), "Annandag pingst");
        var midsummer = First(DayOfWeek.Saturday, new(year, 6, 20));
        Add(midsummer.AddDays(-1), "Midsommarafton");
        Add(midsummer, "Midsommardagen");
        Add(First(DayOfWeek.Saturday, new(year, 10, 31)), "Alla helgons dag");
        Add(new(year, 12, 24), "Julafton");
        Add(new(year, 12, 25), "Juldagen");
        Add(new(year, 12, 26), "Annandag jul");
        Add(new(year, 12, 31), "Nyårsafton");
        return days;
    }

    private static DateOnly First(DayOfWeek weekday, DateOnly from) => from.AddDays(((int)weekday - (int)from.DayOfWeek + 7) % 7);
}
