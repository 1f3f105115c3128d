using Mia.Platform.Data;

namespace Mia.Casework.Domain.Plans;

/// <summary>What is agreed about an activity.</summary>
public sealed record ActivityTerms
{
    /// <summary>The objective it belongs to, or the goal itself.</summary>
    public required Guid UnderId { get; init; }

    /// <summary>What is to be done.</summary>
    public required string? What { get; init; }

    /// <summary>Who it rests on, code of the party list; <see cref="PlanParties.Staff"/> needs <see cref="UserId"/>.</summary>
    public required string? Party { get; init; }

    /// <summary>The member of staff, who must answer for the case.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Unit or person at an authority or elsewhere.</summary>
    public string? Contact { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>To be done by.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The intervention it belongs to.</summary>
    public Guid? InterventionId { get; init; }
}

/// <summary>How far an activity has come.</summary>
/// <param name="Status">The new status.</param>
/// <param name="On">Since which day: done on, waiting since.</param>
/// <param name="Party">Whom we wait for, code.</param>
/// <param name="Who">Unit or person there.</param>
/// <param name="Reason">Why it is cancelled, code of <see cref="Codes.CodeLists.ActivityCancelled"/>.</param>
/// <param name="Note">More about why.</param>
public sealed record ActivityProgress(ActivityStatus Status, DateOnly On, string? Party = null, string? Who = null, string? Reason = null, string? Note = null);

/// <summary>Something that somebody is to do. Changed only through the plan.</summary>
public sealed class PlanActivity : Entity, IOwned
{
    private readonly List<WaitingOn> _waits = [];

    private PlanActivity() { }

    internal PlanActivity(Plan owner) => (DelprojektId, ControllerId, CaseId, PlanId) = (owner.DelprojektId, owner.ControllerId, owner.CaseId, owner.Id);

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>The goal.</summary>
    public Guid GoalId { get; private set; }

    /// <summary>The objective; null when it belongs to the goal as a whole.</summary>
    public Guid? ObjectiveId { get; private set; }

    /// <summary>What is to be done. Sealed.</summary>
    public string? What { get; private set; }

    /// <summary>Who it rests on, code of the party list.</summary>
    public string OwnerParty { get; private set; } = "";

    /// <summary>The member of staff, when it rests on staff. Always somebody who answers for the case.</summary>
    public Guid? OwnerUserId { get; private set; }

