using System.Globalization;
using System.Text;

namespace Mia.Casework.Services;

/// <summary>Whether two names may be the same person's: accents, order, one typing error and left-out parts are forgiven.</summary>
internal static class Likeness
{
    public static bool IsAlike(string? a, string? b)
    {
        var (first, second) = (Words(a), Words(b));
        if (first.Count == 0 || second.Count == 0) return false;
        var (few, many) = first.Count <= second.Count ? (first, second) : (second, first);
        // A single word is too little to be sure of, unless it is all that either has.
        var needed = few.Count == 1 && many.Count > 1 ? 2 : few.Count;
        return few.Count(word => many.Any(other => IsNear(word, other))) >= needed;
    }

    /// <summary>At most one letter added, left out, changed or swapped with its neighbour; short words must agree.</summary>
    internal static bool IsNear(string a, string b)
    {
        if (a == b) return true;
        if (a.Length < 4 || b.Length < 4 || Math.Abs(a.Length - b.Length) > 1) return false;
        var start = 0;
        while (start < Math.Min(a.Length, b.Length) && a[start] == b[start]) start++;
        if (a.Length == b.Length)
        {
            return a.AsSpan(start + 1).SequenceEqual(b.AsSpan(start + 1))
                || (start + 1 < a.Length && a[start] == b[start + 1] && a[start + 1] == b[start] && a.AsSpan(start + 2).SequenceEqual(b.AsSpan(start + 2)));
        }
        return a.Length > b.Length ? a.AsSpan(start + 1).SequenceEqual(b.AsSpan(start)) : b.AsSpan(start + 1).SequenceEqual(a.AsSpan(start));
    }

    private static List<string> Words(string? name)
    {
        var plain = new StringBuilder();
        foreach (var c in (name ?? "").Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsLetter(c)) plain.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(' ');
        }
        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
    }
}
