using System.Globalization;
using Mia.Web.Charts;

namespace Mia.Delprojekt.StockholmNarkolepsi.Domain;

/// <summary>A day with what was written.</summary>
public sealed record RatedDay(DateOnly Day, DayRatings Ratings);

/// <summary>A suggestion of working hours. Something to try, never a judgement of somebody's ability to work (methods.md 14.3).</summary>
/// <param name="Hours">Where it lies.</param>
/// <param name="Mean">Mean level, 1–5.</param>
/// <param name="Total">Hours a week.</param>
public sealed record SuggestedHours(BestHours Hours, double Mean, int Total)
{
    private static readonly string[] Days = ["mån", "tis", "ons", "tor", "fre", "lör", "sön"];

    /// <summary><c>mån–tor 09–12</c>.</summary>
    public string When => string.Create(CultureInfo.InvariantCulture,
        $"{Days[Hours.FromDay - 1]}{(Hours.ToDay > Hours.FromDay ? "–" + Days[Hours.ToDay - 1] : "")} {Hours.FromHour:00}–{Hours.ToHour:00}");
}

/// <summary>Makes a week out of two weeks of ratings. Pure.</summary>
public static class EnergyAnalysis
{
    /// <summary>Lowest mean of an hour that is suggested for work: rounds to 4, "pigg".</summary>
    public const double Good = 3.5;

    /// <summary>Fewest filled days before anything is suggested.</summary>
    public const int FewestDays = 5;

    private static readonly string[] LongDays = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];

    /// <summary>1 is Monday, 7 is Sunday.</summary>
    public static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    /// <summary>Mean level per weekday and hour, and whether naps lie there on at least half of the days.</summary>
    public static IReadOnlyList<EnergyCell> Week(IReadOnlyCollection<RatedDay> days) =>
    [
        .. from day in days
           group day by Weekday(day.Day) into weekday
           from hour in Enumerable.Range(DayRatings.FirstHour, DayRatings.HourCount)
           let levels = weekday.Select(d => d.Ratings.LevelAt(hour)).OfType<int>().ToList()
           let naps = weekday.Count(d => d.Ratings.Naps.Contains(hour))
           where levels.Count > 0 || naps > 0
           select new EnergyCell(weekday.Key, hour, levels.Count > 0 ? levels.Average() : null, 2 * naps >= weekday.Count() && naps > 0),
    ];

    /// <summary>Blocks of good hours from Monday to Friday, the longest first. Alike days stand together when that gives more hours.</summary>
    public static IReadOnlyList<SuggestedHours> Suggest(IReadOnlyCollection<RatedDay> days)
    {
        if (days.Count < FewestDays) return [];
        var cells = Week(days).ToDictionary(c => (c.Day, c.Hour));
        var runs = Enumerable.Range(1, 5).Select(day => (Day: day, Run: Longest(day, cells))).Where(r => r.Run.To > r.Run.From).ToList();
        var blocks = new List<BestHours>();
        foreach (var (day, (from, to)) in runs)
        {
            if (blocks.Count > 0 && blocks[^1] is var last && last.ToDay == day - 1)
            {
                var (start, end) = (Math.Max(last.FromHour, from), Math.Min(last.ToHour, to));
                var together = (day - last.FromDay + 1) * (end - start);
                if (end > start && together >= (last.ToDay - last.FromDay + 1) * (last.ToHour - last.FromHour) + 1 && end - start >= Math.Min(2, to - from))
                {
                    blocks[^1] = new BestHours(last.FromDay, day, start, end);
                    continue;
                }
            }
            blocks.Add(new BestHours(day, day, from, to));
        }
        return [.. blocks.Select(b => new SuggestedHours(b, Mean(b, cells), (b.ToDay - b.FromDay + 1) * (b.ToHour - b.FromHour)))
            .OrderByDescending(s => s.Total).ThenBy(s => s.Hours.FromDay)];
    }

    /// <summary>One sentence about the picture.</summary>
    public static string Finding(IReadOnlyCollection<RatedDay> days)
    {
        var cells = Week(days);
        var parts = new List<string>();
        if (Suggest(days) is [var best, ..])
        {
            var (from, to) = (LongDays[best.Hours.FromDay - 1], LongDays[best.Hours.ToDay - 1]);
            parts.Add($"Piggast {(from == to ? from : $"{from} till {to}")} kl. {best.Hours.FromHour}–{best.Hours.ToHour}.");
        }
        else parts.Add(days.Count < FewestDays ? $"Minst {FewestDays} dagar behövs innan kartan säger något." : "Ingen tid på dagen sticker ut.");
        if (cells.Where(c => c.Nap && c.Day <= 5).GroupBy(c => c.Hour).Where(g => g.Count() >= 3).OrderByDescending(g => g.Count()).FirstOrDefault() is { } rest)
            parts.Add($"Kl. {rest.Key} är för vila.");
        return string.Join(' ', parts);
    }

    /// <summary>Mean level of some hours, over all days; null when nothing is written.</summary>
    public static double? MeanOf(IEnumerable<RatedDay> days, int fromHour, int toHour)
    {
        var levels = days.SelectMany(d => Enumerable.Range(fromHour, toHour - fromHour).Select(d.Ratings.LevelAt)).OfType<int>().ToList();
        return levels.Count == 0 ? null : levels.Average();
    }

    /// <summary>Naps a day; null without days.</summary>
    public static double? NapsPerDay(IReadOnlyCollection<RatedDay> days) => days.Count == 0 ? null : days.Average(d => d.Ratings.Naps.Count);

    private static (int From, int To) Longest(int day, Dictionary<(int, int), EnergyCell> cells)
    {
        var (best, start) = ((From: 0, To: 0), -1);
        for (var hour = DayRatings.FirstHour; hour <= DayRatings.LastHour + 1; hour++)
        {
            var good = hour <= DayRatings.LastHour && cells.TryGetValue((day, hour), out var cell) && cell.Level >= Good && !cell.Nap;
            if (good && start < 0) start = hour;
            if (good || start < 0) continue;
            if (hour - start > best.To - best.From) best = (start, hour);
            start = -1;
        }
        return best;
    }

    private static double Mean(BestHours block, Dictionary<(int, int), EnergyCell> cells) =>
        Enumerable.Range(block.FromDay, block.ToDay - block.FromDay + 1)
            .SelectMany(day => Enumerable.Range(block.FromHour, block.ToHour - block.FromHour).Select(hour => cells.GetValueOrDefault((day, hour))?.Level))
            .OfType<double>().DefaultIfEmpty(0).Average();
}
