using System.Security.Cryptography;
using System.Text;
using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.Exits;

/// <summary>Steps of a handover. Only the receiver can take those after <see cref="Sent"/>.</summary>
public enum HandoverStatus
{
    /// <summary>Utkast.</summary>
    Draft = 1,

    /// <summary>Skickad.</summary>
    Sent = 2,

    /// <summary>Mottagen: the receiver has confirmed.</summary>
    Received = 3,

    /// <summary>Första kontakt tagen.</summary>
    FirstContact = 4,

    /// <summary>Klar.</summary>
    Done = 5,

    /// <summary>Avböjd av mottagaren.</summary>
    Declined = 6,

    /// <summary>Tillbakadragen.</summary>
    Withdrawn = 7,
}

/// <summary>What is handed over, and to whom.</summary>
public sealed record HandoverTerms
{
    /// <summary>The party, code.</summary>
    public string? Party { get; init; }

    /// <summary>The unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Person at the unit, if known.</summary>
    public string? Person { get; init; }

    /// <summary>The unit's e-mail address; the link is sent there, without content.</summary>
    public string? Email { get; init; }

    /// <summary>Warm, in writing or by telephone; code.</summary>
    public string? Method { get; init; }

    /// <summary>Text that the participant has read and approved.</summary>
    public string? Summary { get; init; }

    /// <summary>When the participant approved the text.</summary>
    public DateOnly? ApprovedOn { get; init; }
}

/// <summary>A handover to a receiver outside the project. Nobody here can complete it: only the receiver's own confirmation does.</summary>
public sealed class Handover : Entity, IOwned
{
    private Handover() { }

    /// <summary>A draft.</summary>
    public Handover(Case owner, HandoverTerms terms, Actor by)
    {
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);
        (Status, CreatedBy, CreatedAt) = (HandoverStatus.Draft, by.UserId, by.UtcNow);
        Apply(terms, by);
        Record(new("handover.drafted", CaseId, ParticipantId, Party));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Where it stands.</summary>
    public HandoverStatus Status { get; private set; }

    /// <summary>The party, code.</summary>
    public string Party { get; private set; } = "";

    /// <summary>The unit. Sealed.</summary>
    public string? Unit { get; private set; }

    /// <summary>Person at the unit. Sealed.</summary>
    public string? Person { get; private set; }

    /// <summary>The unit's e-mail address. Sealed.</summary>
    public string? Email { get; private set; }

    /// <summary>Code.</summary>
    public string? Method { get; private set; }

    /// <summary>Text that the participant has read and approved. Sealed.</summary>
    public string? Summary { get; private set; }

    /// <summary>When the participant approved the text.</summary>
    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>Who began it.</summary>
    public Guid? CreatedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>When the receiver was last reminded, UTC.</summary>
    public DateTime? RemindedAt { get; private set; }

    /// <summary>Hash of the receiver's link. The link itself is nowhere stored.</summary>
    public string? TokenHash { get; private set; }

    /// <summary>Last day the link works.</summary>
    public DateOnly? TokenExpiresOn { get; private set; }

    /// <summary>When the receiver confirmed, UTC.</summary>
    public DateTime? ReceivedAt { get; private set; }

    /// <summary>Who at the receiver confirmed. Sealed.</summary>
    public string? ReceivedBy { get; private set; }

    /// <summary>First appointment as booked by the receiver.</summary>
    public DateOnly? FirstAppointmentOn { get; private set; }

    /// <summary>When the receiver met the person.</summary>
    public DateOnly? FirstContactOn { get; private set; }

    /// <summary>When the receiver said it was done, UTC.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>Day on which somebody at the receiver said yes by telephone, as we wrote it down. Confirms nothing: that the receiver does.</summary>
    public DateOnly? PhoneYesOn { get; private set; }

    /// <summary>Who at the receiver said so. Sealed.</summary>
    public string? PhoneYesBy { get; private set; }

    /// <summary>Who of us wrote it down.</summary>
    public Guid? PhoneYesNotedBy { get; private set; }

    /// <summary>When it was written down, UTC.</summary>
    public DateTime? PhoneYesNotedAt { get; private set; }

    /// <summary>When it was declined or withdrawn, UTC.</summary>
    public DateTime? StoppedAt { get; private set; }

    /// <summary>Why it was declined or withdrawn. Sealed.</summary>
    public string? StopReason { get; private set; }

