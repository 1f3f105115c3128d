namespace Mia.Web.Charts;

/// <summary>One value over time. Drawn by <c>&lt;mia-curve&gt;</c>.</summary>
/// <param name="Finding">One sentence: what the picture shows.</param>
/// <param name="Points">Oldest first.</param>
public sealed record CurveChart(string Finding, IReadOnlyList<CurvePoint> Points)
{
    /// <summary>Value at the bottom.</summary>
    public double Min { get; init; }

    /// <summary>Value at the top; null takes the highest point.</summary>
    public double? Max { get; init; }

    /// <summary>What is counted, heading of the table: <c>Timmar i veckan</c>.</summary>
    public string Unit { get; init; } = "Värde";

    /// <summary>Heading of the first column: <c>Månad</c>.</summary>
    public string PointText { get; init; } = "När";

    /// <summary>Goal line; null for none.</summary>
    public double? Target { get; init; }
}

/// <summary>A point.</summary>
/// <param name="Label">Time in words: <c>nov</c>, <c>v. 48</c>.</param>
/// <param name="Value">Value; null leaves a gap (not measured, or too few to show).</param>
public sealed record CurvePoint(string Label, double? Value);

/// <summary>Geometry of a curve, in percent.</summary>
internal sealed class CurveLayout
{
    private readonly CurveChart _chart;
    private readonly Scale _y;

    public CurveLayout(CurveChart chart)
    {
        _chart = chart;
        var top = chart.Max ?? chart.Points.Select(point => point.Value).Append(chart.Target).OfType<double>().DefaultIfEmpty(1).Max();
        _y = new Scale(chart.Min, Math.Max(top, chart.Min + 1e-9));
    }

    /// <summary>Place of the point with this number, from the left.</summary>
    public double X(int index) => _chart.Points.Count < 2 ? 50 : new Scale(0, _chart.Points.Count - 1) { Margin = 5 }.At(index);

    /// <summary>Place from the top. The lowest fifth is for the names of the points, the highest for figures.</summary>
    public double Y(double value) => 80 - _y.At(value) * 0.6;

    /// <summary>Lines between neighbours that both have a value.</summary>
    public IEnumerable<(double X1, double Y1, double X2, double Y2)> Lines()
    {
        for (var i = 1; i < _chart.Points.Count; i++)
            if (_chart.Points[i - 1].Value is { } from && _chart.Points[i].Value is { } to)
                yield return (X(i - 1), Y(from), X(i), Y(to));
    }

    /// <summary>First, last, highest and lowest point have their figure; more would be noise.</summary>
    public bool HasFigure(int index)
    {
        if (_chart.Points[index].Value is not { } value) return false;
        var known = _chart.Points.Select((point, i) => (point.Value, i)).Where(point => point.Value is not null).ToList();
        if (index == known[0].i || index == known[^1].i) return true;
        var peak = known.Max(point => point.Value)!.Value;
        return value.Equals(peak) && known.First(point => point.Value!.Value.Equals(peak)).i == index;
    }

    /// <summary>Whether the point's name is drawn: at most a dozen.</summary>
    public bool HasName(int index) => index % Math.Max(1, (_chart.Points.Count + 11) / 12) == 0 || index == _chart.Points.Count - 1;
}
