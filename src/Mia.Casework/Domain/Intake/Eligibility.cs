using System.Text.Json.Serialization;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;

namespace Mia.Casework.Domain.Intake;

/// <summary>What a target-group rule says about one person. Never decides anything by itself (methods.md 1.5).</summary>
public enum Finding
{
    /// <summary>Not known: ask.</summary>
    Unknown = 0,

    /// <summary>Met.</summary>
    Met = 1,

    /// <summary>Not met.</summary>
    NotMet = 2,
}

/// <summary>Facts that rules are tried against. Null is "not known", never "no".</summary>
public sealed record EligibilityFacts
{
    /// <summary>The day of the check.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Real birth date.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Year of birth, when the date is not known.</summary>
    public int? BirthYear { get; init; }

    /// <summary>Municipality, code.</summary>
    public string? KommunCode { get; init; }

    /// <summary>Stated gender; null when not asked.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Children under 18 in the household.</summary>
    public bool? Children { get; init; }

    /// <summary>Income sources, codes. Null when not asked.</summary>
    public IReadOnlyCollection<string>? Income { get; init; }

    /// <summary>Who refers, code.</summary>
    public string? Referrer { get; init; }

    /// <summary>Years without work, code of the list.</summary>
    public string? TimeWithoutWork { get; init; }

    /// <summary>Takes part in another labour-market measure.</summary>
    public bool? InOtherMeasure { get; init; }

    /// <summary>Qualifies for an ordinary work-preparing measure.</summary>
    public bool? QualifiesForOrdinary { get; init; }

    /// <summary>The person's own wish is confirmed.</summary>
    public bool? OwnWish { get; init; }
}

/// <summary>
/// A test as data, stored as JSON. Three-valued: what is not known stays unknown, and a group is unknown only when the unknown
/// part could still change the answer.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AgeBetween), "age")]
[JsonDerivedType(typeof(LivesIn), "kommun")]
[JsonDerivedType(typeof(HasIncome), "income")]
[JsonDerivedType(typeof(IsGender), "gender")]
[JsonDerivedType(typeof(HasChildren), "children")]
[JsonDerivedType(typeof(WithoutWork), "without-work")]
[JsonDerivedType(typeof(States), "states")]
[JsonDerivedType(typeof(StaffJudges), "staff")]
[JsonDerivedType(typeof(All), "all")]
[JsonDerivedType(typeof(Any), "any")]
[JsonDerivedType(typeof(Not), "not")]
public abstract record Expression
{
    /// <summary>Tries the facts.</summary>
    public abstract Finding Try(EligibilityFacts facts);

    /// <summary>Swedish: what is known that led to the finding.</summary>
    public abstract string Explain(EligibilityFacts facts);

    /// <summary>Codes that the test names, with their lists.</summary>
    [JsonIgnore]
    public virtual IEnumerable<(string List, string Code)> Named => [];

    private protected static Finding Known(bool? known) => known switch { null => Finding.Unknown, true => Finding.Met, _ => Finding.NotMet };
}

/// <summary>Age in whole years, both included. With only a birth year the answer is unknown where the birthday decides.</summary>
public sealed record AgeBetween(int From, int To) : Expression
{
    /// <inheritdoc />
    public override Finding Try(EligibilityFacts facts)
    {
        if (Ages(facts) is not { } age) return Finding.Unknown;
        if (age.Lowest >= From && age.Highest <= To) return Finding.Met;
        return age.Highest < From || age.Lowest > To ? Finding.NotMet : Finding.Unknown;
    }

    /// <inheritdoc />
    public override string Explain(EligibilityFacts facts) => Ages(facts) switch
    {
        null => "Födelsedatum saknas.",
        var (low, high) when low == high => $"{low} år.",
        var (low, high) => $"{low} eller {high} år: bara födelseåret är känt.",
    };

    private static (int Lowest, int Highest)? Ages(EligibilityFacts facts)
    {
        if (facts.BirthDate is { } date) { var age = Platform.People.Age.On(date, facts.Today); return (age, age); }
        return facts.BirthYear is { } year ? (facts.Today.Year - year - 1, facts.Today.Year - year) : null;
    }
}

/// <summary>Lives in one of the municipalities (codes).</summary>
public sealed record LivesIn(params string[] Kommuner) : Expression
{
    /// <inheritdoc />
    [JsonIgnore]
    public override IEnumerable<(string List, string Code)> Named => Kommuner.Select(c => (CodeLists.Kommun, c));

    /// <inheritdoc />
    public override Finding Try(EligibilityFacts facts) => Known(facts.KommunCode is null ? null : Kommuner.Contains(facts.KommunCode));

    /// <inheritdoc />
    public override string Explain(EligibilityFacts facts) =>
        facts.KommunCode is null ? "Kommun saknas." : Try(facts) == Finding.Met ? "Bor i området." : "Bor i en annan kommun.";
}

/// <summary>Has at least one of the incomes (codes).</summary>
public sealed record HasIncome(params string[] Codes) : Expression
{
    /// <inheritdoc />
    [JsonIgnore]
    public override IEnumerable<(string List, string Code)> Named => Codes.Select(c => (CodeLists.Income, c));

    /// <inheritdoc />
    public override Finding Try(EligibilityFacts facts) => Known(facts.Income is null ? null : facts.Income.Any(Codes.Contains));

    /// <inheritdoc />
    public override string Explain(EligibilityFacts facts) =>
        facts.Income is null ? "Försörjning saknas." : Try(facts) == Finding.Met ? "Har den försörjningen." : "Har annan försörjning.";
}

