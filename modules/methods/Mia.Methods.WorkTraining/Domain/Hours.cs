using System.Globalization;
using Mia.Platform.Messaging;

namespace Mia.Methods.WorkTraining.Domain;

/// <summary>Hours a week, kept as quarters of an hour so that sums are exact (registration.md 9.2).</summary>
public static class Hours
{
    /// <summary>Most hours a week.</summary>
    public const int Most = 60;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>Quarters of an hour of a number of hours as typed, <c>7,5</c>.</summary>
    /// <exception cref="RuleException">Not between 0 and 60, or not in quarters.</exception>
    public static int Quarters(double? hours, string field)
    {
        if (hours is not { } value || !double.IsFinite(value) || value < 0 || value > Most)
            throw new RuleException(field, $"Ange timmar mellan 0 och {Most}.");
        var quarters = value * 4;
        if (Math.Abs(quarters - Math.Round(quarters)) > 1e-9) throw new RuleException(field, "Ange timmar i hela kvartar, till exempel 7,25 eller 7,5.");
        return (int)Math.Round(quarters);
    }

    /// <summary><c>7,5</c>, from quarters.</summary>
    public static string Text(int quarters) => (quarters / 4.0).ToString("0.##", Swedish);

    /// <summary><c>7,5 tim</c>, from quarters.</summary>
    public static string WithUnit(int quarters) => Text(quarters) + "\u00A0tim";
}
