using Mia.Platform.Time;
using Mia.Web.Charts;

namespace Mia.Casework.Pages.MellanStolarna;

/// <summary>Length of the list on a day.</summary>
internal readonly record struct DayCount(DateOnly Day, int Count);

/// <summary>Draws the length of the list by week: the last count of each week, and today's.</summary>
internal static class ChairCurve
{
    /// <summary>Half a year.</summary>
    public const int Weeks = 26;

    /// <summary>The curve; null before there are two weeks.</summary>
    public static CurveChart? Of(IEnumerable<DayCount> counts, DayCount today)
    {
        var last = counts.Append(today).GroupBy(c => Monday(c.Day)).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Day));
        if (last.Count < 2) return null;
        var points = new List<CurvePoint>();
        for (var week = last.Keys.Min(); week <= Monday(today.Day); week = week.AddDays(7))
            points.Add(new(week.Week(), last.TryGetValue(week, out var count) ? count.Count : null));
        return new(Finding(last, today), points) { Unit = "Personer på listan", PointText = "Vecka", Max = Math.Max(5, points.Max(p => p.Value ?? 0)) };
    }

    private static string Finding(Dictionary<DateOnly, DayCount> last, DayCount today)
    {
        var before = last.Where(w => w.Key <= Monday(today.Day).AddDays(-28)).Select(w => (int?)w.Value.Count).LastOrDefault();
        var persons = today.Count == 1 ? "1 person" : $"{today.Count} personer";
        return before is not { } then ? $"I dag står {persons} på listan."
            : then == today.Count ? $"I dag står {persons} på listan, lika många som för fyra veckor sedan."
            : then > today.Count ? $"I dag står {persons} på listan, {then - today.Count} färre än för fyra veckor sedan."
            : $"I dag står {persons} på listan, {today.Count - then} fler än för fyra veckor sedan.";
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
