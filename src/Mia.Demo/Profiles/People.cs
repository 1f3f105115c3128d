using Mia.Casework.Domain.People;

namespace Mia.Demo.Profiles;

/// <summary>Who refers, what people live on and how long, by gender. Shares in per cent from registration.md 5.2 and methods.md 1.1.</summary>
internal static class PeopleShares
{
    private static readonly (string, double)[] WomenReferrers =
    [
        ("FK", 36), ("KOM-FS", 16), ("KOM-ARB", 10), ("KOM-SP", 5), ("AF", 13), ("REG-PSYK", 8), ("REG-PV", 5), ("EGEN", 6), ("CIV", 1),
    ];

    private static readonly (string, double)[] MenReferrers =
    [
        ("FK", 22), ("KOM-FS", 24), ("KOM-ARB", 14), ("KOM-SP", 7), ("AF", 16), ("REG-PSYK", 8), ("REG-PV", 3), ("EGEN", 5), ("CIV", 1),
    ];

    private static readonly (string, double)[] Incomes =
        [("FS", 34), ("SJP", 16), ("AE", 14), ("SE", 6), ("AKTST", 9), ("REHAB", 4), ("AKASSA", 5), ("ETABL", 2), ("FP", 2), ("STUD", 2)];

    private static readonly (string, double)[] Without = [("0-1", 12), ("1-2", 20), ("2-4", 24), ("4-6", 16), ("6-9", 12), ("9-", 10), ("ALDRIG", 6)];

    private static readonly (string, double)[] Languages =
        [("sv", 74), ("ar", 8), ("syr", 4), ("so", 3), ("fa", 3), ("ti", 2), ("ku", 2), ("es", 1), ("fi", 1), ("pl", 1), ("uk", 1)];

    /// <summary>Who refers.</summary>
    public static IReadOnlyList<(string Value, double Weight)> Referrers(Gender gender) => gender == Gender.Man ? MenReferrers : WomenReferrers;

    /// <summary>Four in ten of those whom the care refers have no public income at all; of others one in twelve.</summary>
    public static string Income(Random random, string referrer) =>
        Invented.Chance.Happens(random, referrer.StartsWith("REG", StringComparison.Ordinal) ? 0.40 : 0.08) ? "INGENOFF" : Invented.Chance.Weighted(random, Incomes);

    /// <summary>Years without work.</summary>
    public static IReadOnlyList<(string Value, double Weight)> TimeWithoutWork => Without;

    /// <summary>Language of the person.</summary>
    public static IReadOnlyList<(string Value, double Weight)> Language => Languages;
}

/// <summary>How a case ends.</summary>
/// <param name="Outcomes">All that are true; the first is the most important.</param>
/// <param name="Reason">End reason.</param>
/// <param name="Manner">Manner of the end.</param>
/// <param name="Party">Receiver, when one is needed.</param>
internal sealed record Ending(string[] Outcomes, string Reason, string Manner, string? Party = null)
{
    // The shares give 22 % to work or studies and 30 % to ordinary measures; men more often to work (methods.md 6.9, issue).
    private static readonly Ending[] Work =
    [
        new(["ARBETE"], "MAL-ARB", "PLAN"), new(["STUDIER"], "MAL-STUD", "PLAN"), new(["ARBETE", "STUDIER"], "MAL-ARB", "PLAN"),
        new(["ARBETE", "AF-ANN"], "MAL-ARB", "PLAN", "AF"),
    ];

    private static readonly double[] WorkShares = [0.54, 0.30, 0.12, 0.04];

    private static readonly (Ending Value, double Weight)[] Ordinary =
    [
        (new(["AF-ORD"], "ORD-AF", "PLAN", "AF"), 66), (new(["KOM-ORD"], "ORD-KOM", "PLAN", "KOM"), 28), (new(["AF-ORD", "VARD"], "ORD-AF", "PLAN", "AF"), 6),
    ];

    private static readonly (Ending Value, double Weight)[] Rest =
    [
        (new(["VARD"], "VARD", "PLAN", "REG"), 24), (new(["AF-ANN"], "ORD-AF", "PLAN", "AF"), 10), (new(["DAGL"], "ORD-KOM", "PLAN", "KOM"), 5),
        (new(["SJUKERS"], "PENS", "PLAN"), 11), (new(["ATER"], "SJUK", "AVB-SJUK"), 14), (new(["ATER"], "EGEN", "AVB-EGEN"), 12), (new(["ANNAT"], "EGEN", "PLAN"), 8),
        (new(["OKANT"], "UTEBLI", "AVB-UTEBL"), 9), (new(["ANNAT"], "FLYTT", "AVB-FLYTT"), 6), (new([], "ANN", "FELREG"), 1),
    ];

    /// <summary>By chance.</summary>
    public static Ending Draw(Random random, Gender gender)
    {
        var at = random.NextDouble();
        var work = gender == Gender.Man ? 0.255 : 0.20;
        if (at < work) return Invented.Chance.Weighted(random, [.. Work.Zip(WorkShares, (e, s) => (e, s))]);
        return Invented.Chance.Weighted(random, at < work + 0.30 ? Ordinary : Rest);
    }
}
