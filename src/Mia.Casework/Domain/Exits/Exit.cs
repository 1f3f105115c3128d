using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Exits;

/// <summary>What is known when a case ends (methods.md 11.5).</summary>
public sealed record ExitTerms
{
    /// <summary>Last day.</summary>
    public required DateOnly EndedOn { get; init; }

    /// <summary>Outcomes, codes; several can be true at once.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>The most important of them. Chosen by itself when there is only one.</summary>
    public string? PrimaryOutcome { get; init; }

    /// <summary>Reason, one code (18.5).</summary>
    public string? EndReason { get; init; }

    /// <summary>Manner of the end for registration, code (registration.md 2.8.6).</summary>
    public string? Manner { get; init; }

    /// <summary>Income at the exit, codes; null when not asked.</summary>
    public IReadOnlyList<string>? Income { get; init; }

    /// <summary>Hours of work a week at the exit.</summary>
    public int? HoursPerWeek { get; init; }

    /// <summary>The participant's own answer, 1–5; 0 is "vet ej", null is not asked.</summary>
    public int? Empowerment { get; init; }

    /// <summary>The participant's own words.</summary>
    public string? OwnWords { get; init; }

    /// <summary>Why there is no receiver, code; only where one is needed.</summary>
    public string? NoReceiverCode { get; init; }

    /// <summary>The same in words.</summary>
    public string? NoReceiverReason { get; init; }
}

/// <summary>The end of a case. One per case; reopening removes it.</summary>
public sealed class Exit : Entity, IOwned
{
    private Exit() { }

    internal Exit(Case owner, Actor by)
    {
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);
        (RegisteredBy, RegisteredAt) = (by.UserId, by.UtcNow);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly EndedOn { get; private set; }

    /// <summary>Outcomes, codes.</summary>
    public List<string> Outcomes { get; private set; } = [];

    /// <summary>The most important outcome, code. Null only for a misregistration.</summary>
    public string? PrimaryOutcome { get; private set; }

    /// <summary>Reason, code.</summary>
    public string EndReason { get; private set; } = "";

    /// <summary>Manner, code.</summary>
    public string Manner { get; private set; } = "";

    /// <summary>False for a misregistration, which leaves every numerator and denominator (registration.md 11.5).</summary>
    public bool Counts { get; private set; }

    /// <summary>Whether income was asked for.</summary>
    public bool IncomeAsked { get; private set; }

    /// <summary>Income at the exit, codes.</summary>
    public List<string> Income { get; private set; } = [];

    /// <summary>Hours of work a week.</summary>
    public int? HoursPerWeek { get; private set; }

    /// <summary>The participant's own answer to "jag har fått större makt över min situation", 1–5; 0 is "vet ej", null is not asked.</summary>
    public int? Empowerment { get; private set; }

    /// <summary>The participant's own words. Sealed.</summary>
    public string? OwnWords { get; private set; }

    /// <summary>An outcome needs a confirmed receiver.</summary>
    public bool NeedsReceiver { get; private set; }

    /// <summary>Why there is none, code.</summary>
    public string? NoReceiverCode { get; private set; }

    /// <summary>The same in words. Sealed.</summary>
    public string? NoReceiverReason { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public Guid? RegisteredBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime RegisteredAt { get; private set; }

    internal void Apply(ExitTerms terms, ExitRules rules)
    {
        EndReason = Rule.Required(terms.EndReason, TextLimits.Code, nameof(EndReason), "Avslutsorsaken");
        Manner = Rule.Required(terms.Manner, TextLimits.Code, nameof(Manner), "Avslutssättet");
        Outcomes = Rule.Codes(terms.Outcomes);
        Counts = !rules.Misregistrations.Contains(Manner);
        Rule.Against(!Counts && Outcomes.Count > 0, nameof(Outcomes), "En felregistrering har inget utfall. Ta bort utfallen.");
        Rule.Against(Counts && Outcomes.Count == 0, nameof(Outcomes), "Välj minst ett utfall. Flera kan vara sanna samtidigt.");
        Rule.Against(rules.DeceasedReasons.Contains(EndReason) != rules.DeceasedManners.Contains(Manner), nameof(Manner),
            "Avslutsorsak och avslutssätt måste båda vara avliden, eller ingen av dem.");
        PrimaryOutcome = Outcomes.Count == 1 ? Outcomes[0] : string.IsNullOrEmpty(terms.PrimaryOutcome) ? null : terms.PrimaryOutcome;
        Rule.Against(Outcomes.Count > 1 && PrimaryOutcome is null, nameof(PrimaryOutcome), "Välj vilket utfall som är viktigast.");
        Rule.Against(PrimaryOutcome is not null && !Outcomes.Contains(PrimaryOutcome), nameof(PrimaryOutcome),
            "Det viktigaste utfallet måste vara ett av de valda.");
        IncomeAsked = terms.Income is not null;
        Income = rules.CheckIncome(nameof(Income), terms.Income);
        Rule.Against(terms.HoursPerWeek is < 0 or > 80, nameof(HoursPerWeek), "Ange timmar per vecka, mellan 0 och 80.");
        Rule.Against(terms.Empowerment is < 0 or > 5, nameof(Empowerment), "Välj ett svar mellan 1 och 5, eller ”Vet ej”.");
        OwnWords = Rule.Text(terms.OwnWords, TextLimits.Note, nameof(OwnWords), "Texten");
        (EndedOn, HoursPerWeek, Empowerment) = (terms.EndedOn, terms.HoursPerWeek, terms.Empowerment);
        NeedsReceiver = Outcomes.Exists(rules.NeedReceiver.Contains);
        if (NeedsReceiver) ExplainNoReceiver(terms.NoReceiverCode, terms.NoReceiverReason, mustBeGiven: false);
    }

    internal void ExplainNoReceiver(string? code, string? reason, bool mustBeGiven)
    {
        if (!mustBeGiven && string.IsNullOrWhiteSpace(code) && string.IsNullOrWhiteSpace(reason)) return;
        NoReceiverCode = Rule.Required(code, TextLimits.Code, nameof(NoReceiverCode), "Skälet");
        NoReceiverReason = Rule.Required(reason, TextLimits.Reason, nameof(NoReceiverReason), "En kort förklaring");
    }
}
