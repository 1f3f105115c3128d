using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Mapping;

/// <summary>Whose view a rating is. The two are stored apart and never averaged (methods.md 2.4).</summary>
public enum RatingVoice
{
    /// <summary>The participant.</summary>
    Participant = 1,

    /// <summary>A member of staff. Seen by that person only: it is a means of reflection, not an assessment.</summary>
    Staff = 2,
}

/// <summary>When in the case.</summary>
public enum RatingOccasion
{
    /// <summary>At the start.</summary>
    Start = 1,

    /// <summary>Along the way.</summary>
    FollowUp = 2,

    /// <summary>At the exit.</summary>
    Exit = 3,

    /// <summary>After the exit.</summary>
    After = 4,
}

/// <summary>How the participant's rating was made.</summary>
public enum RatingWay
{
    /// <summary>Together with staff.</summary>
    Together = 1,

    /// <summary>By the participant alone.</summary>
    Own = 2,

    /// <summary>By telephone.</summary>
    Phone = 3,
}

/// <summary>Ratings of one life area, each 0–10 or not given.</summary>
/// <param name="Code">Life area.</param>
/// <param name="Satisfaction">0 not at all satisfied, 10 fully.</param>
/// <param name="Weight">How important a change is: 0 not at all, 10 very.</param>
/// <param name="Hope">Hope that it gets better: 0 none, 10 great.</param>
public sealed record AreaScore(string Code, int? Satisfaction, int? Weight, int? Hope)
{
    /// <summary>Lowest step of the scale.</summary>
    public const int Least = 0;

    /// <summary>Highest step of the scale.</summary>
    public const int Most = 10;

    /// <summary>Nothing is rated.</summary>
    public bool IsEmpty => Satisfaction is null && Weight is null && Hope is null;

    /// <summary>Whether a step is on the scale; nothing is.</summary>
    public static bool IsOnScale(int? step) => step is null or (>= Least and <= Most);
}

/// <summary>A rating as it is filled in.</summary>
public sealed record RatingTerms
{
    /// <summary>Whose view.</summary>
    public required RatingVoice Voice { get; init; }

    /// <summary>When in the case.</summary>
    public required RatingOccasion Occasion { get; init; }

    /// <summary>The day; not in the future.</summary>
    public required DateOnly RatedOn { get; init; }

    /// <summary>How it was made.</summary>
    public RatingWay Way { get; init; } = RatingWay.Together;

    /// <summary>The areas in the order of the form; empty ones are left out.</summary>
    public required IReadOnlyList<AreaScore> Areas { get; init; }
}

/// <summary>
/// One voice's ratings of the life areas on one day (methods.md 2.4). Never changed: a correction is a new rating with a reason, and the
/// old one stays to be read.
/// </summary>
public sealed class SelfRating : Entity, IOwned
{
    private readonly List<RatedArea> _areas = [];

    private SelfRating() { }

    /// <summary>Rates. It must be added.</summary>
    /// <param name="owner">The case.</param>
    /// <param name="terms">The ratings.</param>
    /// <param name="declined">Areas that the participant does not want to talk about.</param>
    /// <param name="by">Who writes it down.</param>
    public SelfRating(Case owner, RatingTerms terms, IReadOnlySet<string> declined, Actor by)
    {
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);
        (Voice, Occasion, RatedOn, Way) = (terms.Voice, terms.Occasion, terms.RatedOn, terms.Way);
        (WrittenBy, WrittenAt) = (by.UserId, by.UtcNow);
        Rule.Against(RatedOn > by.Today, nameof(RatedOn), "Datumet ligger i framtiden.");
        Rule.Against(RatedOn < owner.EnrolledOn, nameof(RatedOn), "Skattningen kan inte vara före inskrivningen.");
        Rule.Against(Occasion == RatingOccasion.After && owner.EndedOn is null, nameof(Occasion), "Ärendet pågår. Välj något annat än efter avslut.");
        Rule.Against(Occasion != RatingOccasion.After && RatedOn > owner.EndedOn, nameof(Occasion), "Ärendet var avslutat den dagen. Välj efter avslut.");
        Fill(terms.Areas, declined);
        Record(new("rating.made", CaseId, ParticipantId, Occasion.ToString()));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Whose view.</summary>
    public RatingVoice Voice { get; private set; }

