using Mia.Casework.Domain.People;

namespace Mia.Demo.Invented;

/// <summary>Names that nobody can take for real: Testina Provberg, Mallus Exempelsson. Composed, so that 100 000 people get different ones.</summary>
internal static class InventedNames
{
    private static readonly string[] FirstStems =
    [
        "Test", "Prov", "Påhitt", "Mall", "Fiktiv", "Exempl", "Skiss", "Låts", "Utkast", "Övning", "Försök", "Modell", "Prototyp", "Hittep",
        "Schablon", "Symbol", "Figur", "Attrapp", "Fantas", "Sagol", "Dikt", "Teckn", "Variabl", "Parametr", "Rutin", "Kuliss",
    ];

    private static readonly string[] Feminine = ["a", "ina", "ia", "ella", "etta", "ora"];
    private static readonly string[] Masculine = ["o", "us", "ian", "e", "ert", "or"];

    private static readonly string[] LastStems =
    [
        "Exempel", "Prov", "Test", "Påhitts", "Mall", "Fiktiv", "Demo", "Låtsas", "Skiss", "Utkasts", "Övnings", "Försöks", "Modell", "Prototyp",
        "Hittepå", "Schablon", "Symbol", "Figur", "Attrapp", "Fantasi", "Sago", "Dikt", "Kuliss", "Variabel", "Platshållar",
    ];

    private static readonly string[] LastEndings =
        ["son", "dotter", "berg", "ström", "lund", "qvist", "gren", "mark", "dal", "by", "fors", "man", "stedt", "holm", "vik", "näs", "hed", "klint"];

    /// <summary>A full name. Those without a stated gender get a first name of either kind.</summary>
    public static string Full(Random random, Gender gender) => $"{First(random, gender)} {Last(random)}";

    /// <summary>Whether a name is of this list.</summary>
    public static bool IsInvented(string name)
    {
        var parts = name.Split(' ');
        return parts.Length == 2 && FirstStems.Any(s => parts[0].StartsWith(s, StringComparison.Ordinal))
            && LastStems.Any(s => parts[1].StartsWith(s, StringComparison.Ordinal));
    }

    private static string First(Random random, Gender gender)
    {
        var endings = gender switch
        {
            Gender.Woman => Feminine,
            Gender.Man => Masculine,
            _ => random.Next(2) == 0 ? Feminine : Masculine,
        };
        return random.Pick(FirstStems) + random.Pick(endings);
    }

    private static string Last(Random random)
    {
        var name = Single(random);
        // Double names make the list long enough.
        return random.NextDouble() < 0.12 ? name + "-" + Single(random) : name;
    }

    private static string Single(Random random)
    {
        var (stem, ending) = (random.Pick(LastStems), random.Pick(LastEndings));
        return stem + (ending is "son" or "dotter" && !stem.EndsWith('s') ? "s" : "") + ending;
    }
}
