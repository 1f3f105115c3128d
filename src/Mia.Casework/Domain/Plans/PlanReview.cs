using Mia.Platform.Data;

namespace Mia.Casework.Domain.Plans;

/// <summary>What is written about a review meeting.</summary>
public sealed record ReviewTerms
{
    /// <summary>The day; not in the future.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>Who took part, codes of the party list.</summary>
    public IReadOnlyList<string> Present { get; init; } = [];

    /// <summary>Their names or units.</summary>
    public string? PresentNames { get; init; }

    /// <summary>What was decided.</summary>
    public string? Decided { get; init; }

    /// <summary>Next review meeting.</summary>
    public DateOnly? NextReviewOn { get; init; }
}

/// <summary>What was said about one objective at a review meeting.</summary>
/// <param name="ObjectiveId">The objective.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Score">GAS level; null when it was not rated.</param>
/// <param name="Reason">Why it is dropped, or what remains.</param>
public sealed record ReviewItem(Guid ObjectiveId, ObjectiveStatus Status, int? Score, string? Reason);

/// <summary>A review meeting of the plan (uppföljningsmöte, methods.md 3.3).</summary>
public sealed class PlanReview : Entity, IOwned
{
    private PlanReview() { }

    internal PlanReview(Plan owner, Actor by) => (DelprojektId, ControllerId, CaseId, PlanId, RegisteredBy, RegisteredAt) =
        (owner.DelprojektId, owner.ControllerId, owner.CaseId, owner.Id, by.UserId, by.UtcNow);

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>Who took part, codes of the party list.</summary>
    public List<string> Present { get; private set; } = [];

    /// <summary>Their names or units. Sealed.</summary>
    public string? PresentNames { get; private set; }

    /// <summary>What was decided. Sealed.</summary>
    public string? Decided { get; private set; }

    /// <summary>Next review meeting as agreed then.</summary>
    public DateOnly? NextReviewOn { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public Guid? RegisteredBy { get; private set; }

    /// <summary>When it was written down, UTC.</summary>
    public DateTime RegisteredAt { get; private set; }

    internal void Apply(ReviewTerms terms, DateOnly earliest, Actor by)
    {
        Rule.Against(terms.HeldOn > by.Today, nameof(HeldOn), "Mötet ligger i framtiden. Skriv det som nästa uppföljning i stället.");
        Rule.Against(terms.HeldOn < earliest, nameof(HeldOn), $"Mötet kan inte vara före inskrivningen {earliest:yyyy-MM-dd}.");
        Rule.Against(terms.NextReviewOn <= terms.HeldOn, nameof(NextReviewOn), "Nästa uppföljning ska vara efter mötet.");
        Rule.Against(terms.NextReviewOn > terms.HeldOn.AddYears(2), nameof(NextReviewOn), "Nästa uppföljning ligger mer än två år bort. Kontrollera årtalet.");
        HeldOn = terms.HeldOn;
        Present = Rule.Codes(terms.Present);
        Rule.Against(Present.Count == 0, nameof(Present), "Välj vilka som var med.");
        PresentNames = Rule.Text(terms.PresentNames, TextLimits.Reason, nameof(PresentNames), "Namnen");
        Decided = Rule.Required(terms.Decided, 2 * TextLimits.Note, nameof(Decided), "Det ni kom fram till");
        NextReviewOn = terms.NextReviewOn;
    }
}
