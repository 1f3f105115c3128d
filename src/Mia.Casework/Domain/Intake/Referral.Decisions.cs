using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.Intake;

/// <summary>Where a referral stands (methods.md 1.2).</summary>
public enum ReferralStatus
{
    /// <summary>Mottagen.</summary>
    Received = 1,

    /// <summary>Bekräftad.</summary>
    Confirmed = 2,

    /// <summary>Under bedömning.</summary>
    UnderReview = 3,

    /// <summary>Tas upp i MGT.</summary>
    Council = 4,

    /// <summary>Erbjuden plats.</summary>
    Offered = 5,

    /// <summary>Introduktionssamtal.</summary>
    Introduction = 6,

    /// <summary>Inskriven.</summary>
    Enrolled = 7,

    /// <summary>Väntelista.</summary>
    WaitingList = 8,

    /// <summary>Hänvisad vidare.</summary>
    ReferredOn = 9,

    /// <summary>Avböjd av personen.</summary>
    DeclinedByPerson = 10,

    /// <summary>Ej aktuell.</summary>
    NotRelevant = 11,
}

/// <summary>Swedish words and order of the statuses.</summary>
public static class ReferralStatuses
{
    /// <summary>As on the screen.</summary>
    public static string Swedish(this ReferralStatus status) => status switch
    {
        ReferralStatus.Received => "Mottagen",
        ReferralStatus.Confirmed => "Bekräftad",
        ReferralStatus.UnderReview => "Under bedömning",
        ReferralStatus.Council => "Tas upp i MGT",
        ReferralStatus.Offered => "Erbjuden plats",
        ReferralStatus.Introduction => "Introduktionssamtal",
        ReferralStatus.Enrolled => "Inskriven",
        ReferralStatus.WaitingList => "Väntelista",
        ReferralStatus.ReferredOn => "Hänvisad vidare",
        ReferralStatus.DeclinedByPerson => "Avböjd av personen",
        ReferralStatus.NotRelevant => "Ej aktuell",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>Somebody must still do something.</summary>
    public static bool IsOpen(this ReferralStatus status) =>
        status is not (ReferralStatus.Enrolled or ReferralStatus.ReferredOn or ReferralStatus.DeclinedByPerson or ReferralStatus.NotRelevant);
}

/// <summary>A status was reached, with day and user.</summary>
public sealed class ReferralStep : Entity, IOwned
{
    private ReferralStep() { }