    /// <summary>The receiver has confirmed.</summary>
    public bool IsConfirmed => ReceivedAt is not null && Status is HandoverStatus.Received or HandoverStatus.FirstContact or HandoverStatus.Done;

    /// <summary>Nobody holds the person: sent, and no answer.</summary>
    public bool IsBetweenChairs => Status == HandoverStatus.Sent;

    /// <summary>Changes the draft.</summary>
    public void Edit(HandoverTerms terms, Actor by)
    {
        Require(Status == HandoverStatus.Draft, "Överlämningen är redan skickad. Ta tillbaka den om den ska ändras.");
        Apply(terms, by);
        Record(new("handover.edited", CaseId, ParticipantId));
    }

    /// <summary>Sends it to the receiver.</summary>
    /// <param name="token">The link's secret, from <see cref="NewToken"/>.</param>
    /// <param name="expiresOn">Last day the link works.</param>
    /// <param name="hasConsent">A consent (S2) to this party holds now.</param>
    /// <param name="by">Who sends.</param>
    public void Send(string token, DateOnly expiresOn, bool hasConsent, Actor by)
    {
        Require(Status == HandoverStatus.Draft, "Överlämningen är redan skickad.");
        Require(hasConsent, "Det finns inget giltigt samtycke till informationsutbyte med den parten. Lägg till ett samtycke (S2) först.");
        Rule.Against(ApprovedOn is null, nameof(ApprovedOn), "Ange när deltagaren läste och godkände texten.");
        Rule.Against(expiresOn <= by.Today, nameof(TokenExpiresOn), "Länken måste gälla längre än i dag.");
        (TokenHash, TokenExpiresOn, SentAt) = (Hash(token), expiresOn, by.UtcNow);
        To(HandoverStatus.Sent);
    }

    /// <summary>The receiver was reminded, perhaps with a new link.</summary>
    public void Remind(string? newToken, DateOnly expiresOn, Actor by)
    {
        Require(Status == HandoverStatus.Sent, "Bara en skickad överlämning utan svar kan påminnas om.");
        if (newToken is not null) (TokenHash, TokenExpiresOn) = (Hash(newToken), expiresOn);
        RemindedAt = by.UtcNow;
        Record(new("handover.reminded", CaseId, ParticipantId));
    }

    /// <summary>
    /// Notes what the receiver said by telephone. The handover stays where it is: only the receiver's own answer moves it on
    /// (methods.md 11.3), and until then nobody holds the person.
    /// </summary>
    /// <param name="on">The day of the call.</param>
    /// <param name="name">Who at the receiver said yes.</param>
    /// <param name="by">Who writes it down.</param>
    public void NotePhoneYes(DateOnly on, string? name, Actor by)
    {
        Require(Status == HandoverStatus.Sent, "Bara en skickad överlämning som väntar på svar kan få en notering om samtal.");
        Rule.Against(on > by.Today, nameof(PhoneYesOn), "Samtalet kan inte ligga i framtiden.");
        Rule.Against(on < Platform.Time.SwedishTime.DateOf(SentAt!.Value), nameof(PhoneYesOn), "Samtalet kan inte vara före den dag då överlämningen skickades.");
        PhoneYesBy = Rule.Required(name, TextLimits.Name, nameof(PhoneYesBy), "Namnet på den som svarade");
        (PhoneYesOn, PhoneYesNotedBy, PhoneYesNotedAt) = (on, by.UserId, by.UtcNow);
        Record(new("handover.phone-yes", CaseId, ParticipantId));
    }

    /// <summary>The receiver says yes.</summary>
    /// <param name="token">From the receiver's link.</param>
    /// <param name="name">Who at the receiver takes over.</param>
    /// <param name="firstAppointmentOn">First appointment, if booked.</param>
    /// <param name="utcNow">Now, UTC.</param>
    public void Receive(string token, string? name, DateOnly? firstAppointmentOn, DateTime utcNow)
    {
        Admit(token, utcNow);
        Require(Status == HandoverStatus.Sent, "Ni har redan svarat.");
        ReceivedBy = Rule.Required(name, TextLimits.Name, nameof(ReceivedBy), "Namnet på den som tar kontakt");
        Rule.Against(firstAppointmentOn < Platform.Time.SwedishTime.DateOf(utcNow), nameof(FirstAppointmentOn), "Första tiden kan inte ligga i det förflutna.");
        (ReceivedAt, FirstAppointmentOn) = (utcNow, firstAppointmentOn);
        To(HandoverStatus.Received);
    }

