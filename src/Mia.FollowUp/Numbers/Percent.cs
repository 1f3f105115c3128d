using System.Globalization;

namespace Mia.FollowUp.Numbers;

/// <summary>Shares in whole percent, halves up (registration.md 5.3). Whole numbers only, so 0.5 never gets lost on the way.</summary>
public static class Percent
{
    private const char Minus = '\u2212';

    /// <summary>Share in whole percent.</summary>
    /// <param name="part">0 or more.</param>
    /// <param name="whole">More than 0.</param>
    public static int Of(long part, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        return (int)((200 * part + whole) / (2 * whole));
    }

    /// <summary><c>22 %</c>, with a space that does not break.</summary>
    public static string Text(int percent) => Number(percent) + "\u00A0%";

    /// <summary><c>1 900</c>: groups of thousands with a space that does not break.</summary>
    public static string Number(int number)
    {
        var text = Math.Abs((long)number).ToString("#,0", CultureInfo.InvariantCulture).Replace(",", "\u00A0", StringComparison.Ordinal);
        return number < 0 ? Minus + text : text;
    }

    /// <summary><c>+30</c>, <c>−8</c> or <c>0</c>.</summary>
    public static string Difference(int number) => number > 0 ? "+" + Number(number) : Number(number);
}
