using System.Diagnostics.CodeAnalysis;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain;

/// <summary>Short forms of checks that several entities make.</summary>
internal static class Rule
{
    /// <summary>Refuses with a Swedish message at a field.</summary>
    public static void Against([DoesNotReturnIf(true)] bool broken, string field, string message)
    {
        if (broken) throw new RuleException(field, message);
    }

    /// <summary>Trims; empty becomes null; too long is refused with both numbers.</summary>
    public static string? Text(string? text, int max, string field, string label)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        // Invisible control characters come from copying, or from somebody who tries what happens.
        var tidy = string.Concat(text.ReplaceLineEndings("\n").Where(c => c == '\n' || !IsInvisible(c))).Trim();
        if (tidy.Length == 0) return null;
        Against(tidy.Length > max, field, $"{label} får ha högst {max} tecken. Nu är det {tidy.Length}.");
        return tidy;
    }

    // Also the marks that turn the direction of writing and make a text look like another.
    private static bool IsInvisible(char c) => char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    /// <summary>As <see cref="Text"/>, and must be filled in.</summary>
    public static string Required(string? text, int max, string field, string label) =>
        Text(text, max, field, label) ?? throw new RuleException(field, $"{label} saknas. Fyll i den och försök igen.");

    /// <summary>Distinct codes in the order given, none empty.</summary>
    public static List<string> Codes(IEnumerable<string>? codes) =>
        codes is null ? [] : [.. codes.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c.Trim()).Distinct(StringComparer.Ordinal)];
}

/// <summary>Longest texts, in characters. Technical limits, shown beside the fields.</summary>
public static class TextLimits
{
    /// <summary>Names of people and units, addresses.</summary>
    public const int Name = 120;

    /// <summary>Notes about a contact, needs and own words (methods.md 1.4, 3.6).</summary>
    public const int Note = 1000;

    /// <summary>The participant's own words about life and what matters (methods.md 2.4).</summary>
    public const int OwnWords = 2000;

    /// <summary>Telephone numbers, as people write them.</summary>
    public const int Phone = 40;

    /// <summary>Reasons and other single sentences.</summary>
    public const int Reason = 500;

    /// <summary>Codes of the code lists.</summary>
    public const int Code = 24;
}
