using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.Staffing;

/// <summary>Why a colleague's work is passed on.</summary>
public enum TransferReason
{
    /// <summary>Slutar.</summary>
    Leaves = 1,

    /// <summary>Är frånvarande en tid.</summary>
    Away = 2,
}

/// <summary>What a member of staff can hold.</summary>
public enum HeldKind
{
    /// <summary>Answers for the whole of a case.</summary>
    Main = 1,

    /// <summary>Answers for an area of a case.</summary>
    Area = 2,

    /// <summary>Answers for an intervention.</summary>
    Intervention = 3,

    /// <summary>Has a task.</summary>
    Task = 4,

    /// <summary>Is in a booking.</summary>
    Booking = 5,

    /// <summary>Has an activity of a plan.</summary>
    Activity = 6,
}

/// <summary>What became of something when it was to go back.</summary>
public enum ReturnOutcome
{
    /// <summary>It went back.</summary>
    Back = 1,

    /// <summary>There is nothing left to give back: done, ended or called off.</summary>
    Over = 2,

    /// <summary>Somebody else has it by now.</summary>
    Elsewhere = 3,
}

/// <summary>Why and how long a colleague is away.</summary>
/// <param name="FromUserId">Whose work it is.</param>
/// <param name="Reason">Why.</param>
/// <param name="AwayFrom">First day away; null for somebody who leaves.</param>
/// <param name="AwayTo">Last day away; null for somebody who leaves.</param>
public sealed record TransferTerms(Guid FromUserId, TransferReason Reason, DateOnly? AwayFrom = null, DateOnly? AwayTo = null);

/// <summary>One thing that has changed hands.</summary>
/// <param name="Kind">What.</param>
/// <param name="SubjectId">The row that the receiver has now.</param>
/// <param name="Made">The receiver did not have it before, so that it goes away again when it is given back.</param>
/// <param name="Held">The colleague had it herself and gets it again; false for what the receiver was given beside it.</param>
public readonly record struct PassedOn(HeldKind Kind, Guid SubjectId, bool Made = true, bool Held = true);

/// <summary>
/// That the work of a colleague who leaves or is away was passed on to others, at one time. Remembers what was moved, so that it can go back
/// (peers.md 3, pain 13: absence with a deputy, leaving without orphans). Ids only.
/// </summary>
public sealed class CaseloadTransfer : Entity, IDelprojektOwned
{
    private readonly List<TransferredItem> _items = [];

    private CaseloadTransfer() { }

