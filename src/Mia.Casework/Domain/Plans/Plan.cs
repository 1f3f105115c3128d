using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.Plans;

/// <summary>When a plan holds and is looked at again.</summary>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day as planned.</param>
/// <param name="NextReviewOn">Next review meeting.</param>
public sealed record PlanTerms(DateOnly StartsOn, DateOnly? EndsOn, DateOnly? NextReviewOn);

/// <summary>
/// The plan of a case: goals in the participant's own words, objectives, activities (methods.md 3.3). Load it with all of them before
/// changing it. What is edited here is the plan that holds now; every approval and review keeps a version that is never changed.
/// </summary>
public sealed partial class Plan : Entity, IOwned
{
    private readonly List<Goal> _goals = [];
    private readonly List<Objective> _objectives = [];
    private readonly List<PlanActivity> _activities = [];

    private Plan() { }

    /// <summary>Begins the plan of a case.</summary>
    public Plan(Case owner, PlanTerms terms, Actor by)
    {
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);
        RequireOpen(owner);
        (StartedAt, StartedBy) = (by.UtcNow, by.UserId);
        Set(owner, terms, by);
        Record(new("plan.started", CaseId, ParticipantId));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case. One plan each.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>When it was begun, UTC.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>Who began it.</summary>
    public Guid? StartedBy { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day as planned.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>Latest review meeting.</summary>
    public DateOnly? ReviewedOn { get; private set; }

    /// <summary>Next review meeting.</summary>
    public DateOnly? NextReviewOn { get; private set; }

    /// <summary>Counts up with every change of what the plan says, not with progress.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The revision that the participant approved last; null when none holds.</summary>
    public int? ApprovedRevision { get; private set; }

    /// <summary>When the participant approved it; null when no approval holds.</summary>
    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>Number of the latest version that was kept.</summary>
    public int LastVersion { get; private set; }

    /// <summary>SIP, as far as it is known.</summary>
    public SipStatus? Sip { get; private set; }

    /// <summary>Who leads the SIP, code of the party list: the kommun or the region.</summary>
    public string? SipLead { get; private set; }

    /// <summary>When the SIP is followed up.</summary>
    public DateOnly? SipFollowUpOn { get; private set; }

    /// <summary>What the participant wants to have answered. Sealed.</summary>
    public string? SipQuestions { get; private set; }

    /// <summary>Goals.</summary>
    public IReadOnlyList<Goal> Goals => _goals;

    /// <summary>Objectives of all goals.</summary>
    public IReadOnlyList<Objective> Objectives => _objectives;

    /// <summary>Activities of all goals.</summary>
    public IReadOnlyList<PlanActivity> Activities => _activities;

    /// <summary>The participant has approved what the plan says now.</summary>
    public bool IsApproved => ApprovedRevision == Revision;

    /// <summary>T-score of the objectives that are rated, and where they stood at the start; null while none is.</summary>
    public (double? Start, double? Now) GasScore
    {
        get
        {
            var rated = _objectives.Where(o => o.DeletedAt is null && o.Rating is not null).ToList();
            return (Gas.TScore(rated.Select(o => new GasPoint(o.Scale!.Weight, o.Scale.Baseline ?? Gas.Least))),
                Gas.TScore(rated.Select(o => new GasPoint(o.Scale!.Weight, o.Rating!.Score))));
        }
    }

    /// <summary>Changes the dates.</summary>
    public void Change(Case owner, PlanTerms terms, Actor by)
    {
        RequireOpen(owner);
        Set(owner, terms, by);
        Changed("plan.changed");
    }

    /// <summary>Writes down what is known of a SIP.</summary>
    public void NoteSip(Case owner, SipStatus? status, string? lead, DateOnly? followUpOn, string? questions)
    {
        RequireOpen(owner);
        Rule.Against(followUpOn < StartsOn, nameof(SipFollowUpOn), $"Uppföljningen kan inte vara före {StartsOn:yyyy-MM-dd}, då planen börjar gälla.");
        Sip = status;
        SipLead = status is null ? null : Rule.Text(lead, TextLimits.Code, nameof(SipLead), "Parten");
        SipFollowUpOn = status is null ? null : followUpOn;
        SipQuestions = Rule.Text(questions, TextLimits.Note, nameof(SipQuestions), "Frågorna");
    }

    /// <summary>Refuses an end of the case before something that the plan says has happened.</summary>
    /// <param name="endedOn">Last day of the case.</param>
    /// <param name="field">Where that day is filled in.</param>
    public void RequireBefore(DateOnly? endedOn, string field)
    {
        var last = _activities.Where(a => a.DeletedAt is null).SelectMany(a => a.Waits.Select(w => (DateOnly?)(w.Until ?? w.Since)).Append(a.ClosedOn))
            .Concat(_objectives.Where(o => o.DeletedAt is null).Select(o => o.ClosedOn ?? o.StartedOn)).Append(ReviewedOn).Append(ApprovedOn).Append(StartsOn).Max();
        Rule.Against(last > endedOn, field, $"Planen har något som är daterat {last:yyyy-MM-dd}, efter avslutsdatum. Rätta planen eller välj ett senare datum.");
    }

    private void Set(Case owner, PlanTerms terms, Actor by)
    {
        Rule.Against(terms.StartsOn < owner.EnrolledOn, nameof(StartsOn), $"Planen kan inte börja gälla före inskrivningen {owner.EnrolledOn:yyyy-MM-dd}.");
        Rule.Against(terms.StartsOn > by.Today.AddYears(1), nameof(StartsOn), "Startdagen ligger mer än ett år bort. Kontrollera årtalet.");
        Rule.Against(terms.EndsOn < terms.StartsOn, nameof(EndsOn), "Planens sista dag kan inte vara före den första.");
        Rule.Against(terms.EndsOn > terms.StartsOn.AddYears(PlanRules.YearsAhead), nameof(EndsOn), PlanRules.TooFar);
        Rule.Against(terms.NextReviewOn < terms.StartsOn, nameof(NextReviewOn), "Uppföljningen kan inte vara före planens första dag.");
        Rule.Against(terms.NextReviewOn <= ReviewedOn, nameof(NextReviewOn), $"Planen följdes upp {ReviewedOn:yyyy-MM-dd}. Nästa uppföljning är efter det.");
        (StartsOn, EndsOn, NextReviewOn) = (terms.StartsOn, terms.EndsOn, terms.NextReviewOn);
    }

    private void Changed(string kind, string? detail = null)
    {
        Revision++;
        Record(new(kind, CaseId, ParticipantId, detail));
    }

    private void Noted(string kind, string? detail = null) => Record(new(kind, CaseId, ParticipantId, detail));

    private static void RequireOpen(Case owner)
    {
        if (!owner.Status.IsOpen()) throw new RuleException("Ärendet är avslutat. Planen kan läsas men inte ändras.");
    }

    private static T Living<T>(List<T> all, Guid id) where T : Entity => all.Find(e => e.Id == id && e.DeletedAt is null) ?? throw new NotFoundException();
}
