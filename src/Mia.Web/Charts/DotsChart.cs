namespace Mia.Web.Charts;

/// <summary>Before and now as two dots per row. Drawn by <c>&lt;mia-dots&gt;</c>. Small groups are left out before it is made.</summary>
/// <param name="Finding">One sentence: what the picture shows.</param>
/// <param name="Rows">Life areas or measures, in the order they are drawn.</param>
public sealed record DotsChart(string Finding, IReadOnlyList<DotRow> Rows)
{
    /// <summary>Lowest value of the scale.</summary>
    public double Min { get; init; } = 1;

    /// <summary>Highest value of the scale.</summary>
    public double Max { get; init; } = 5;

    /// <summary>Parts that the grid divides the scale into.</summary>
    public int Parts { get; init; } = 4;

    /// <summary>Word for the first measurement.</summary>
    public string BeforeText { get; init; } = "Start";

    /// <summary>Word for the latest measurement.</summary>
    public string AfterText { get; init; } = "Nu";

    /// <summary>Heading of the first column of the table.</summary>
    public string RowText { get; init; } = "Livsområde";

    /// <summary>Words for the steps of the scale, for print and screen readers; may be empty.</summary>
    public string ScaleText { get; init; } = "";
}

/// <summary>One row.</summary>
/// <param name="Label">Swedish.</param>
/// <param name="Before">First value; null when not measured.</param>
/// <param name="After">Latest value; null when not measured.</param>
/// <param name="Pairs">Number of people measured twice; null for one person's chart.</param>
public sealed record DotRow(string Label, double? Before, double? After, int? Pairs = null);

/// <summary>Where the dots of a row and their figures stand.</summary>
internal readonly record struct DotLayout(double? Before, double? After)
{
    private const double Margin = 7;

    public static Scale ScaleOf(DotsChart chart) => new(chart.Min, chart.Max) { Margin = Margin };

    public static DotLayout Of(DotsChart chart, DotRow row)
    {
        var scale = ScaleOf(chart);
        return new DotLayout(row.Before is { } before ? scale.At(before) : null, row.After is { } after ? scale.At(after) : null);
    }

    /// <summary>The figures stand on the outer sides, so that they never cover each other.</summary>
    public bool AfterIsRight => Before is null || After is null || After >= Before;

    /// <summary>Both dots in the same place: one figure says it.</summary>
    public bool Same => Before is { } before && After is { } after && Math.Abs(before - after) < 0.01;
}
