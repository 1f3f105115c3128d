namespace Mia.Web.Charts;

/// <summary>
/// Several measures around a centre. Its area and the order of its axes mislead, so it is a choice beside the dots and never the only picture
/// of the numbers. Drawn by <c>&lt;mia-radar&gt;</c>.
/// </summary>
/// <param name="Finding">One sentence: what the picture shows.</param>
/// <param name="Axes">Words for the axes, in a fixed order.</param>
/// <param name="Series">At most two; only the last is filled.</param>
public sealed record RadarChart(string Finding, IReadOnlyList<string> Axes, IReadOnlyList<RadarSeries> Series)
{
    /// <summary>Value at the rim; the centre is 0.</summary>
    public double Max { get; init; } = 10;
}

/// <summary>One set of values.</summary>
/// <param name="Name">Word in the legend.</param>
/// <param name="Values">One per axis; null when not measured.</param>
public sealed record RadarSeries(string Name, IReadOnlyList<double?> Values);

/// <summary>Geometry of a radar, in units of its view box.</summary>
public static class RadarLayout
{
    /// <summary>Width and height of the view box.</summary>
    public const double Size = 400;

    /// <summary>Radius of the rim.</summary>
    public const double Radius = 168;

    /// <summary>Radius on which the numbers of the axes stand.</summary>
    public const double WordRadius = 187;

    /// <summary>A point on an axis.</summary>
    public static (double X, double Y) At(int axis, int axes, double radius)
    {
        var angle = 2 * Math.PI * axis / Math.Max(axes, 1);
        return (Size / 2 + radius * Math.Sin(angle), Size / 2 - radius * Math.Cos(angle));
    }

    /// <summary>The values that were measured, as points; an axis without a value is left out, not drawn as nothing.</summary>
    public static IEnumerable<(double X, double Y)> Points(RadarChart chart, RadarSeries series) =>
        series.Values.Select((value, axis) => (value, axis)).Where(v => v.value is not null)
            .Select(v => At(v.axis, chart.Axes.Count, Radius * Math.Clamp(v.value!.Value / chart.Max, 0, 1)));

    /// <summary>Points as an SVG attribute.</summary>
    public static string Text(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(p => FormattableString.Invariant($"{p.X:0.#},{p.Y:0.#}")));
}
