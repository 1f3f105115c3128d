using Mia.Casework.Domain.People;

namespace Mia.Demo.Profiles;

/// <summary>An intervention that some get beside the main ones.</summary>
/// <param name="Code">Type.</param>
/// <param name="Probability">How many get it, 0–1.</param>
/// <param name="FromDay">Earliest day after enrolment.</param>
/// <param name="ToDay">Latest day after enrolment.</param>
/// <param name="Days">Usual length in days.</param>
internal sealed record Extra(string Code, double Probability, int FromDay, int ToDay, int Days);

/// <summary>What the people of one delprojekt are like. Proportions from registration.md 5.2 and methods.md 1.1, 6.9 and 15.</summary>
internal sealed record DelprojektProfile
{
    /// <summary>Share of all participants.</summary>
    public required double Share { get; init; }

    /// <summary>Mean age of women and of men.</summary>
    public (double Women, double Men) Age { get; init; } = (42, 34);

    /// <summary>Youngest and oldest at enrolment.</summary>
    public (int From, int To) AgeRange { get; init; } = (18, 64);

    /// <summary>Interventions that are there from the start, one set per kind of case.</summary>
    public required IReadOnlyList<(string[] Value, double Weight)> Main { get; init; }

    /// <summary>Beside the main ones.</summary>
    public required IReadOnlyList<Extra> Extras { get; init; }

    /// <summary>Usual length of a case in days.</summary>
    public int Days { get; init; } = 270;

    /// <summary>Gender, as the project reported it (methods.md 6.9).</summary>
    public static IReadOnlyList<(Gender Value, double Weight)> Genders { get; } = [(Gender.Woman, 59), (Gender.Man, 39), (Gender.NotStated, 2)];

    /// <summary>The proposed delprojekt; others get the last profile in equal parts.</summary>
    public static DelprojektProfile Of(string slug) => slug switch
    {
        "ostra-sodertorn" => OstraSodertorn,
        "sodertalje" => Sodertalje,
        "stockholm" => Stockholm,
        _ => Other,
    };

    private static readonly DelprojektProfile OstraSodertorn = new()
    {
        Share = 45,
        Main = [(["CM"], 46), (["CM", "SE"], 34), (["SE"], 20)],
        Extras =
        [
            new("KBT", 0.18, 30, 150, 100), new("ARBTR-ASF", 0.34, 40, 200, 150), new("ARBTR-ANN", 0.14, 60, 220, 110), new("GRUPP-DIG", 0.10, 20, 160, 70),
            new("MGT", 0.08, 20, 200, 60), new("PRAKTIK", 0.06, 120, 240, 60),
        ],
    };

    private static readonly DelprojektProfile Sodertalje = new()
    {
        Share = 35,
        Main = [(["CM"], 30), (["SE"], 18), (["CM", "SE"], 16), (["BPR"], 20), (["IPS"], 16)],
        Extras =
        [
            new("ARBTR-ASF", 0.52, 30, 180, 170), new("ARBTR-ANN", 0.12, 60, 220, 120), new("KBT", 0.10, 30, 150, 90), new("KURS", 0.15, 15, 120, 60),
            new("MGT", 0.12, 20, 200, 60), new("PRAKTIK", 0.06, 120, 240, 60),
        ],
    };

    private static readonly DelprojektProfile Stockholm = new()
    {
        Share = 20, Age = (31, 29), AgeRange = (19, 64), Days = 300,
        Main = [(["NARK-CM"], 62), (["CM"], 30), (["CM", "SE"], 8)],
        Extras = [new("KBT", 0.06, 40, 150, 90), new("ARBTR-ANN", 0.16, 60, 220, 120), new("STUDIESTÖD", 0.14, 30, 200, 120), new("ARBTR-ASF", 0.08, 60, 220, 120)],
    };

    private static readonly DelprojektProfile Other = Sodertalje with { Share = 10 };
}
