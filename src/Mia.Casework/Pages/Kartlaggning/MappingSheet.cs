using Mia.Casework.Domain.Mapping;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>How far an area has come. "Nobody has asked" and "does not want to" are two things.</summary>
public enum AreaState
{
    /// <summary>Nobody has written anything.</summary>
    Untouched = 0,

    /// <summary>Something is written.</summary>
    Filled = 1,

    /// <summary>The participant does not want to talk about it.</summary>
    Declined = 2,
}

/// <summary>A life area of a mapping as pages show it.</summary>
/// <param name="Area">Word and question.</param>
/// <param name="Content">What is written.</param>
/// <param name="Stamp">What a form is filled from; empty when nothing is written.</param>
/// <param name="Written">By whom and when; empty when nobody has.</param>
public sealed record AreaSheet(LifeArea Area, AreaContent Content, Guid Stamp, string Written)
{
    /// <summary>How far it has come.</summary>
    public AreaState State => Content.Declined ? AreaState.Declined
        : Content is { Now: null, Wishes: null, Earlier: null, Obstacles: null } ? AreaState.Untouched : AreaState.Filled;

    /// <summary>Kind of its status mark.</summary>
    public string Kind => State switch { AreaState.Filled => "on", AreaState.Declined => "done", _ => "" };

    /// <summary>How far it has come, in words.</summary>
    public string Status => State switch { AreaState.Filled => "Ifyllt", AreaState.Declined => "Vill inte prata om det", _ => "Inte genomgånget" };

    /// <summary>The texts that are there, each with its heading.</summary>
    public IEnumerable<(string Label, string Text)> Texts
    {
        get
        {
            if (Content.Now is { } now) yield return (AreaWords.Now, now);
            if (Content.Wishes is { } wishes) yield return (AreaWords.Wishes, wishes);
            if (Content.Earlier is { } earlier) yield return (AreaWords.Earlier, earlier);
            if (Content.Obstacles is { } obstacles) yield return (AreaWords.Obstacles, obstacles);
        }
    }
}

/// <summary>Headings of the texts of an area, the same everywhere.</summary>
public static class AreaWords
{
    /// <summary>How it is now.</summary>
    public const string Now = "Så är det nu";

    /// <summary>Wishes.</summary>
    public const string Wishes = "Det här önskar jag";

    /// <summary>What has worked before.</summary>
    public const string Earlier = "Det här har hjälpt förut";

    /// <summary>What is in the way.</summary>
    public const string Obstacles = "Det här är i vägen";

    /// <summary>All of them, with how they are found in a version.</summary>
    public static IReadOnlyList<(string Label, Func<AreaContent, string?> Text)> All { get; } =
        [(Now, a => a.Now), (Wishes, a => a.Wishes), (Earlier, a => a.Earlier), (Obstacles, a => a.Obstacles)];
}

/// <summary>A version of a mapping as pages show it; also what is shown before there is one.</summary>
public sealed record MappingSheet
{
    /// <summary>The version; null before the first.</summary>
    public Guid? Id { get; init; }

    /// <summary>1, 2, 3 …; 0 before the first.</summary>
    public int Number { get; init; }

    /// <summary>It no longer changes.</summary>
    public bool IsFinished { get; init; }

    /// <summary>By whom and when it was begun or finished, in words.</summary>
    public string State { get; init; } = "";

    /// <summary>The participant's own words.</summary>
    public string? OwnWords { get; init; }

    /// <summary>What the form of the own words is filled from.</summary>
    public Guid WordsStamp { get; init; }

    /// <summary>What the form of the order is filled from.</summary>
    public Guid OrderStamp { get; init; }

    /// <summary>All areas: those the participant has chosen first, then in the order of the list.</summary>
    public IReadOnlyList<AreaSheet> Areas { get; init; } = [];

    /// <summary>What the participant wants to begin with.</summary>
    public IEnumerable<AreaSheet> Chosen => Areas.Where(a => a.Content.Priority is not null);

    /// <summary>Nothing is written.</summary>
    public bool IsEmpty => OwnWords is null && Areas.All(a => a.State == AreaState.Untouched);

    /// <summary>Areas that have been talked about, or that the participant has said no to.</summary>
    public int Touched => Areas.Count(a => a.State != AreaState.Untouched);
}
