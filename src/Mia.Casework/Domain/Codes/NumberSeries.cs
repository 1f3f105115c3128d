using System.Globalization;

namespace Mia.Casework.Domain.Codes;

/// <summary>Running numbers. Safe because every write passes one gate.</summary>
public sealed class NumberSeries
{
    private NumberSeries() { }

    /// <summary>Starts a series.</summary>
    /// <param name="name">Which series.</param>
    /// <param name="last">The next number is one more.</param>
    public NumberSeries(string name, int last) => (Name, Last) = (name, last);

    /// <summary>Name of the series of cases.</summary>
    public const string Cases = "case";

    /// <summary>Key.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Last number given out.</summary>
    public int Last { get; private set; }

    /// <summary>Takes the next number.</summary>
    public int Next() => ++Last;

    /// <summary>Takes many at once and returns the first.</summary>
    public int Take(int count) => (Last += count) - count + 1;

    /// <summary><c>MIA-1042</c>.</summary>
    public static string CaseNumber(int number) => "MIA-" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>Ärende MIA-1042</c>: stands where a protected person's name would (registration.md 6.3).</summary>
    public static string InsteadOfName(int number) => "Ärende " + CaseNumber(number);
}
