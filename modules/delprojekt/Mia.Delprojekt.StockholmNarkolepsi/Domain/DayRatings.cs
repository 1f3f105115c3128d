using System.Globalization;
using Mia.Platform.Messaging;

namespace Mia.Delprojekt.StockholmNarkolepsi.Domain;

/// <summary>What a participant wrote about one day: own words in numbers, no diagnosis and no drug (methods.md 14.3, 14.5).</summary>
public sealed record DayRatings
{
    /// <summary>First hour of the map.</summary>
    public const int FirstHour = 7;

    /// <summary>Last hour of the map; it ends an hour later.</summary>
    public const int LastHour = 20;

    /// <summary>Hours of the map.</summary>
    public const int HourCount = LastHour - FirstHour + 1;

    /// <summary>Most times a day that are believed.</summary>
    public const int MostCataplexy = 99;

    /// <summary>How alert, 1–5, hour by hour; 0 where nothing is written.</summary>
    public required IReadOnlyList<int> Levels { get; init; }

    /// <summary>Hours with a nap.</summary>
    public required IReadOnlySet<int> Naps { get; init; }

    /// <summary>Hours with a meal.</summary>
    public required IReadOnlySet<int> Meals { get; init; }

    /// <summary>Hours in which medicine was taken; the time only.</summary>
    public required IReadOnlySet<int> Medicine { get; init; }

    /// <summary>How many times; null when not written.</summary>
    public required int? Cataplexy { get; init; }

    /// <summary>Checks what was typed.</summary>
    /// <exception cref="RuleException">Something is out of range, or nothing is written.</exception>
    public static DayRatings Of(IReadOnlyList<int>? levels, IEnumerable<int>? naps, IEnumerable<int>? meals, IEnumerable<int>? medicine, int? cataplexy)
    {
        if (levels is not { Count: HourCount } || levels.Any(l => l is < 0 or > 5))
            throw new RuleException("Levels", "Välj en siffra mellan 1 och 5 för varje timme, eller lämna timmen tom.");
        if (levels.All(l => l == 0)) throw new RuleException("Levels", "Fyll i minst en timme.");
        if (cataplexy is < 0 or > MostCataplexy) throw new RuleException("Cataplexy", $"Ange ett antal mellan 0 och {MostCataplexy}.");
        return new() { Levels = [.. levels], Naps = Hours(naps), Meals = Hours(meals), Medicine = Hours(medicine), Cataplexy = cataplexy };
    }

    /// <summary>The level of an hour; null when nothing is written.</summary>
    public int? LevelAt(int hour) => hour is >= FirstHour and <= LastHour && Levels[hour - FirstHour] is > 0 and var level ? level : null;

    /// <summary>As stored, before it is sealed.</summary>
    public string Pack() => string.Join('|', string.Concat(Levels), Pack(Naps), Pack(Meals), Pack(Medicine), Cataplexy?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>From <see cref="Pack()"/>.</summary>
    public static DayRatings Unpack(string packed)
    {
        var parts = packed.Split('|');
        return new()
        {
            Levels = [.. parts[0].Select(c => c - '0')], Naps = Unpacked(parts[1]), Meals = Unpacked(parts[2]), Medicine = Unpacked(parts[3]),
            Cataplexy = parts[4].Length == 0 ? null : int.Parse(parts[4], CultureInfo.InvariantCulture),
        };
    }

    private static HashSet<int> Hours(IEnumerable<int>? hours)
    {
        var set = (hours ?? []).ToHashSet();
        if (set.Any(h => h is < FirstHour or > LastHour)) throw new RuleException("Naps", $"Kryssa för timmar mellan {FirstHour} och {LastHour}.");
        return set;
    }

    private static string Pack(IEnumerable<int> hours) => string.Join(',', hours.Order());

    private static HashSet<int> Unpacked(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(h => int.Parse(h, CultureInfo.InvariantCulture))];
}
