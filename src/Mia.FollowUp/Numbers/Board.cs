using Mia.FollowUp.Targets;

namespace Mia.FollowUp.Numbers;

/// <summary>The board as it may be shown: every text is already free of what is too small.</summary>
/// <param name="Rows">One per target.</param>
/// <param name="SmallNumbers">The rule that was used.</param>
public sealed record Board(IReadOnlyList<BoardRow> Rows, SmallNumbers SmallNumbers)
{
    /// <summary>Swedish: how many targets are reached, and how the volume stands.</summary>
    public string Summary
    {
        get
        {
            var judged = Rows.Where(r => r.IsReached is not null).ToList();
            var reached = judged.Count(r => r.IsReached == true);
            var text = judged.Count == 0 ? "Inget mål går att jämföra ännu."
                : $"{Capital(NumberWord(reached))} av {NumberWord(judged.Count)} mål som går att jämföra är {(reached == 1 ? "nått" : "nådda")}.";
            return Rows.FirstOrDefault(r => r.Code == TargetCodes.Volume) is { Gap: { } gap } && gap < 0
                ? $"{text} Volymen ligger {Percent.Number(-gap)} personer under slutmålet." : text;
        }
    }

    private static string NumberWord(int number) =>
        number is >= 0 and <= 10 ? new[] { "inget", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio" }[number] : Percent.Number(number);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}

/// <summary>One target with its number.</summary>
/// <param name="Code">From <see cref="TargetCodes"/>.</param>
/// <param name="Title">Swedish.</param>
/// <param name="Definition">What the number is counted by.</param>
/// <param name="Actual">The number as text.</param>
/// <param name="Groups">Women, men and not stated, and what is shown together.</param>
public sealed record BoardRow(string Code, string Title, Definition Definition, string Actual, IReadOnlyList<BoardGroup> Groups)
{
    /// <summary>Place of the number, in percent or persons; null when it is not shown.</summary>
    public int? Position { get; init; }

    /// <summary>Right end of the picture.</summary>
    public int Max { get; init; } = 100;

    /// <summary>The target; null when none is decided.</summary>
    public int? Target { get; init; }

    /// <summary>The target as text.</summary>
    public string TargetText { get; init; } = "";

    /// <summary>The definition that the target was decided with, when it is another one.</summary>
    public Definition? OtherDefinition { get; init; }

    /// <summary>Distance to the target, in persons or percentage points; null when it is not compared.</summary>
    public int? Gap { get; init; }

    /// <summary>The distance as text.</summary>
    public string GapText { get; init; } = "";

    /// <summary>Null when it is not compared.</summary>
    public bool? IsReached { get; init; }

    /// <summary>Of how many, as text.</summary>
    public string N { get; init; } = "";

    /// <summary>Source and remark of the target.</summary>
    public string Note { get; init; } = "";

    /// <summary>Where the target comes from, with the day from which it holds.</summary>
    public string Source { get; init; } = "";

    /// <summary>The same target counted in another way; never compared with the target.</summary>
    public BoardVariant? Variant { get; init; }

    /// <summary>Whether it is a number of persons instead of a share.</summary>
    public bool IsCount { get; init; }
}

/// <summary>A number counted in another way.</summary>
/// <param name="Definition">How.</param>
/// <param name="Actual">As text.</param>
/// <param name="N">Of how many, as text.</param>
/// <param name="Position">Place in the picture; null when it is not shown.</param>
public sealed record BoardVariant(Definition Definition, string Actual, string N, int? Position);

/// <summary>A part of a number.</summary>
/// <param name="Label">Swedish.</param>
/// <param name="Actual">As text.</param>
/// <param name="N">Of how many, as text.</param>
/// <param name="Position">Place in the picture; null when it is not shown.</param>
public sealed record BoardGroup(string Label, string Actual, string N, int? Position);
