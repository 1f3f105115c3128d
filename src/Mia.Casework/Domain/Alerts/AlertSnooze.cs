using Mia.Platform.Data;

namespace Mia.Casework.Domain.Alerts;

/// <summary>That somebody has put an alert off for a time, and why. It comes back by itself; only doing the thing ends it.</summary>
public sealed class AlertSnooze : Entity, IOwned
{
    private AlertSnooze() { }

    /// <summary>Puts an alert off.</summary>
    /// <param name="subject">The case or referral, to say whose it is.</param>
    /// <param name="fact">What waits.</param>
    /// <param name="info">Kind of alert.</param>
    /// <param name="until">Last day it is hidden.</param>
    /// <param name="reason">Why; must be given.</param>
    /// <param name="longest">Days at most.</param>
    /// <param name="by">Who.</param>
    public AlertSnooze(IOwned subject, AlertFact fact, AlertInfo info, DateOnly? until, string? reason, int longest, Actor by)
    {
        Rule.Against(!info.CanSnooze, "", "Det här kan inte skjutas upp. Någon behöver ta nästa steg.");
        Rule.Against(until is null, nameof(Until), "Ange till vilken dag.");
        Rule.Against(until <= by.Today, nameof(Until), "Välj en dag efter i dag.");
        Rule.Against(until > by.Today.AddDays(longest), nameof(Until), $"Välj en dag inom {longest} dagar. Sedan kommer påminnelsen tillbaka.");
        (DelprojektId, ControllerId, SubjectId, Code) = (subject.DelprojektId, subject.ControllerId, fact.SubjectId, info.Code);
        Reason = Rule.Required(reason, TextLimits.Reason, nameof(Reason), "Skälet");
        (Until, MadeOn, UserId) = (until!.Value, by.Today, by.UserId);
        Record(new("alert.snoozed", fact.Subject == AlertSubject.Case ? fact.SubjectId : null, Detail: info.Code));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case or referral.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Kind of alert.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Last day it is hidden.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>The day it was put off. What has waited only since later is something new and not hidden.</summary>
    public DateOnly MadeOn { get; private set; }

    /// <summary>Why. Sealed.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Whether it hides an alert today.</summary>
    public bool Hides(AlertFact fact, DateOnly today) => today <= Until && fact.Since <= MadeOn;
}
