using System.Globalization;

namespace Mia.Methods.WorkTraining.Domain;

/// <summary>A calendar week as Swedes count them: ISO 8601, Monday to Sunday.</summary>
/// <param name="Year">ISO year; week 1 of 2026 begins in December 2025.</param>
/// <param name="Number">1–53.</param>
public readonly record struct IsoWeek(int Year, int Number) : IComparable<IsoWeek>
{
    /// <summary>The week of a day.</summary>
    public static IsoWeek Of(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return new(ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date));
    }

    /// <summary>Whether there is such a week.</summary>
    public bool Exists => Year is >= 2000 and <= 2100 && Number >= 1 && Number <= ISOWeek.GetWeeksInYear(Year);

    /// <summary>First day.</summary>
    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    /// <summary>Last day.</summary>
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>The week after.</summary>
    public IsoWeek Next => Of(Monday.AddDays(7));

    /// <summary>The week before.</summary>
    public IsoWeek Previous => Of(Monday.AddDays(-7));

    /// <summary><c>2026-v48</c>: as in addresses.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"{Year}-v{Number}");

    /// <summary><c>vecka 48, 2026</c>.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"vecka {Number}, {Year}");

    /// <inheritdoc />
    public int CompareTo(IsoWeek other) => (Year, Number).CompareTo((other.Year, other.Number));

    public static bool operator <(IsoWeek a, IsoWeek b) => a.CompareTo(b) < 0;

    public static bool operator >(IsoWeek a, IsoWeek b) => a.CompareTo(b) > 0;

    public static bool operator <=(IsoWeek a, IsoWeek b) => a.CompareTo(b) <= 0;

    public static bool operator >=(IsoWeek a, IsoWeek b) => a.CompareTo(b) >= 0;
}