    /// <summary>The receiver has met the person.</summary>
    public void ReportFirstContact(string token, DateOnly on, DateTime utcNow)
    {
        Admit(token, utcNow);
        Require(Status == HandoverStatus.Received, "Bekräfta först att ni tar emot.");
        Rule.Against(on > Platform.Time.SwedishTime.DateOf(utcNow), nameof(FirstContactOn), "Datumet ligger i framtiden.");
        FirstContactOn = on;
        To(HandoverStatus.FirstContact);
    }

    /// <summary>The receiver says that the handover is done.</summary>
    public void Complete(string token, DateTime utcNow)
    {
        Admit(token, utcNow);
        Require(Status == HandoverStatus.FirstContact, "Skriv först när ni tog den första kontakten.");
        DoneAt = utcNow;
        To(HandoverStatus.Done);
    }

    /// <summary>The receiver says no.</summary>
    public void Decline(string token, string? reason, DateTime utcNow)
    {
        Admit(token, utcNow);
        Require(Status is HandoverStatus.Sent or HandoverStatus.Received, "Överlämningen kan inte längre avböjas. Ring den som skickade den.");
        StopReason = Rule.Required(reason, TextLimits.Reason, nameof(StopReason), "Skälet");
        (StoppedAt, ReceivedAt) = (utcNow, null);
        To(HandoverStatus.Declined);
    }

    /// <summary>We take it back.</summary>
    public void Withdraw(string? reason, Actor by)
    {
        Require(Status is HandoverStatus.Draft or HandoverStatus.Sent, "Mottagaren har redan svarat. Kontakta mottagaren.");
        StopReason = Rule.Text(reason, TextLimits.Reason, nameof(StopReason), "Skälet");
        (StoppedAt, TokenHash) = (by.UtcNow, null);
        To(HandoverStatus.Withdrawn);
    }

    /// <summary>Whether a link opens this handover now. Looks alike for wrong and old links.</summary>
    public bool Opens(string token, DateTime utcNow) => TokenHash is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(TokenHash), Encoding.ASCII.GetBytes(Hash(token)))
        && Platform.Time.SwedishTime.DateOf(utcNow) <= TokenExpiresOn;

    /// <summary>A new secret for a link, 256 bits.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored of a secret, and what a link is looked up by.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private void Admit(string token, DateTime utcNow)
    {
        if (!Opens(token, utcNow)) throw new NotFoundException();
    }

    private void Apply(HandoverTerms terms, Actor by)
    {
        Party = Rule.Required(terms.Party, TextLimits.Code, nameof(Party), "Mottagande part");
        Unit = Rule.Required(terms.Unit, TextLimits.Name, nameof(Unit), "Mottagande enhet");
        Person = Rule.Text(terms.Person, TextLimits.Name, nameof(Person), "Mottagarens namn");
        Email = Rule.Text(terms.Email, TextLimits.Name, nameof(Email), "E-postadressen");
        Method = Rule.Text(terms.Method, TextLimits.Code, nameof(Method), "Sättet");
        Summary = Rule.Text(terms.Summary, 4 * TextLimits.Note, nameof(Summary), "Sammanfattningen");
        Rule.Against(terms.ApprovedOn > by.Today, nameof(ApprovedOn), "Datumet ligger i framtiden.");
        ApprovedOn = terms.ApprovedOn;
    }

    private void To(HandoverStatus status)
    {
        Status = status;
        Record(new("handover.status", CaseId, ParticipantId, status.ToString()));
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new RuleException(otherwise);
    }
}

/// <summary>Swedish words of the steps.</summary>
public static class HandoverStatuses
{
    /// <summary>As on the screen.</summary>
    public static string Swedish(this HandoverStatus status) => status switch
    {
        HandoverStatus.Draft => "Utkast",
        HandoverStatus.Sent => "Skickad",
        HandoverStatus.Received => "Mottagen",
        HandoverStatus.FirstContact => "Första kontakt tagen",
        HandoverStatus.Done => "Klar",
        HandoverStatus.Declined => "Avböjd av mottagaren",
        HandoverStatus.Withdrawn => "Tillbakadragen",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