/// <summary>Stated gender.</summary>
public sealed record IsGender(Gender Gender) : Expression
{
    /// <inheritdoc />
    public override Finding Try(EligibilityFacts facts) => Known(facts.Gender is null ? null : facts.Gender == Gender);

    /// <inheritdoc />
    public override string Explain(EligibilityFacts facts) => facts.Gender is { } known ? $"{known.Swedish()}." : "Kön är inte angett.";
}

/// <summary>Children under 18 in the household.</summary>
public sealed record HasChildren : Expression
{
    /// <inheritdoc />
    public override Finding Try(EligibilityFacts facts) => Known(facts.Children);

    /// <inheritdoc />
    public override string Explain(EligibilityFacts facts) =>
        facts.Children switch { null => "Barn i hushållet är inte angett.", true => "Barn i hushållet.", _ => "Inga barn i hushållet." };
}

/// <summary>Time without work is one of the bands (codes).</summary>
public sealed record WithoutWork(params string[] Bands) : Expression
{
    /// <inheritdoc />
    [JsonIgnore]
    public override IEnumerable<(string List, string Code)> Named => Bands.Select(c => (CodeLists.TimeWithoutWork, c));

    /// <inheritdoc />
    public override Finding Try(EligibilityFacts facts) => Known(facts.TimeWithoutWork is null ? null : Bands.Contains(facts.TimeWithoutWork));

    /// <inheritdoc />
    public override string Explain(EligibilityFacts facts) =>
        facts.TimeWithoutWork is null ? "Tid utan arbete är inte angett." : "Enligt anmälan.";
}

/// <summary>Yes-or-no facts of the referral.</summary>
public enum Statement
{
    /// <summary>Takes part in another labour-market measure.</summary>
    InOtherMeasure = 1,

    /// <summary>Qualifies for an ordinary work-preparing measure.</summary>
    QualifiesForOrdinary = 2,

    /// <summary>Wants it themself.</summary>
    OwnWish = 3,
}

/// <summary>The referral says yes (or no) to a statement.</summary>
public sealed record States(Statement Statement, bool Expected) : Expression
{
    /// <inheritdoc />
    public override Finding Try(EligibilityFacts facts) => Known(Said(facts) is { } said ? said == Expected : null);

    /// <inheritdoc />
    public override string Explain(EligibilityFacts facts) => Said(facts) switch
    {
        null => "Inte besvarat i anmälan.",
        true => "Anmälan säger ja.",
        _ => "Anmälan säger nej.",
    };

    private bool? Said(EligibilityFacts facts) => Statement switch
    {
        Statement.InOtherMeasure => facts.InOtherMeasure,
        Statement.QualifiesForOrdinary => facts.QualifiesForOrdinary,
        _ => facts.OwnWish,
    };
}

/// <summary>Only a conversation can answer: unknown until staff have.</summary>
public sealed record StaffJudges : Expression
{
    /// <inheritdoc />
    public override Finding Try(EligibilityFacts facts) => Finding.Unknown;

    /// <inheritdoc />
    public override string Explain(EligibilityFacts facts) => "Frågas i samtal.";
}

/// <summary>All hold.</summary>
public sealed record All(params Expression[] Of) : Expression
{
    /// <inheritdoc />
    [JsonIgnore]
    public override IEnumerable<(string List, string Code)> Named => Of.SelectMany(e => e.Named);

    /// <inheritdoc />
    public override Finding Try(EligibilityFacts facts)
    {
        var findings = Of.Select(e => e.Try(facts)).ToList();
        return findings.Contains(Finding.NotMet) ? Finding.NotMet : findings.Contains(Finding.Unknown) ? Finding.Unknown : Finding.Met;
    }

    /// <inheritdoc />
    public override string Explain(EligibilityFacts facts) => string.Join(' ', Of.Select(e => e.Explain(facts)).Distinct(StringComparer.Ordinal));
}

/// <summary>At least one holds.</summary>
public sealed record Any(params Expression[] Of) : Expression
{
    /// <inheritdoc />
    [JsonIgnore]
    public override IEnumerable<(string List, string Code)> Named => Of.SelectMany(e => e.Named);

    /// <inheritdoc />
    public override Finding Try(EligibilityFacts facts)
    {
        var findings = Of.Select(e => e.Try(facts)).ToList();
        return findings.Contains(Finding.Met) ? Finding.Met : findings.Contains(Finding.Unknown) ? Finding.Unknown : Finding.NotMet;
    }

    /// <inheritdoc />
    public override string Explain(EligibilityFacts facts) => Of.FirstOrDefault(e => e.Try(facts) == Finding.Met) is { } met
        ? met.Explain(facts)
        : string.Join(' ', Of.Select(e => e.Explain(facts)).Distinct(StringComparer.Ordinal));
}

/// <summary>Does not hold.</summary>
public sealed record Not(Expression Of) : Expression
{
    /// <inheritdoc />
    [JsonIgnore]
    public override IEnumerable<(string List, string Code)> Named => Of.Named;

    /// <inheritdoc />
    public override Finding Try(EligibilityFacts facts) => Of.Try(facts) switch
    {
        Finding.Met => Finding.NotMet,
        Finding.NotMet => Finding.Met,
        _ => Finding.Unknown,
    };

    /// <inheritdoc />
    public override string Explain(EligibilityFacts facts) => Of.Explain(facts);
}
