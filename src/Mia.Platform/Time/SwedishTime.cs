using System.Globalization;

namespace Mia.Platform.Time;

/// <summary>Time as people here read it: Europe/Stockholm, Swedish words. Stored time is UTC.</summary>
public static class SwedishTime
{
    private static readonly string[] Days = ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"];
    private static readonly string[] Months =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    private static readonly string[] ShortMonths =
        ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"];

    /// <summary>Europe/Stockholm.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>Today in Sweden.</summary>
    public static DateOnly Today(this TimeProvider time) => DateOf(time.GetUtcNow().UtcDateTime);

    /// <summary>Now, as stored: UTC.</summary>
    public static DateTime UtcNow(this TimeProvider time) => time.GetUtcNow().UtcDateTime;

    /// <summary>Swedish clock time of a stored moment.</summary>
    public static DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>The Swedish date of a stored moment.</summary>
    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));

    /// <summary>
    /// The stored moment of a Swedish date and time. A time that is skipped in spring means the hour after; one that comes twice in
    /// autumn means the first.
    /// </summary>
    public static DateTime ToUtc(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }

    /// <summary>The stored moments between which a Swedish day lies; 23 or 25 hours on the nights of the clock change.</summary>
    /// <returns>From, included, and to, not included.</returns>
    public static (DateTime From, DateTime To) DayInUtc(DateOnly date) => (ToUtc(date, TimeOnly.MinValue), ToUtc(date.AddDays(1), TimeOnly.MinValue));

    /// <summary><c>2026-11-21</c>.</summary>
    public static string Iso(this DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>mån 23 nov</c>.</summary>
    public static string DayAndMonth(this DateOnly date) => $"{Days[(int)date.DayOfWeek][..3]} {date.Day} {ShortMonths[date.Month - 1]}";

    /// <summary><c>måndag 23 november 2026</c>.</summary>
    public static string FullDate(this DateOnly date) => $"{Days[(int)date.DayOfWeek]} {date.Day} {Months[date.Month - 1]} {date.Year}";

    /// <summary><c>november 2026</c>.</summary>
    public static string MonthAndYear(this DateOnly date) => $"{Months[date.Month - 1]} {date.Year}";

    /// <summary><c>13.00</c>.</summary>
    public static string Digits(this TimeOnly time) => time.ToString("HH.mm", CultureInfo.InvariantCulture);

    /// <summary><c>kl. 13.00</c>.</summary>
    public static string Clock(this TimeOnly time) => "kl. " + time.Digits();

    /// <summary><c>2026-11-21 kl. 13.00</c>, from a stored moment.</summary>
    public static string DateAndClock(DateTime utc)
    {
        var local = ToLocal(utc);
        return $"{DateOnly.FromDateTime(local).Iso()} {TimeOnly.FromDateTime(local).Clock()}";
    }

    /// <summary>ISO week, <c>v. 48</c>.</summary>
    public static string Week(this DateOnly date) => "v. " + WeekNumber(date).ToString(CultureInfo.InvariantCulture);

    /// <summary>ISO week number, 1–53.</summary>
    public static int WeekNumber(DateOnly date) => ISOWeek.GetWeekOfYear(date.ToDateTime(TimeOnly.MinValue));

    /// <summary><c>i dag</c>, <c>i går</c>, <c>i morgon</c>, <c>för 3 dagar sedan</c>, <c>om 12 dagar</c>.</summary>
    public static string Relative(DateOnly date, DateOnly today) => (date.DayNumber - today.DayNumber) switch
    {
        0 => "i dag",
        -1 => "i går",
        1 => "i morgon",
        < 0 and var ago => $"för {(-ago).ToString(CultureInfo.InvariantCulture)} dagar sedan",
        var ahead => $"om {ahead.ToString(CultureInfo.InvariantCulture)} dagar",
    };
}
