using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.FollowUp.Targets;

/// <summary>What a target is compared in.</summary>
public enum TargetUnit
{
    /// <summary>Persons.</summary>
    Persons = 1,

    /// <summary>Share in whole percent, at least the target.</summary>
    Percent = 2,

    /// <summary>Share in whole percent, more than the target: more women than men.</summary>
    MoreThanPercent = 3,
}

/// <summary>A target of one delprojekt from a day on. A changed target is a new row, so that old boards can be shown again.</summary>
public sealed class Target : Entity, IDelprojektOwned
{
    /// <summary>Longest note, in characters.</summary>
    public const int MaxNote = 500;

    private Target() { }

    /// <summary>A target as proposed.</summary>
    public Target(Guid delprojektId, TargetSeed seed)
    {
        DelprojektId = delprojektId;
        (Code, Title, Unit, Order) = (seed.Code, seed.Title, seed.Unit, seed.Order);
        (Value, SetWith, CountedBy) = (seed.Value, seed.SetWith, seed.CountedBy);
        (ValidFrom, Source, Note) = (seed.ValidFrom, seed.Source, seed.Note);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <summary>Which number, from <see cref="TargetCodes"/>. Part of addresses.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Swedish title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Unit of the value.</summary>
    public TargetUnit Unit { get; private set; }

    /// <summary>The target; null when none is decided.</summary>
    public int? Value { get; private set; }

    /// <summary>Key of the definition that the target was decided with.</summary>
    public string SetWith { get; private set; } = "";

    /// <summary>Key of the definition that the actual number is counted by. Another one than <see cref="SetWith"/> is shown and not compared.</summary>
    public string CountedBy { get; private set; } = "";

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Where the target comes from.</summary>
    public string Source { get; private set; } = "";

    /// <summary>What a reader should know, or empty.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Place on the board.</summary>
    public int Order { get; private set; }

    /// <summary>Whether target and number mean the same.</summary>
    public bool IsComparable => SetWith == CountedBy;

    /// <summary>The target that follows this one from a later day.</summary>
    /// <exception cref="RuleException">The value is out of range, the day is not later, or the source is missing.</exception>
    public Target Replace(int? value, string countedBy, DateOnly validFrom, string? source, string? note)
    {
        if (Unit == TargetUnit.Persons ? value is < 1 or > 100_000 : value is < 0 or > 100)
            throw new RuleException(nameof(Value), Unit == TargetUnit.Persons ? "Ange ett antal mellan 1 och 100 000." : "Ange en andel mellan 0 och 100 procent.");
        if (validFrom <= ValidFrom)
            throw new RuleException(nameof(ValidFrom), $"Det nya målet måste gälla från en senare dag än det nuvarande, som gäller från {ValidFrom:yyyy-MM-dd}.");
        if (string.IsNullOrWhiteSpace(source)) throw new RuleException(nameof(Source), "Ange var målet är beslutat.");
        if (note?.Trim().Length > MaxNote) throw new RuleException(nameof(Note), $"Anteckningen får ha högst {MaxNote} tecken. Nu är den {note.Trim().Length}.");
        var next = new Target(DelprojektId, new TargetSeed(Code, Title, Unit, value, SetWith, countedBy, validFrom, source.Trim(), note?.Trim() ?? "", Order));
        next.Record(new ChangeEvent("target.set", Detail: $"{Code}.{value}"));
        return next;
    }

    /// <summary>The targets that hold on a day, in order; before the first one, the first.</summary>
    public static IReadOnlyList<Target> On(IEnumerable<Target> targets, DateOnly day) =>
    [
        .. targets.GroupBy(t => t.Code, StringComparer.Ordinal)
            .Select(g => g.OrderBy(t => t.ValidFrom).LastOrDefault(t => t.ValidFrom <= day) ?? g.OrderBy(t => t.ValidFrom).First())
            .OrderBy(t => t.Order),
    ];
}

/// <summary>A target as the module proposes it.</summary>
public sealed record TargetSeed(string Code, string Title, TargetUnit Unit, int? Value, string SetWith, string CountedBy, DateOnly ValidFrom,
    string Source, string Note, int Order);

/// <summary>Codes of the numbers on the board. Part of addresses, so stable.</summary>
public static class TargetCodes
{
    /// <summary>Persons enrolled.</summary>
    public const string Volume = "volym";

    /// <summary>Work or studies.</summary>
    public const string Work = "arbete-studier";

    /// <summary>Ordinary measures.</summary>
    public const string Ordinary = "ordinarie";

    /// <summary>Increased power.</summary>
    public const string Empowerment = "makt";

    /// <summary>More women than men.</summary>
    public const string Women = "fler-kvinnor";

    /// <summary>Confirmed receiver.</summary>
    public const string Receiver = "mottagare";
}

/// <summary>When numbers are too small to show, from a day on.</summary>
public sealed class SmallNumberRule : Entity
{
    private SmallNumberRule() { }

    /// <summary>A rule from a day on.</summary>
    /// <param name="smallestCount">Smallest count that is shown, 2 or more.</param>
    /// <param name="smallestBase">Fewest persons that a share is shown of.</param>
    /// <param name="validFrom">First day.</param>
    /// <param name="source">Where it comes from.</param>
    public SmallNumberRule(int smallestCount, int smallestBase, DateOnly validFrom, string source) =>
        (SmallestCount, SmallestBase, ValidFrom, Source) = (smallestCount, smallestBase, validFrom, source);

    /// <summary>Smallest count that is shown.</summary>
    public int SmallestCount { get; private set; }

    /// <summary>Fewest persons that a share is shown of.</summary>
    public int SmallestBase { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Where it comes from.</summary>
    public string Source { get; private set; } = "";
}
