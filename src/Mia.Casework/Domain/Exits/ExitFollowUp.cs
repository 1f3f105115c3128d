using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Exits;

/// <summary>What came out of a follow-up.</summary>
public sealed record FollowUpTerms
{
    /// <summary>3, 6 or 12 months after the exit.</summary>
    public required int Months { get; init; }

    /// <summary>The day; not in the future.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>Code of <see cref="Codes.CodeLists.FollowUpResult"/>.</summary>
    public required string Result { get; init; }

    /// <summary>What the person does now, code of <see cref="Codes.CodeLists.Occupation"/>; only when reached.</summary>
    public string? Occupation { get; init; }

    /// <summary>"Fick du det stöd du behövde efter projektet?", 1–5; null is not asked.</summary>
    public int? GotSupport { get; init; }

    /// <summary>The person says that nobody held them after the exit; null is not asked.</summary>
    public bool? FellBetween { get; init; }
}

/// <summary>A follow-up 3, 6 or 12 months after the exit, under its own consent S4 (methods.md 11.5).</summary>
public sealed class ExitFollowUp : Entity, IOwned
{
    private ExitFollowUp() { }

    /// <summary>Months after the exit at which somebody gets in touch.</summary>
    public static IReadOnlyList<int> Occasions { get; } = [3, 6, 12];

    /// <summary>Writes a follow-up down.</summary>
    /// <param name="owner">The ended case.</param>
    /// <param name="terms">What came out of it.</param>
    /// <param name="hasConsent">A consent to be contacted after the exit (S4) holds now.</param>
    /// <param name="by">Who.</param>
    public ExitFollowUp(Case owner, FollowUpTerms terms, bool hasConsent, Actor by)
    {
        Rule.Against(owner.EndedOn is null, "", "Ärendet pågår. Efteruppföljningen kommer när det är avslutat.");
        Rule.Against(!hasConsent, "", "Det finns inget giltigt samtycke till kontakt efter avslut (S4). Då ska ingen kontakt tas.");
        Rule.Against(!Occasions.Contains(terms.Months), nameof(Months), "Välj 3, 6 eller 12 månader.");
        Rule.Against(terms.HeldOn > by.Today, nameof(HeldOn), "Datumet ligger i framtiden.");
        Rule.Against(terms.HeldOn < owner.EndedOn, nameof(HeldOn), "Uppföljningen kan inte vara före avslutet.");
        Rule.Against(terms.GotSupport is < 1 or > 5, nameof(GotSupport), "Välj ett svar mellan 1 och 5.");
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);
        (Months, HeldOn, RegisteredBy) = (terms.Months, terms.HeldOn, by.UserId);
        Result = Rule.Required(terms.Result, TextLimits.Code, nameof(Result), "Vad som hände");
        (Occupation, GotSupport, FellBetween) = (terms.Occupation, terms.GotSupport, terms.FellBetween);
        Record(new("follow-up.held", CaseId, ParticipantId, Result));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>3, 6 or 12.</summary>
    public int Months { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>Code.</summary>
    public string Result { get; private set; } = "";

    /// <summary>Code.</summary>
    public string? Occupation { get; private set; }

    /// <summary>1–5.</summary>
    public int? GotSupport { get; private set; }

    /// <summary>Nobody held the person after the exit.</summary>
    public bool? FellBetween { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public Guid? RegisteredBy { get; private set; }
}
