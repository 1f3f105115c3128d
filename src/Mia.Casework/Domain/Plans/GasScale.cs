using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.Plans;

/// <summary>The five levels of an objective as they are written down.</summary>
/// <param name="Levels">Five observable descriptions, from −2 to +2.</param>
/// <param name="Importance">1–3.</param>
/// <param name="Difficulty">1–3.</param>
/// <param name="Baseline">Where the participant stands at the start: −1, or −2 when it cannot get worse.</param>
public sealed record GasTerms(IReadOnlyList<string?> Levels, int Importance, int Difficulty, int? Baseline);

/// <summary>
/// One version of the five levels of an objective. Written before the work starts and locked when it does: after that a change is a new
/// version with a reason, and what was rated on the old one stays as it was (methods.md 3.4).
/// </summary>
public sealed class GasScale : Entity, IOwned
{
    private GasScale() { }

    internal GasScale(Objective owner, int number) => (DelprojektId, ControllerId, ObjectiveId, CaseId, Number) =
        (owner.DelprojektId, owner.ControllerId, owner.Id, owner.CaseId, number);

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The objective.</summary>
    public Guid ObjectiveId { get; private set; }

    /// <summary>1, 2, … within the objective.</summary>
    public int Number { get; private set; }

    /// <summary>Much less than expected. Sealed.</summary>
    public string? MuchLess { get; private set; }

    /// <summary>Less than expected. Sealed.</summary>
    public string? Less { get; private set; }

    /// <summary>As expected. Sealed.</summary>
    public string? Expected { get; private set; }

    /// <summary>More than expected. Sealed.</summary>
    public string? More { get; private set; }

    /// <summary>Much more than expected. Sealed.</summary>
    public string? MuchMore { get; private set; }

    /// <summary>1–3.</summary>
    public int Importance { get; private set; } = 1;

    /// <summary>1–3.</summary>
    public int Difficulty { get; private set; } = 1;

    /// <summary>−2 or −1; null until it is written down.</summary>
    public int? Baseline { get; private set; }

    /// <summary>When the levels were locked, UTC; null while they can be changed freely.</summary>
    public DateTime? LockedAt { get; private set; }

    /// <summary>Who locked them.</summary>
    public Guid? LockedBy { get; private set; }

    /// <summary>When a later version took over, UTC.</summary>
    public DateTime? ReplacedAt { get; private set; }

    /// <summary>Why this version took over from a locked one. Sealed.</summary>
    public string? Reason { get; private set; }

    /// <summary>Weight in the formula.</summary>
    public int Weight => Importance * Difficulty;

    /// <summary>From −2 to +2.</summary>
    public IReadOnlyList<string?> Levels => [MuchLess, Less, Expected, More, MuchMore];

    internal void Write(GasTerms terms)
    {
        Rule.Against(terms.Importance is < 1 or > 3, nameof(Importance), "Välj 1, 2 eller 3.");
        Rule.Against(terms.Difficulty is < 1 or > 3, nameof(Difficulty), "Välj 1, 2 eller 3.");
        Rule.Against(terms.Baseline is not (null or Gas.Least or Gas.Least + 1), nameof(Baseline),
            "Startläget är −1, eller −2 om det inte kan bli sämre än det är nu.");
        var levels = terms.Levels.Select((l, i) => Rule.Text(l, TextLimits.Reason, FieldOf(i), "Nivån")).ToList();
        for (var i = 0; i < levels.Count; i++)
            Rule.Against(levels[i] is { } text && levels.IndexOf(text) < i, FieldOf(i), "Två nivåer har samma text. Skriv vad som skiljer dem åt.");
        (MuchLess, Less, Expected, More, MuchMore) = (levels[0], levels[1], levels[2], levels[3], levels[4]);
        (Importance, Difficulty, Baseline) = (terms.Importance, terms.Difficulty, terms.Baseline);
    }

    internal void Lock(string? reason, Actor by)
    {
        for (var i = 0; i < Levels.Count; i++)
            Rule.Against(Levels[i] is null, FieldOf(i), "Skriv alla fem nivåerna innan de låses.");
        Rule.Against(Baseline is null, nameof(Baseline), "Välj startläget innan nivåerna låses.");
        (LockedAt, LockedBy, Reason) = (by.UtcNow, by.UserId, reason);
    }

    internal void Replace(Actor by) => ReplacedAt = by.UtcNow;

    private static string FieldOf(int index) => index switch
    {
        0 => nameof(MuchLess), 1 => nameof(Less), 2 => nameof(Expected), 3 => nameof(More), _ => nameof(MuchMore),
    };
}

/// <summary>How far an objective had come on a day, on one version of its levels.</summary>
public sealed class GasRating : Entity, IOwned
{
    private GasRating() { }

    internal GasRating(Objective owner, GasScale scale, DateOnly on, int score, Guid? reviewId, Actor by)
    {
        if (score is < Gas.Least or > Gas.Most) throw new RuleException("Score", "Välj en nivå mellan −2 och +2.");
        (DelprojektId, ControllerId, CaseId, ObjectiveId, ScaleId) = (owner.DelprojektId, owner.ControllerId, owner.CaseId, owner.Id, scale.Id);
        (On, Score, ReviewId, RatedBy, RatedAt) = (on, score, reviewId, by.UserId, by.UtcNow);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The objective.</summary>
    public Guid ObjectiveId { get; private set; }

    /// <summary>The version of the levels that it was rated on.</summary>
    public Guid ScaleId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>−2 to +2.</summary>
    public int Score { get; private set; }

    /// <summary>The review meeting, when it was rated there.</summary>
    public Guid? ReviewId { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public Guid? RatedBy { get; private set; }

    /// <summary>When it was written down, UTC.</summary>
    public DateTime RatedAt { get; private set; }
}
