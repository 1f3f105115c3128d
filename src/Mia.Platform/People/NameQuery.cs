using System.Globalization;

namespace Mia.Platform.People;

/// <summary>What somebody typed, taken apart: words, and perhaps a year of birth ("-85", "85", "1985").</summary>
internal sealed record NameQuery(IReadOnlyList<string> Words, int? Year, bool ShortYear)
{
    public static NameQuery Parse(string text)
    {
        var words = new List<string>();
        int? year = null;
        var brief = false;
        foreach (var part in NameFolding.Parts(text.Length > 200 ? text[..200] : text))
        {
            if (part.Length is 2 or 4 && part.All(char.IsAsciiDigit))
                (year, brief) = (int.Parse(part, CultureInfo.InvariantCulture), part.Length == 2);
            else if (words.Count < 6)
                words.Add(part);
        }
        return new NameQuery(words, year, brief);
    }

    /// <summary>0 when the year fits or none was typed, 1 when it is unknown, 2 when it does not fit.</summary>
    public int YearPenalty(int? birthYear) => (Year, birthYear) switch
    {
        (null, _) => 0,
        (_, null) => 1,
        var (wanted, born) => (ShortYear ? born % 100 : born) == wanted ? 0 : 2,
    };
}