    /// <summary>Unit or person elsewhere. Sealed.</summary>
    public string? OwnerContact { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>To be done by.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The intervention it belongs to.</summary>
    public Guid? InterventionId { get; private set; }

    /// <summary>Where it stands.</summary>
    public ActivityStatus Status { get; private set; } = ActivityStatus.Planned;

    /// <summary>When it was done or cancelled.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Why it was cancelled, code.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>More about why. Sealed.</summary>
    public string? CancelNote { get; private set; }

    /// <summary>All waits, ended and open.</summary>
    public IReadOnlyList<WaitingOn> Waits => _waits;

    /// <summary>Whom it waits for now.</summary>
    public WaitingOn? Waiting => _waits.Find(w => w.Until is null);

    /// <summary>Who it rests on.</summary>
    public OwnerKind Owner => PlanParties.KindOf(OwnerParty);

    /// <summary>Its day has passed and it is neither done nor cancelled.</summary>
    public bool IsLate(DateOnly today) => Status.IsOpen() && DueOn < today;

    internal void Apply(ActivityTerms terms, Guid goalId, Guid? objectiveId, DateOnly earliest)
    {
        What = Rule.Required(terms.What, TextLimits.Reason, nameof(What), "Vad som ska göras");
        Rule.Against(terms.StartsOn < earliest, nameof(StartsOn), $"Aktiviteten kan inte börja före inskrivningen {earliest:yyyy-MM-dd}.");
        Rule.Against(terms.DueOn < terms.StartsOn, nameof(DueOn), "Sista dagen kan inte vara före startdagen.");
        Rule.Against(terms.DueOn > earliest.AddYears(PlanRules.YearsAhead), nameof(DueOn), PlanRules.TooFar);
        var fixedStart = _waits.Select(w => (DateOnly?)w.Since).Append(ClosedOn).Min();
        Rule.Against(terms.StartsOn > fixedStart, nameof(StartsOn), $"Något har redan hänt med aktiviteten {fixedStart:yyyy-MM-dd}. Den kan inte börja senare än så.");
        (GoalId, ObjectiveId, StartsOn, DueOn, InterventionId) = (goalId, objectiveId, terms.StartsOn, terms.DueOn, terms.InterventionId);
        OwnerParty = Rule.Required(terms.Party, TextLimits.Code, nameof(OwnerParty), "Vem som gör det");
        OwnerUserId = OwnerParty == PlanParties.Staff ? terms.UserId : null;
        OwnerContact = Owner is OwnerKind.Authority or OwnerKind.Other ? Rule.Text(terms.Contact, TextLimits.Name, nameof(OwnerContact), "Enheten eller personen") : null;
    }

    internal void FollowTo(Guid goalId) => GoalId = goalId;

    internal void PassOnTo(Guid userId) => OwnerUserId = userId;

    internal void Progress(ActivityProgress terms, DateOnly earliest, Actor by)
    {
        Rule.Against(terms.On > by.Today, nameof(terms.On), "Dagen kan inte ligga i framtiden.");
        Rule.Against(terms.On < earliest, nameof(terms.On), $"Dagen kan inte vara före inskrivningen {earliest:yyyy-MM-dd}.");
        // What happens earlier than planned moves the plan; what has begun keeps its beginning.
        if (Status == ActivityStatus.Planned && terms.On < StartsOn) StartsOn = terms.On;
        Rule.Against(terms.On < StartsOn, nameof(terms.On), $"Aktiviteten började {StartsOn:yyyy-MM-dd}. Dagen kan inte vara före det.");
        if (terms.Status == ActivityStatus.Waiting) Wait(terms, by);
        else if (Waiting is { } open)
        {
            Rule.Against(terms.On < open.Since, nameof(terms.On), $"Väntan började {open.Since:yyyy-MM-dd}. Dagen kan inte vara före det.");
            open.End(terms.On);
        }
        var note = Rule.Text(terms.Note, TextLimits.Reason, nameof(terms.Note), "Förklaringen");
        var cancelled = terms.Status == ActivityStatus.Cancelled;
        Rule.Against(cancelled && string.IsNullOrEmpty(terms.Reason), nameof(terms.Reason), "Välj varför aktiviteten utgår.");
        Rule.Against(cancelled && terms.Reason == PlanParties.Other && note is null, nameof(terms.Note), "Skriv kort varför aktiviteten utgår.");
        Status = terms.Status;
        ClosedOn = Status.IsOpen() ? null : terms.On;
        (CancelReason, CancelNote) = cancelled ? (terms.Reason, note) : (null, null);
    }

    private void Wait(ActivityProgress terms, Actor by)
    {
        var party = Rule.Required(terms.Party, TextLimits.Code, nameof(terms.Party), "Vem ni väntar på");
        var who = Rule.Text(terms.Who, TextLimits.Name, nameof(terms.Who), "Enheten eller personen");
        var before = _waits.Where(w => w.Until is not null).Select(w => w.Until).Max();
        Rule.Against(terms.On < before, nameof(terms.On), $"Förra väntan tog slut {before:yyyy-MM-dd}. Den nya kan inte börja före det.");
        if (Waiting is { } open)
        {
            if (open.Party == party)
            {
                open.Correct(terms.On, who);
                return;
            }
            Rule.Against(terms.On < open.Since, nameof(terms.On), $"Väntan på den förra började {open.Since:yyyy-MM-dd}. Den nya kan inte börja före det.");
            open.End(terms.On);
        }
        _waits.Add(new(this, party, who, terms.On, by));
    }
}
