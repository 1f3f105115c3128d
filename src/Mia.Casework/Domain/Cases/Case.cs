using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.People;
using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.Cases;

/// <summary>One controller's case for one participant in one delprojekt. Load it with interventions and responsibilities before changing it.</summary>
public sealed partial class Case : Entity, IOwned
{
    private readonly List<InterventionPeriod> _interventions = [];
    private readonly List<CaseResponsibility> _responsibilities = [];

    private Case() { }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>The person, for projections.</summary>
    public Participant Participant { get; private set; } = null!;

    /// <summary>The referral it came from.</summary>
    public Guid? ReferralId { get; private set; }

    /// <summary>Running number of the installation; says nothing about the person.</summary>
    public int Number { get; private set; }

    /// <summary><c>MIA-1042</c>.</summary>
    public string NumberText => NumberSeries.CaseNumber(Number);

    /// <summary>Where it stands.</summary>
    public CaseStatus Status { get; private set; }

    /// <summary>The day all statistics run from.</summary>
    public DateOnly EnrolledOn { get; private set; }

    /// <summary>Last day in the delprojekt; null while open.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Since when the end is being prepared; null when it is not.</summary>
    public DateOnly? ClosingSince { get; private set; }

    /// <summary>Why it rests, code.</summary>
    public string? DormantReason { get; private set; }

    /// <summary>When the participant is expected back.</summary>
    public DateOnly? DormantUntil { get; private set; }

    /// <summary>Latest day the participant was met or spoken with.</summary>
    public DateOnly? LastContactOn { get; private set; }

    /// <summary>Next agreed contact.</summary>
    public DateOnly? NextContactOn { get; private set; }

    /// <summary>Times in a row that the participant did not come.</summary>
    public int NoShowsInRow { get; private set; }

    /// <summary>Interventions, running and ended.</summary>
    public IReadOnlyList<InterventionPeriod> Interventions => _interventions;

    /// <summary>Staff who answer for the case, now and before.</summary>
    public IReadOnlyList<CaseResponsibility> Responsibilities => _responsibilities;

    /// <summary>Rests for a time, with a reason and a day of return.</summary>
    public void Rest(string? reason, DateOnly until, Actor by)
    {
        Require(Status == CaseStatus.Enrolled, "Bara ett pågående ärende kan vila.");
        Rule.Against(until <= by.Today, nameof(DormantUntil), "Välj en dag efter i dag när deltagaren väntas tillbaka.");
        DormantReason = Rule.Required(reason, TextLimits.Code, nameof(DormantReason), "Skälet");
        DormantUntil = until;
        To(CaseStatus.Dormant);
    }

    /// <summary>Goes on again.</summary>
    public void Resume()
    {
        Require(Status is CaseStatus.Dormant or CaseStatus.Closing, "Ärendet pågår redan.");
        (DormantReason, DormantUntil, ClosingSince) = (null, null, null);
        To(CaseStatus.Enrolled);
    }

    private void To(CaseStatus status)
    {
        Status = status;
        Record(new("case.status", Id, ParticipantId, status.ToString()));
    }

    private void RequireOpen() => Require(Status.IsOpen(), "Ärendet är avslutat och kan inte ändras.");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new RuleException(otherwise);
    }
}