    /// <summary>Begins one; what is moved is added with <see cref="Add"/>.</summary>
    /// <param name="delprojektId">Where.</param>
    /// <param name="terms">Whose work and why.</param>
    /// <param name="days">Days during which it can go back: after the passing on, or after the last day away.</param>
    /// <param name="by">Who decides.</param>
    public CaseloadTransfer(Guid delprojektId, TransferTerms terms, int days, Actor by)
    {
        if (terms.Reason == TransferReason.Away)
        {
            Rule.Against(terms.AwayFrom is null, nameof(AwayFrom), "Ange första dagen som kollegan är borta.");
            Rule.Against(terms.AwayTo is null, nameof(AwayTo), "Ange sista dagen som kollegan är borta.");
            Rule.Against(terms.AwayTo < terms.AwayFrom, nameof(AwayTo), "Sista dagen kan inte vara före första dagen.");
            Rule.Against(terms.AwayTo < by.Today, nameof(AwayTo), "Frånvaron är redan slut. Välj en dag från och med i dag.");
            Rule.Against(terms.AwayTo > by.Today.AddYears(2), nameof(AwayTo), "Dagen ligger mer än två år bort. Kontrollera årtalet.");
            (AwayFrom, AwayTo) = (terms.AwayFrom, terms.AwayTo);
        }
        (DelprojektId, FromUserId, Reason, MadeAt, MadeBy) = (delprojektId, terms.FromUserId, terms.Reason, by.UtcNow, by.UserId);
        UndoUntil = (AwayTo is { } last && last > by.Today ? last : by.Today).AddDays(days);
        Record(new("caseload.passed-on", Detail: Reason.ToString()));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <summary>Whose work it was.</summary>
    public Guid FromUserId { get; private set; }

    /// <summary>Why.</summary>
    public TransferReason Reason { get; private set; }

    /// <summary>First day away.</summary>
    public DateOnly? AwayFrom { get; private set; }

    /// <summary>Last day away; from the day after the work can go back.</summary>
    public DateOnly? AwayTo { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime MadeAt { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid? MadeBy { get; private set; }

    /// <summary>Last day on which it can go back.</summary>
    public DateOnly UndoUntil { get; private set; }

    /// <summary>When it went back, or was decided to stay, UTC; null until then.</summary>
    public DateTime? SettledAt { get; private set; }

    /// <summary>Who decided that.</summary>
    public Guid? SettledBy { get; private set; }

    /// <summary>What was moved.</summary>
    public IReadOnlyList<TransferredItem> Items => _items;

    /// <summary>It can still go back.</summary>
    public bool CanGoBack(DateOnly today) => SettledAt is null && today <= UndoUntil;

    /// <summary>The colleague is back and the work is not: somebody has to decide.</summary>
    public bool IsDue(DateOnly today) => Reason == TransferReason.Away && AwayTo < today && CanGoBack(today);

    /// <summary>Notes something that was moved.</summary>
    /// <param name="owner">The row that was moved, or its case.</param>
    /// <param name="caseId">The case; null for what belongs to none.</param>
    /// <param name="toUserId">Who has it now.</param>
    /// <param name="moved">What.</param>
    public void Add(IOwned owner, Guid? caseId, Guid toUserId, PassedOn moved) => _items.Add(new(this, owner, caseId, toUserId, moved));

    /// <summary>Everything goes back to the colleague as far as the receivers still have it.</summary>
    /// <param name="giveBack">Gives one thing back and says what became of it.</param>
    /// <param name="by">Who decides.</param>
    /// <exception cref="RuleException">Too late, or settled already.</exception>
    public void GoBack(Func<TransferredItem, ReturnOutcome> giveBack, Actor by)
    {
        Settle(by);
        // An activity rests on somebody who answers for the case, so the case goes first.
        foreach (var item in _items.OrderBy(i => i.Kind)) item.End(giveBack(item));
        Record(new("caseload.went-back", Detail: Reason.ToString()));
    }

    /// <summary>Everything stays where it is.</summary>
    /// <exception cref="RuleException">Too late, or settled already.</exception>
    public void Stay(Actor by)
    {
        Settle(by);
        Record(new("caseload.stays", Detail: Reason.ToString()));
    }

    private void Settle(Actor by)
    {
        Rule.Against(SettledAt is not null, "", "Det är redan avgjort. Ladda om sidan, så ser du hur det blev.");
        Rule.Against(by.Today > UndoUntil, "", $"Det gick att ångra till och med {UndoUntil:yyyy-MM-dd}. Lämna i stället över på nytt.");
        (SettledAt, SettledBy) = (by.UtcNow, by.UserId);
    }
}

/// <summary>One thing of a <see cref="CaseloadTransfer"/>.</summary>
public sealed class TransferredItem : Entity, IOwned
{
    private TransferredItem() { }

    internal TransferredItem(CaseloadTransfer transfer, IOwned owner, Guid? caseId, Guid toUserId, PassedOn moved)
    {
        (TransferId, DelprojektId, ControllerId, CaseId, ToUserId) = (transfer.Id, owner.DelprojektId, owner.ControllerId, caseId, toUserId);
        (Kind, SubjectId, Made, Held) = (moved.Kind, moved.SubjectId, moved.Made, moved.Held);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The whole.</summary>
    public Guid TransferId { get; private set; }

    /// <summary>What.</summary>
    public HeldKind Kind { get; private set; }

    /// <summary>The row that the receiver has: responsibility, intervention, task, booking or activity.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The case; null for what belongs to none.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>Who got it.</summary>
    public Guid ToUserId { get; private set; }

    /// <summary>The receiver did not have it before.</summary>
    public bool Made { get; private set; }

    /// <summary>The colleague had it.</summary>
    public bool Held { get; private set; }

    /// <summary>What became of it when it was to go back; null until then.</summary>
    public ReturnOutcome? Outcome { get; private set; }

    internal void End(ReturnOutcome outcome) => Outcome = outcome;
}
