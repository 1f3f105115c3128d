using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.Plans;

/// <summary>The plan as it stood when it was approved or reviewed. Its content is never changed.</summary>
public sealed class PlanVersion : Entity, IOwned
{
    private PlanVersion() { }

    internal PlanVersion(Plan owner, int number, VersionKind kind, PlanContent content, Actor by)
    {
        (DelprojektId, ControllerId, CaseId, PlanId) = (owner.DelprojektId, owner.ControllerId, owner.CaseId, owner.Id);
        (Number, Kind, Revision, TakenAt, TakenBy, Content) = (number, kind, owner.Revision, by.UtcNow, by.UserId, content.ToJson());
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>1, 2, … within the plan.</summary>
    public int Number { get; private set; }

    /// <summary>Why it was kept.</summary>
    public VersionKind Kind { get; private set; }

    /// <summary>Revision of the plan that it shows.</summary>
    public int Revision { get; private set; }

    /// <summary>When it was kept, UTC.</summary>
    public DateTime TakenAt { get; private set; }

    /// <summary>Who wrote the approval or the review down.</summary>
    public Guid? TakenBy { get; private set; }

    /// <summary>The plan as JSON (<see cref="PlanContent"/>). Sealed.</summary>
    public string? Content { get; private set; }

    /// <summary>The day the participant approved it.</summary>
    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>How.</summary>
    public ApprovalWay? Way { get; private set; }

    /// <summary>The day the participant took the approval back.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    /// <summary>Who wrote that down.</summary>
    public Guid? WithdrawnBy { get; private set; }

    /// <summary>Why, if the participant wanted to say. Sealed.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>An approval that holds.</summary>
    public bool IsApproved => ApprovedOn is not null && WithdrawnOn is null;

    internal void Approve(DateOnly on, ApprovalWay way) => (ApprovedOn, Way) = (on, way);

    internal void Withdraw(DateOnly on, string? reason, Actor by)
    {
        if (!IsApproved) throw new RuleException("Det finns inget godkännande att ta tillbaka.");
        Rule.Against(on > by.Today, nameof(WithdrawnOn), "Dagen kan inte ligga i framtiden.");
        Rule.Against(on < ApprovedOn, nameof(WithdrawnOn), $"Planen godkändes {ApprovedOn:yyyy-MM-dd}. Dagen kan inte vara före det.");
        WithdrawnReason = Rule.Text(reason, TextLimits.Reason, nameof(WithdrawnReason), "Skälet");
        (WithdrawnOn, WithdrawnBy) = (on, by.UserId);
    }
}

/// <summary>
/// What was handed out as preparation for a SIP: exactly this and nothing else, to these parties, on the consents that held then
/// (methods.md 3.5).
/// </summary>
public sealed class SipBrief : Entity, IOwned
{
    private SipBrief() { }

    /// <summary>Keeps what is handed out.</summary>
    public SipBrief(Plan owner, IEnumerable<string> parties, PlanContent content, Actor by)
    {
        (DelprojektId, ControllerId, CaseId, PlanId) = (owner.DelprojektId, owner.ControllerId, owner.CaseId, owner.Id);
        (Parties, Content, MadeAt, MadeBy) = (Rule.Codes(parties), content.ToJson(), by.UtcNow, by.UserId);
        foreach (var party in Parties) Record(new("plan.sip-brief", owner.CaseId, owner.ParticipantId, party));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>Whom it is for, codes of the party list.</summary>
    public List<string> Parties { get; private set; } = [];

    /// <summary>What it says, as JSON. Sealed.</summary>
    public string? Content { get; private set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime MadeAt { get; private set; }

    /// <summary>Who made it.</summary>
    public Guid? MadeBy { get; private set; }
}
