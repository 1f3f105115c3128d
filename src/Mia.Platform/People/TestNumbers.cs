using System.Globalization;

namespace Mia.Platform.People;

/// <summary>
/// Numbers for demo data and tests: Skatteverket's test series (birth numbers 980–999, 238 and 239), which no living person has,
/// with a valid check digit.
/// </summary>
public static class TestNumbers
{
    private static readonly int[] Serials = [238, 239, .. Enumerable.Range(980, 20)];

    /// <summary>How many different numbers each birth date gives.</summary>
    public static int PerDay => Serials.Length;

    /// <summary>A test number for a birth date.</summary>
    /// <param name="birthDate">Not after 9999.</param>
    /// <param name="index">Which one of the day, 0 up to <see cref="PerDay"/> − 1.</param>
    /// <param name="coordination">A samordningsnummer instead of a personnummer.</param>
    public static IdentityNumber For(DateOnly birthDate, int index, bool coordination = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Serials.Length);
        var invariant = CultureInfo.InvariantCulture;
        var day = birthDate.Day + (coordination ? 60 : 0);
        var nine = string.Create(invariant, $"{birthDate.Year % 100:00}{birthDate.Month:00}{day:00}{Serials[index]:000}");
        return IdentityNumber.FromStored(string.Create(invariant, $"{birthDate.Year / 100:00}{nine}{IdentityNumber.CheckDigit(nine)}"));
    }

    /// <summary>Whether a number is of the test series.</summary>
    public static bool IsTest(IdentityNumber number) =>
        number.Kind != IdentityKind.Temporary && Serials.Contains(int.Parse(number.Reveal().AsSpan(8, 3), CultureInfo.InvariantCulture));
}