    internal ReferralStep(Referral referral, ReferralStatus status, Actor by)
    {
        (DelprojektId, ControllerId, ReferralId) = (referral.DelprojektId, referral.ControllerId, referral.Id);
        (Status, At, UserId) = (status, by.UtcNow, by.UserId);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The referral.</summary>
    public Guid ReferralId { get; private set; }

    /// <summary>Reached status.</summary>
    public ReferralStatus Status { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who; null for the public form.</summary>
    public Guid? UserId { get; private set; }
}

/// <content>Decisions. A human writes each of them, with a reason (methods.md 1.5).</content>
public sealed partial class Referral
{
    /// <summary>When the person was first contacted.</summary>
    public DateOnly? FirstContactOn { get; private set; }

    /// <summary>Reason of the latest decision. Sealed.</summary>
    public string? DecisionReason { get; private set; }

    /// <summary>Code that belongs to the decision: why not relevant, or to which party the person was referred on.</summary>
    public string? DecisionCode { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Name of the confirmed receiver when referred on. Sealed.</summary>
    public string? ReferredTo { get; private set; }

    /// <summary>Ground for priority on the waiting list, code; null is ordinary order.</summary>
    public string? Priority { get; private set; }

    /// <summary>On the waiting list since.</summary>
    public DateOnly? WaitingSince { get; private set; }

    /// <summary>When the place on the waiting list is looked at again.</summary>
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>Not enrolled: purged on this day.</summary>
    public DateOnly? PurgeOn { get; private set; }

    /// <summary>The case it led to.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>Tells the sender that it has come in.</summary>
    public void Confirm(Actor by)
    {
        Require(Status == ReferralStatus.Received, "Anmälan är redan bekräftad.");
        Step(ReferralStatus.Confirmed, by);
    }

    /// <summary>Somebody begins to look at it.</summary>
    public void BeginReview(Actor by)
    {
        Require(Status.IsOpen(), Closed);
        if (Status != ReferralStatus.UnderReview) Step(ReferralStatus.UnderReview, by);
    }

    /// <summary>The person has been reached.</summary>
    public void Contacted(DateOnly on, Actor by)
    {
        Rule.Against(on > by.Today, nameof(FirstContactOn), "Kontakten kan inte ligga i framtiden.");
        Rule.Against(on < ReceivedOn, nameof(FirstContactOn), "Kontakten kan inte vara före anmälan.");
        FirstContactOn ??= on;
        Record(new("referral.contacted"));
    }

    /// <summary>Is taken up in the cross-authority team, which recommends and decides nothing.</summary>
    public void TakeToCouncil(Actor by)
    {
        Require(Status.IsOpen(), Closed);
        Step(ReferralStatus.Council, by);
    }

    /// <summary>A place is offered.</summary>
    public void Offer(string? reason, Actor by)
    {
        Decide(ReferralStatus.Offered, reason, null, by);
        (WaitingSince, ReviewOn) = (null, null);
    }

    /// <summary>The introduction talk is held or booked.</summary>
    public void Introduce(Actor by)
    {
        Require(Status == ReferralStatus.Offered, "Erbjud en plats först.");
        Step(ReferralStatus.Introduction, by);
    }

    /// <summary>Waits for a place.</summary>
    /// <param name="priority">Ground for priority, code; null is ordinary order.</param>
    /// <param name="reviewOn">When it is looked at again; after today.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who decides.</param>
    public void PutOnWaitingList(string? priority, DateOnly reviewOn, string? reason, Actor by)
    {
        Rule.Against(reviewOn <= by.Today, nameof(ReviewOn), "Välj en dag efter i dag för nästa genomgång.");
        Decide(ReferralStatus.WaitingList, reason, null, by);
        (Priority, ReviewOn) = (Rule.Text(priority, TextLimits.Code, nameof(Priority), "Prioriteten"), reviewOn);
        WaitingSince ??= by.Today;
    }

    /// <summary>Somebody else takes over.</summary>
    /// <param name="party">To which party, code.</param>
    /// <param name="receiver">Who has said yes to receiving the person.</param>
    /// <param name="reason">Why.</param>
    /// <param name="purgeOn">When the referral is purged.</param>
    /// <param name="by">Who decides.</param>
    public void ReferOn(string? party, string? receiver, string? reason, DateOnly purgeOn, Actor by)
    {
        var code = Rule.Required(party, TextLimits.Code, nameof(DecisionCode), "Vart personen hänvisas");
        Decide(ReferralStatus.ReferredOn, reason, code, by);
        ReferredTo = Rule.Text(receiver, TextLimits.Name, nameof(ReferredTo), "Mottagaren");
        PurgeOn = purgeOn;
    }

    /// <summary>The person says no.</summary>
    public void DeclineByPerson(string? reason, DateOnly purgeOn, Actor by)
    {
        Decide(ReferralStatus.DeclinedByPerson, reason, null, by);
        PurgeOn = purgeOn;
    }

    /// <summary>Does not lead to enrolment. Not an authority's decision.</summary>
    public void NotRelevant(string? why, string? reason, DateOnly purgeOn, Actor by)
    {
        var code = Rule.Required(why, TextLimits.Code, nameof(DecisionCode), "Skälet");
        Decide(ReferralStatus.NotRelevant, reason, code, by);
        PurgeOn = purgeOn;
    }

    /// <summary>Takes the latest decision back.</summary>
    public void Reopen(Actor by)
    {
        Require(Status != ReferralStatus.Enrolled, "Personen är redan inskriven. Avsluta ärendet i stället.");
        Require(DecidedAt is not null, "Det finns inget beslut att ta tillbaka.");
        Require(Name is not null, "Anmälan är gallrad. Uppgifterna om personen finns inte kvar.");
        (DecisionReason, DecisionCode, DecidedAt, DecidedBy, ReferredTo, PurgeOn) = (null, null, null, null, null, null);
        (Priority, WaitingSince, ReviewOn) = (null, null, null);
        Step(ReferralStatus.UnderReview, by);
    }

    /// <summary>
    /// Takes away who it was about. Codes and days stay, so that the figures of inflow and waiting are the same after as before
    /// (registration.md R15).
    /// </summary>
    public void Purge()
    {
        (ReferrerName, ReferrerPhone, ReferrerEmail, ReferrerUnit, Name, Phone, Email) = (null, null, null, null, null, null, null);
        (IdentityKind, IdentityNumber, IdentityLookup, BirthDate) = (null, null, null, null);
        (Description, Wish, Officers, DecisionReason, ReferredTo, PurgeOn) = (null, null, null, null, null, null);
        Record(new("referral.purged"));
    }

    /// <summary>Led to a case.</summary>
    public void Enrolled(Guid caseId, Actor by)
    {
        Require(Status.IsOpen(), Closed);
        CaseId = caseId;
        (WaitingSince, ReviewOn, PurgeOn) = (null, null, null);
        Step(ReferralStatus.Enrolled, by);
    }

    private const string Closed = "Anmälan är redan avgjord. Öppna den igen om beslutet ska ändras.";

    private void Decide(ReferralStatus status, string? reason, string? code, Actor by)
    {
        Require(Status.IsOpen(), Closed);
        DecisionReason = Rule.Required(reason, TextLimits.Reason, nameof(DecisionReason), "Skälet till beslutet");
        (DecisionCode, DecidedBy, DecidedAt) = (code, by.UserId, by.UtcNow);
        if (Status is ReferralStatus.Received or ReferralStatus.Confirmed) Step(ReferralStatus.UnderReview, by);
        Step(status, by);
    }

    private void Step(ReferralStatus status, Actor by)
    {
        Status = status;
        _steps.Add(new ReferralStep(this, status, by));
        if (status != ReferralStatus.Received) Record(new("referral.status", CaseId, Detail: status.ToString()));
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new RuleException(otherwise);
    }
}
