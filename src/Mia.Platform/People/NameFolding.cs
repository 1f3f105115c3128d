using System.Globalization;
using System.Text;

namespace Mia.Platform.People;

/// <summary>Makes names comparable: "Björn-Åke" becomes "bjorn" and "ake".</summary>
internal static class NameFolding
{
    /// <summary>Lower case letters and digits without accents, split at everything else.</summary>
    public static List<string> Parts(string text)
    {
        var parts = new List<string>(4);
        var part = new StringBuilder(16);
        foreach (var rune in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            // An apostrophe is inside a name: O'Brien.
            if (rune is '\'' or '’' or '´' or '`')
                continue;
            if (char.IsLetterOrDigit(rune))
                Append(part, char.ToLowerInvariant(rune));
            else if (part.Length > 0)
                Take();
        }
        if (part.Length > 0)
            Take();
        return parts;

        void Take()
        {
            parts.Add(part.ToString());
            part.Clear();
        }
    }

    /// <summary>
    /// Whether two folded words are one typing error apart: a letter wrong, missing, added, or two beside each other swapped.
    /// </summary>
    public static bool OneTypo(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
        {
            var longer = a;
            a = b;
            b = longer;
        }
        if (b.Length - a.Length > 1)
            return false;
        var same = a.CommonPrefixLength(b);
        if (a.Length < b.Length)
            return a[same..].SequenceEqual(b[(same + 1)..]);
        if (same == a.Length)
            return true;
        if (a[(same + 1)..].SequenceEqual(b[(same + 1)..]))
            return true;
        return same + 1 < a.Length && a[same] == b[same + 1] && a[same + 1] == b[same] && a[(same + 2)..].SequenceEqual(b[(same + 2)..]);
    }

    private static void Append(StringBuilder part, char letter) => _ = letter switch
    {
        'ø' => part.Append('o'),
        'æ' => part.Append("ae"),
        'œ' => part.Append("oe"),
        'ß' => part.Append("ss"),
        'ł' => part.Append('l'),
        'đ' or 'ð' => part.Append('d'),
        'þ' => part.Append("th"),
        'ı' => part.Append('i'),
        _ => part.Append(letter),
    };
}