    /// <summary>When in the case.</summary>
    public RatingOccasion Occasion { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly RatedOn { get; private set; }

    /// <summary>How the participant's was made.</summary>
    public RatingWay Way { get; private set; }

    /// <summary>Who wrote it down; for <see cref="RatingVoice.Staff"/> the one whose view it is.</summary>
    public Guid? WrittenBy { get; private set; }

    /// <summary>When it was written down, UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>The rating that this one corrects.</summary>
    public Guid? CorrectsId { get; private set; }

    /// <summary>Why it was corrected. Sealed.</summary>
    public string? Reason { get; private set; }

    /// <summary>The rating that has taken this one's place; null while it counts.</summary>
    public Guid? CorrectedById { get; private set; }

    /// <summary>It counts.</summary>
    public bool IsCurrent => CorrectedById is null;

    /// <summary>What was rated.</summary>
    public IReadOnlyList<RatedArea> Areas => _areas;

    /// <summary>Takes the place of this rating with what it should have said. The new one must be added.</summary>
    /// <param name="owner">The case.</param>
    /// <param name="terms">What it should have said. The voice stays.</param>
    /// <param name="reason">Why.</param>
    /// <param name="declined">Areas that the participant does not want to talk about.</param>
    /// <param name="by">Who corrects.</param>
    public SelfRating Correct(Case owner, RatingTerms terms, string? reason, IReadOnlySet<string> declined, Actor by)
    {
        if (!IsCurrent) throw new InvalidOperationException("A rating is corrected once; after that its correction is.");
        // What was rated before the participant closed the door stays as it was said.
        var open = declined.Where(code => _areas.TrueForAll(a => a.Code != code)).ToHashSet(StringComparer.Ordinal);
        var made = new SelfRating(owner, terms with { Voice = Voice }, open, by)
        {
            CorrectsId = Id, Reason = Rule.Required(reason, TextLimits.Reason, nameof(Reason), "Skälet"),
        };
        CorrectedById = made.Id;
        Record(new("rating.corrected", CaseId, ParticipantId, Occasion.ToString()));
        return made;
    }

    private void Fill(IReadOnlyList<AreaScore> scores, IReadOnlySet<string> declined)
    {
        for (var i = 0; i < scores.Count; i++)
        {
            var score = scores[i];
            OnScale(score.Satisfaction, i, nameof(AreaScore.Satisfaction));
            OnScale(score.Weight, i, nameof(AreaScore.Weight));
            OnScale(score.Hope, i, nameof(AreaScore.Hope));
            if (score.IsEmpty) continue;
            Rule.Against(declined.Contains(score.Code), $"Areas[{i}].Satisfaction", "Deltagaren vill inte prata om det här området. Ta bort talen.");
            Rule.Against(_areas.Exists(a => a.Code == score.Code), $"Areas[{i}].Satisfaction", "Området står två gånger.");
            _areas.Add(new RatedArea(this, score));
        }
        Rule.Against(_areas.Count == 0, "", "Fyll i minst ett tal. Det som inte passar lämnas tomt.");
    }

    private static void OnScale(int? step, int row, string field) =>
        Rule.Against(!AreaScore.IsOnScale(step), $"Areas[{row}].{field}", $"Skriv ett tal från {AreaScore.Least} till {AreaScore.Most}.");
}

/// <summary>The ratings of one life area.</summary>
public sealed class RatedArea : IOwned
{
    private RatedArea() { }

    internal RatedArea(SelfRating rating, AreaScore score)
    {
        (DelprojektId, ControllerId, RatingId) = (rating.DelprojektId, rating.ControllerId, rating.Id);
        (Code, Satisfaction, Weight, Hope) = (Rule.Required(score.Code, TextLimits.Code, nameof(Code), "Området"), score.Satisfaction, score.Weight, score.Hope);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The rating.</summary>
    public Guid RatingId { get; private set; }

    /// <summary>Life area.</summary>
    public string Code { get; private set; } = "";

    /// <summary>0–10.</summary>
    public int? Satisfaction { get; private set; }

    /// <summary>0–10.</summary>
    public int? Weight { get; private set; }

    /// <summary>0–10.</summary>
    public int? Hope { get; private set; }

    /// <summary>As a value.</summary>
    public AreaScore Score => new(Code, Satisfaction, Weight, Hope);
}
