using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Bookings;

/// <summary>Where a booking stands.</summary>
public enum BookingStatus
{
    /// <summary>Will be, or was.</summary>
    Planned = 1,

    /// <summary>Called off.</summary>
    Cancelled = 2,
}

/// <summary>What is booked.</summary>
public sealed record BookingTerms
{
    /// <summary>The day; not in the past.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Swedish clock time.</summary>
    public required TimeOnly From { get; init; }

    /// <summary>Later the same day.</summary>
    public required TimeOnly To { get; init; }

    /// <summary>Code of <see cref="Codes.CodeLists.BookingKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of <see cref="Codes.CodeLists.BookingPlace"/>.</summary>
    public required string PlaceKind { get; init; }

    /// <summary>Address or room, if needed.</summary>
    public string? Place { get; init; }

    /// <summary>What it is about, short.</summary>
    public string? Subject { get; init; }
}

/// <summary>A time in the week: with participants, or a meeting among colleagues.</summary>
public sealed class Booking : Entity, IOwned
{
    private readonly List<BookingParticipant> _participants = [];
    private readonly List<BookingStaff> _staff = [];

    private Booking() { }

    /// <summary>Books a time.</summary>
    /// <param name="delprojektId">Where.</param>
    /// <param name="controllerId">Owner of the first participant's case, or the first controller of the delprojekt.</param>
    /// <param name="terms">What.</param>
    /// <param name="cases">Cases of the participants; may be none.</param>
    /// <param name="staff">Accounts of those who come; at least one.</param>
    /// <param name="by">Who books.</param>
    public Booking(Guid delprojektId, Guid controllerId, BookingTerms terms, IReadOnlyCollection<Case> cases, IReadOnlyCollection<Guid> staff, Actor by)
    {
        (DelprojektId, ControllerId, Status, CreatedBy) = (delprojektId, controllerId, BookingStatus.Planned, by.UserId);
        Rule.Against(terms.On < by.Today, nameof(On), "Dagen har passerat. Skriv en anteckning om det redan har hänt.");
        Apply(terms);
        Invite(cases, staff);
        Tell("booking.made");
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Swedish clock time.</summary>
    public TimeOnly From { get; private set; }

    /// <summary>Swedish clock time.</summary>
    public TimeOnly To { get; private set; }

    /// <summary>Code.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Code.</summary>
    public string PlaceKind { get; private set; } = "";

    /// <summary>Address or room. Sealed: it can be somebody's home.</summary>
    public string? Place { get; private set; }

    /// <summary>What it is about. Sealed.</summary>
    public string? Subject { get; private set; }

    /// <summary>Where it stands.</summary>
    public BookingStatus Status { get; private set; }

    /// <summary>Why it was called off or moved, code of <see cref="Codes.CodeLists.BookingChange"/>.</summary>
    public string? ChangeReason { get; private set; }

    /// <summary>The day before it was moved; null when it was not.</summary>
    public DateOnly? MovedFromOn { get; private set; }

    /// <summary>The time before it was moved.</summary>
    public TimeOnly? MovedFromAt { get; private set; }

    /// <summary>How often it was changed; calendars ask for it.</summary>
    public int Sequence { get; private set; }

    /// <summary>Who booked.</summary>
    public Guid? CreatedBy { get; private set; }

    /// <summary>Participants.</summary>
    public IReadOnlyList<BookingParticipant> Participants => _participants;

    /// <summary>Staff.</summary>
    public IReadOnlyList<BookingStaff> Staff => _staff;

    /// <summary>Changes it. Another day or time is a move and needs a reason.</summary>
    public void Change(BookingTerms terms, IReadOnlyCollection<Case> cases, IReadOnlyCollection<Guid> staff, string? reason, Actor by)
    {
        Rule.Against(Status == BookingStatus.Cancelled, "", "Bokningen är avbokad. Gör en ny i stället.");
        var moved = (terms.On, terms.From) != (On, From);
        Rule.Against(moved && terms.On < by.Today, nameof(On), "Dagen har passerat. Välj i dag eller senare.");
        Rule.Against(moved && string.IsNullOrEmpty(reason), nameof(ChangeReason), "Välj varför tiden flyttas.");
        if (moved) (MovedFromOn, MovedFromAt, ChangeReason) = (On, From, reason);
        Apply(terms);
        Invite(cases, staff);
        Sequence++;
        Tell(moved ? "booking.moved" : "booking.changed");
    }

    /// <summary>Calls it off.</summary>
    public void Cancel(string? reason, Actor by)
    {
        Rule.Against(Status == BookingStatus.Cancelled, "", "Bokningen är redan avbokad.");
        Rule.Against(On < by.Today, "", "Bokningen har redan varit. Anteckna vad som hände i stället.");
        ChangeReason = Rule.Required(reason, TextLimits.Code, nameof(ChangeReason), "Skälet");
        (Status, Sequence) = (BookingStatus.Cancelled, Sequence + 1);
        Tell("booking.cancelled");
    }

    /// <summary>Somebody comes instead of a colleague who leaves, is away or is back.</summary>
    /// <param name="from">Who does not come.</param>
    /// <param name="to">Who comes.</param>
    /// <param name="stays">The one who does not come was to come anyway, beside the other.</param>
    /// <returns>Whether <paramref name="to"/> was not in it before.</returns>
    public bool Replace(Guid from, Guid to, bool stays = false)
    {
        var added = _staff.TrueForAll(s => s.UserId != to);
        if (!stays) _staff.RemoveAll(s => s.UserId == from);
        if (added) _staff.Add(new BookingStaff(this, to));
        Sequence++;
        Tell("booking.passed-on");
        return added;
    }

    /// <summary>What happened is written down as a contact.</summary>
    public void Logged(Guid caseId, Guid contactId) => _participants.Find(p => p.CaseId == caseId)?.Log(contactId);

    private void Apply(BookingTerms terms)
    {
        Rule.Against(terms.To <= terms.From, nameof(To), "Sluttiden måste vara efter starttiden.");
        (On, From, To) = (terms.On, terms.From, terms.To);
        Kind = Rule.Required(terms.Kind, TextLimits.Code, nameof(Kind), "Typ av möte");
        PlaceKind = Rule.Required(terms.PlaceKind, TextLimits.Code, nameof(PlaceKind), "Var ni ses");
        Place = Rule.Text(terms.Place, TextLimits.Name, nameof(Place), "Platsen");
        Subject = Rule.Text(terms.Subject, TextLimits.Name, nameof(Subject), "Texten");
    }

    private void Invite(IReadOnlyCollection<Case> cases, IReadOnlyCollection<Guid> staff)
    {
        Rule.Against(staff.Count == 0, nameof(Staff), "Välj minst en kollega, eller dig själv.");
        foreach (var closed in cases.Where(c => !c.Status.IsOpen() && _participants.TrueForAll(p => p.CaseId != c.Id)))
            throw new Platform.Messaging.RuleException(nameof(Participants), $"Ärende {closed.NumberText} är avslutat och kan inte bokas.");
        _participants.RemoveAll(p => cases.All(c => c.Id != p.CaseId));
        _participants.AddRange(cases.Where(c => _participants.TrueForAll(p => p.CaseId != c.Id)).Select(c => new BookingParticipant(this, c)).ToList());
        _staff.RemoveAll(s => !staff.Contains(s.UserId));
        _staff.AddRange(staff.Where(id => _staff.TrueForAll(s => s.UserId != id)).Select(id => new BookingStaff(this, id)).ToList());
    }

    private void Tell(string kind)
    {
        if (_participants.Count == 0) Record(new(kind, Detail: Kind));
        foreach (var participant in _participants) Record(new(kind, participant.CaseId, participant.ParticipantId, Kind));
    }
}

/// <summary>A participant of a booking.</summary>
public sealed class BookingParticipant : Entity, IOwned
{
    private BookingParticipant() { }

    internal BookingParticipant(Booking booking, Case owner) =>
        (DelprojektId, ControllerId, BookingId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, booking.Id, owner.Id, owner.ParticipantId);

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The booking.</summary>
    public Guid BookingId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>The contact in which it is written down what happened; null until then.</summary>
    public Guid? ContactId { get; private set; }

    internal void Log(Guid contactId) => ContactId = contactId;
}

/// <summary>A member of staff of a booking.</summary>
public sealed class BookingStaff : Entity, IOwned
{
    private BookingStaff() { }

    internal BookingStaff(Booking booking, Guid userId) =>
        (DelprojektId, ControllerId, BookingId, UserId) = (booking.DelprojektId, booking.ControllerId, booking.Id, userId);

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The booking.</summary>
    public Guid BookingId { get; private set; }

    /// <summary>Staff account.</summary>
    public Guid UserId { get; private set; }
}
