using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Registration;

/// <summary>What is known of an income (methods.md 18.3).</summary>
public sealed record IncomeTerms
{
    /// <summary>Source, code of <see cref="Codes.CodeLists.Income"/>.</summary>
    public required string? Source { get; init; }

    /// <summary>Extent in percent, 1–100; null when it is not known or has none (registration.md 2.8.3).</summary>
    public int? Percent { get; init; }

    /// <summary>The party that pays, code; null when it is none of them.</summary>
    public string? Party { get; init; }

    /// <summary>First day; may be before the enrolment, and ahead when it is decided.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day as decided; null when none is set.</summary>
    public DateOnly? PlannedEndOn { get; init; }
}

/// <summary>
/// A time during which a participant lives on something. Several run side by side. Codes and dates only. Its events do not say which income it is,
/// for that may tell about health.
/// </summary>
public sealed class IncomePeriod : Entity, IOwned
{
    private IncomePeriod() { }

    /// <summary>Writes a period down.</summary>
    /// <param name="owner">The case.</param>
    /// <param name="terms">What is known.</param>
    /// <param name="others">The other periods of the case.</param>
    /// <param name="rules">Which incomes exclude each other.</param>
    public IncomePeriod(Case owner, IncomeTerms terms, IEnumerable<IncomePeriod> others, ExitRules rules)
    {
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);
        Apply(owner, terms, others, rules);
        Record(new("income.added", CaseId, ParticipantId));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Source, code.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Extent in percent, 1–100.</summary>
    public int? Percent { get; private set; }

    /// <summary>The party that pays, code.</summary>
    public string? Party { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day as decided.</summary>
    public DateOnly? PlannedEndOn { get; private set; }

    /// <summary>Last day, once it has stopped.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>Last day as far as it is known; null when it goes on.</summary>
    public DateOnly? LastOn => EndsOn ?? PlannedEndOn;

    /// <summary>Whether somebody lives on it on a day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && !(LastOn < day);

    /// <summary>Corrects it, or gives it another end: a decision was prolonged.</summary>
    public void Change(Case owner, IncomeTerms terms, DateOnly? endsOn, IEnumerable<IncomePeriod> others, ExitRules rules, Actor by)
    {
        Rule.Against(endsOn is not null && EndsOn is null, nameof(EndsOn), "Avsluta försörjningen i stället.");
        if (endsOn is { } last) CheckEnd(terms.From, last, by);
        EndsOn = endsOn;
        Apply(owner, terms, others, rules);
        Record(new("income.changed", CaseId, ParticipantId));
    }

    /// <summary>It has stopped.</summary>
    public void End(DateOnly lastDay, Actor by)
    {
        Rule.Against(EndsOn is not null, nameof(EndsOn), "Försörjningen är redan avslutad.");
        CheckEnd(From, lastDay, by);
        EndsOn = lastDay;
        Record(new("income.ended", CaseId, ParticipantId));
    }

    /// <summary>Takes back what was written down by mistake.</summary>
    public void Remove(Actor by) => Delete(by.UtcNow, new("income.removed", CaseId, ParticipantId));

    private static void CheckEnd(DateOnly from, DateOnly last, Actor by)
    {
        Rule.Against(last > by.Today, nameof(EndsOn), "Sista dagen kan inte ligga i framtiden. Ange i stället ett planerat slut.");
        Rule.Against(last < from, nameof(EndsOn), "Sista dagen kan inte vara före första dagen.");
    }

    private void Apply(Case owner, IncomeTerms terms, IEnumerable<IncomePeriod> others, ExitRules rules)
    {
        var source = Rule.Required(terms.Source, TextLimits.Code, nameof(Source), "Försörjningen");
        Rule.Against(terms.Percent is < 1 or > 100, nameof(Percent), "Ange omfattningen i procent, mellan 1 och 100.");
        Rule.Against(terms.PlannedEndOn < terms.From, nameof(PlannedEndOn), "Planerat slut kan inte vara före första dagen.");
        Rule.Against(terms.From > owner.EndedOn, nameof(From), "Försörjningen kan inte börja efter att ärendet har avslutats.");
        var last = EndsOn ?? terms.PlannedEndOn;
        var beside = others.Where(o => o.Id != Id && !(o.LastOn < terms.From) && !(last < o.From)).ToList();
        Rule.Against(beside.Exists(o => o.Source == source), nameof(Source), "Samma försörjning finns redan i den tiden. Ändra den, eller avsluta den först.");
        rules.CheckIncome(nameof(Source), [source, .. beside.Select(o => o.Source)]);
        (Source, Percent, Party, From, PlannedEndOn) = (source, terms.Percent, string.IsNullOrEmpty(terms.Party) ? null : terms.Party, terms.From, terms.PlannedEndOn);
    }
}
