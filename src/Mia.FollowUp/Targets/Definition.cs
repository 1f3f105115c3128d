using Mia.Platform.Data;

namespace Mia.FollowUp.Targets;

/// <summary>What a number is counted from. Each has one calculation in <c>Numbers/Counting</c>.</summary>
public enum Basis
{
    /// <summary>Persons enrolled.</summary>
    Volume = 1,

    /// <summary>Finished with work or studies, counted once also when both are true.</summary>
    WorkOrStudies = 2,

    /// <summary>Finished and gone on to Arbetsförmedlingens ordinary work-preparing measures.</summary>
    OrdinaryAf = 3,

    /// <summary>Finished and gone on to ordinary measures of Arbetsförmedlingen or the kommun. Another number than <see cref="OrdinaryAf"/> (methods.md 21.2, 15).</summary>
    OrdinaryAfOrKommun = 4,

    /// <summary>Answered 4 or 5 to the question about power over their own situation.</summary>
    Empowerment = 5,

    /// <summary>Women among those enrolled.</summary>
    Women = 6,

    /// <summary>Finished, in need of a receiver, and a receiver has confirmed.</summary>
    ConfirmedReceiver = 7,

    /// <summary>As <see cref="WorkOrStudies"/>, of those who have neither died nor moved away (registration.md 5.3).</summary>
    WorkOrStudiesOfThoseWhoStayed = 8,
}

/// <summary>How a number is counted, in words. A changed wording or calculation is a new version; old figures keep theirs (registration.md 5.3).</summary>
public sealed class Definition : Entity
{
    private Definition() { }

    /// <summary>A definition from a day on.</summary>
    public Definition(DefinitionSeed seed)
    {
        (Code, Number, Basis, ValidFrom) = (seed.Code, seed.Number, seed.Basis, seed.ValidFrom);
        (Name, Text, Denominator, Source) = (seed.Name, seed.Text, seed.Denominator, seed.Source);
    }

    /// <summary>Stable code, without version: <c>ORD-AF</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Version, from 1.</summary>
    public int Number { get; private set; }

    /// <summary><c>ORD-AF.1</c>: stands with every figure.</summary>
    public string Key => $"{Code}.{Number}";

    /// <summary>The calculation.</summary>
    public Basis Basis { get; private set; }

    /// <summary>Short Swedish name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Swedish: what is counted.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Swedish: of whom.</summary>
    public string Denominator { get; private set; } = "";

    /// <summary>Where it comes from.</summary>
    public string Source { get; private set; } = "";

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }
}

/// <summary>A definition as the module brings it.</summary>
public sealed record DefinitionSeed(string Code, int Number, Basis Basis, string Name, string Text, string Denominator, string Source, DateOnly ValidFrom);
