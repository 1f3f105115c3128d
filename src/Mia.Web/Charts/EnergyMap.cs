namespace Mia.Web.Charts;

/// <summary>Energy per hour and weekday, 1 (lowest) to 5 (highest). Drawn by <c>&lt;mia-heatmap&gt;</c> (methods.md 14).</summary>
/// <param name="Finding">One sentence: what the picture shows.</param>
/// <param name="FirstHour">First hour that is drawn, 0–23.</param>
/// <param name="LastHour">Last hour that is drawn, 0–23.</param>
/// <param name="Cells">What was rated; hours without a rating are left out.</param>
public sealed record EnergyMap(string Finding, int FirstHour, int LastHour, IReadOnlyList<EnergyCell> Cells)
{
    /// <summary>Best hours, framed.</summary>
    public IReadOnlyList<BestHours> Best { get; init; } = [];
}

/// <summary>One hour of one weekday.</summary>
/// <param name="Day">1 is Monday, 7 is Sunday.</param>
/// <param name="Hour">0–23.</param>
/// <param name="Level">Mean of the ratings, 1–5; null when only a nap is noted.</param>
/// <param name="Nap">A nap lies here.</param>
public sealed record EnergyCell(int Day, int Hour, double? Level, bool Nap);

/// <summary>A block of good hours.</summary>
/// <param name="FromDay">1 is Monday.</param>
/// <param name="ToDay">Last day, included.</param>
/// <param name="FromHour">First hour.</param>
/// <param name="ToHour">Hour at which it ends, not included.</param>
public sealed record BestHours(int FromDay, int ToDay, int FromHour, int ToHour);

/// <summary>Geometry of the map: columns in percent, rows in pixels.</summary>
internal sealed class EnergyLayout(EnergyMap map)
{
    public const int RowHeight = 30;
    public const int Head = 24;
    private const double Axis = 10;
    private const double Column = (100 - Axis) / 7;
    private const double Gap = 0.5;

    public static IReadOnlyList<string> Days { get; } = ["Mån", "Tis", "Ons", "Tor", "Fre", "Lör", "Sön"];

    public int Height => Head + (map.LastHour - map.FirstHour + 1) * RowHeight + 2;

    public IEnumerable<int> Hours => Enumerable.Range(map.FirstHour, Math.Max(map.LastHour - map.FirstHour + 1, 0));

    public static double Left(int day) => Axis + (day - 1) * Column;

    public static double Width => Column - Gap;

    public static double Middle(int day) => Left(day) + Width / 2;

    public int Top(int hour) => Head + (hour - map.FirstHour) * RowHeight;

    /// <summary>Step of colour 1–5.</summary>
    public static int Step(double level) => double.IsFinite(level) ? (int)Math.Clamp(Math.Round(level, MidpointRounding.AwayFromZero), 1, 5) : 1;

    /// <summary>Step of colour of a cell; 0 when nothing was rated.</summary>
    public static int StepOf(EnergyCell? cell) => cell?.Level is { } level ? Step(level) : 0;

    /// <summary>The cell as it stands in the table.</summary>
    public string Words(int day, int hour)
    {
        var cell = Cell(day, hour);
        return (cell?.Level is { } level ? Scale.Figure(level) : "–") + (cell?.Nap == true ? " vila" : "");
    }

    public EnergyCell? Cell(int day, int hour) => map.Cells.FirstOrDefault(cell => cell.Day == day && cell.Hour == hour);

    /// <summary>Frames of the best hours, cut to what is drawn.</summary>
    public IEnumerable<(double X, double Width, int Y, int Height)> Frames()
    {
        foreach (var best in map.Best)
        {
            var (from, to) = (Math.Max(best.FromHour, map.FirstHour), Math.Min(best.ToHour, map.LastHour + 1));
            var (first, last) = (Math.Clamp(best.FromDay, 1, 7), Math.Clamp(best.ToDay, 1, 7));
            if (to <= from || last < first) continue;
            yield return (Left(first), Left(last) + Width - Left(first), Top(from), (to - from) * RowHeight - 2);
        }
    }
}
