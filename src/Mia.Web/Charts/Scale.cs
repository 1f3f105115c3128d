using System.Globalization;

namespace Mia.Web.Charts;

/// <summary>Maps values to percent of a chart's width or height. Charts have no view box, so text keeps its size at any width.</summary>
/// <param name="From">Value at 0 %.</param>
/// <param name="To">Value at 100 %.</param>
public readonly record struct Scale(double From, double To)
{
    /// <summary>Room at both ends, in percent, so that marks and their figures are not cut off.</summary>
    public double Margin { get; init; }

    /// <summary>Percent of a value, always within the chart.</summary>
    public double At(double value)
    {
        // A scale without length, or a value that is no number, stands at the start instead of spoiling the page.
        var share = (value - From) / (To - From);
        share = To > From && double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 0;
        return Margin + share * (100 - 2 * Margin);
    }

    /// <summary>Text of a length in percent for an SVG attribute.</summary>
    public static string Text(double percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>Text of a length in pixels for an SVG attribute.</summary>
    public static string Pixels(double pixels) => pixels.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A figure with comma and at most one decimal, as it stands in a chart.</summary>
    public static string Figure(double value) => value.ToString("0.#", CultureInfo.GetCultureInfo("sv-SE"));
}
