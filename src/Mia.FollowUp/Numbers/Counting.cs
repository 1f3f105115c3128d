using Mia.Casework.Domain.People;
using Mia.FollowUp.Targets;

namespace Mia.FollowUp.Numbers;

/// <summary>Persons and cases enrolled, of one gender.</summary>
public sealed record VolumeGroup(Gender Gender, int Persons, int Cases);

/// <summary>Finished cases that are alike in everything the numbers ask for.</summary>
/// <param name="Gender">As stated.</param>
/// <param name="Outcomes">Outcome codes.</param>
/// <param name="NeedsReceiver">Somebody should take over.</param>
/// <param name="Confirmed">A receiver has confirmed.</param>
/// <param name="Empowerment">Answer 1–5; 0 "vet ej", null not asked.</param>
/// <param name="Cases">How many.</param>
public sealed record ExitGroup(Gender Gender, IReadOnlyList<string> Outcomes, bool NeedsReceiver, bool Confirmed, int? Empowerment, int Cases)
{
    /// <summary>They have died or moved away.</summary>
    public bool DiedOrMoved { get; init; }
}

/// <summary>What outcome codes mean, from the marks of the code list.</summary>
public sealed record OutcomeMarks(IReadOnlySet<string> Work, IReadOnlySet<string> Studies, IReadOnlySet<string> OrdinaryAf, IReadOnlySet<string> OrdinaryKommun);

/// <summary>Everything the board is counted from.</summary>
public sealed record BoardFacts(IReadOnlyList<VolumeGroup> Enrolled, IReadOnlyList<ExitGroup> Exits, OutcomeMarks Marks);

/// <summary>A number by sex: of how many, and how many of them.</summary>
public readonly record struct Tally(BySex<int> Base, BySex<int> Hits)
{
    /// <summary>All three together.</summary>
    public int N => Base.Women + Base.Men + Base.NotStated;

    /// <summary>All three together.</summary>
    public int Hit => Hits.Women + Hits.Men + Hits.NotStated;
}

/// <summary>One calculation per <see cref="Basis"/>. Pure, so that the board, the list behind it and the file cannot differ.</summary>
public static class Counting
{
    /// <summary>Lowest answer that means increased power (methods.md 12.3).</summary>
    public const int PositiveAnswer = 4;

    /// <summary>Counts.</summary>
    public static Tally Count(Basis basis, BoardFacts facts)
    {
        var persons = Sum(facts.Enrolled, g => g.Gender, g => g.Persons);
        return basis switch
        {
            Basis.Volume => new Tally(persons, persons),
            Basis.Women => new Tally(persons, new BySex<int>(persons.Women, 0, 0)),
            _ => new Tally(
                Sum(facts.Exits.Where(e => IsInBase(basis, e)), e => e.Gender, e => e.Cases),
                Sum(facts.Exits.Where(e => IsInBase(basis, e) && IsHit(basis, e, facts.Marks)), e => e.Gender, e => e.Cases)),
        };
    }

    /// <summary>The other way to count that stands beside a number; null when it has none.</summary>
    public static Basis? VariantOf(Basis basis) => basis == Basis.WorkOrStudies ? Basis.WorkOrStudiesOfThoseWhoStayed : null;

    /// <summary>Whether a finished case belongs to the denominator.</summary>
    public static bool IsInBase(Basis basis, ExitGroup exit) => basis switch
    {
        Basis.Empowerment => exit.Empowerment is >= 1 and <= 5,
        Basis.ConfirmedReceiver => exit.NeedsReceiver,
        Basis.WorkOrStudiesOfThoseWhoStayed => !exit.DiedOrMoved,
        _ => true,
    };

    /// <summary>Whether a finished case belongs to the numerator.</summary>
    public static bool IsHit(Basis basis, ExitGroup exit, OutcomeMarks marks) => basis switch
    {
        Basis.WorkOrStudies or Basis.WorkOrStudiesOfThoseWhoStayed => exit.Outcomes.Any(o => marks.Work.Contains(o) || marks.Studies.Contains(o)),
        Basis.OrdinaryAf => exit.Outcomes.Any(marks.OrdinaryAf.Contains),
        Basis.OrdinaryAfOrKommun => exit.Outcomes.Any(o => marks.OrdinaryAf.Contains(o) || marks.OrdinaryKommun.Contains(o)),
        Basis.Empowerment => exit.Empowerment >= PositiveAnswer,
        Basis.ConfirmedReceiver => exit.Confirmed,
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };

    private static BySex<int> Sum<T>(IEnumerable<T> groups, Func<T, Gender> gender, Func<T, int> count)
    {
        int women = 0, men = 0, notStated = 0;
        foreach (var group in groups)
        {
            switch (gender(group))
            {
                case Gender.Woman: women += count(group); break;
                case Gender.Man: men += count(group); break;
                default: notStated += count(group); break;
            }
        }
        return new BySex<int>(women, men, notStated);
    }
}
