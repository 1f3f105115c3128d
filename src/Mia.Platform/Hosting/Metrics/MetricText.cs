using System.Globalization;
using System.Text;

namespace Mia.Platform.Hosting.Metrics;

/// <summary>The text format that Prometheus reads (version 0.0.4). Written here, since the well-kept library for it is not to be had; see docs/dependencies.md.</summary>
internal static class MetricText
{
    /// <summary>Media type.</summary>
    public const string Media = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Writes series and single values.</summary>
    public static string Write(IReadOnlyList<MetricSeries> series, IEnumerable<MetricValue> values)
    {
        var text = new StringBuilder();
        foreach (var family in series.GroupBy(s => s.Name))
        {
            var first = family.First();
            Head(text, first.Name, first.Help, first.Kind switch { MetricKind.Histogram => "histogram", MetricKind.Counter or MetricKind.TotalSoFar => "counter", _ => "gauge" });
            foreach (var one in family) Series(text, one);
        }
        foreach (var family in values.GroupBy(v => v.Name))
        {
            Head(text, family.Key, family.First().Help, "gauge");
            foreach (var value in family) Line(text, value.Name, value.Labels, value.Value);
        }
        return text.ToString();
    }

    /// <summary>A label with its value, escaped.</summary>
    public static string Label(string name, string value) => $"{name}=\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private static void Head(StringBuilder text, string name, string help, string type)
    {
        if (help.Length > 0) text.Append("# HELP ").Append(name).Append(' ').Append(help.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
    }

    private static void Series(StringBuilder text, MetricSeries series)
    {
        var (sum, count, buckets) = series.Take();
        if (series.Kind != MetricKind.Histogram)
        {
            Line(text, series.Name, series.Labels, sum);
            return;
        }
        var before = series.Labels.Length == 0 ? "" : series.Labels + ",";
        var soFar = 0L;
        for (var i = 0; i < buckets.Length; i++) Line(text, series.Name + "_bucket", before + Label("le", Number(series.Bounds[i])), soFar += buckets[i]);
        Line(text, series.Name + "_bucket", before + "le=\"+Inf\"", count);
        Line(text, series.Name + "_sum", series.Labels, sum);
        Line(text, series.Name + "_count", series.Labels, count);
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A number that is looked up when somebody asks.</summary>
/// <param name="Name">Name with unit.</param>
/// <param name="Help">What it is, in English, as all of <c>/metrics</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="Labels">Labels, written with <see cref="MetricText.Label"/>.</param>
internal sealed record MetricValue(string Name, string Help, double Value, string Labels = "");
