using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Interventions;

namespace Mia.Casework.Domain.Cases;

/// <content>End of the case. Asked for, never derived from the last intervention (methods.md 11.2, 11.3).</content>
public sealed partial class Case
{
    /// <summary>The end is being prepared.</summary>
    public void PlanExit(Actor by)
    {
        Require(Status is CaseStatus.Enrolled or CaseStatus.Dormant, "Avslutet är redan planerat.");
        (DormantReason, DormantUntil, ClosingSince) = (null, null, by.Today);
        To(CaseStatus.Closing);
    }

    /// <summary>
    /// Ends the case. Running interventions end on the same day. Where an outcome needs a receiver and neither a confirmation nor a
    /// written reason is there, the case stays <see cref="CaseStatus.HandoverUnconfirmed"/> until one comes.
    /// </summary>
    /// <param name="terms">What is known.</param>
    /// <param name="rules">What the codes mean.</param>
    /// <param name="receiverConfirmed">A receiver has confirmed a handover of this case.</param>
    /// <param name="by">Who ends it.</param>
    /// <returns>The exit, which must be added.</returns>
    public Exit Close(ExitTerms terms, ExitRules rules, bool receiverConfirmed, Actor by)
    {
        Require(Status.IsOpen(), "Ärendet är redan avslutat.");
        Rule.Against(terms.EndedOn > by.Today, nameof(terms.EndedOn), "Avslutsdatum kan inte ligga i framtiden.");
        Rule.Against(terms.EndedOn < EnrolledOn, nameof(terms.EndedOn), "Avslutsdatum kan inte vara före inskrivningen.");
        var later = Living().FirstOrDefault(p => p.StartsOn > terms.EndedOn || p.EndsOn > terms.EndedOn);
        Rule.Against(later is not null, nameof(terms.EndedOn),
            "En insats börjar eller slutar efter avslutsdatum. Rätta insatsen eller välj ett senare datum.");
        var exit = new Exit(this, by);
        exit.Apply(terms, rules);

        foreach (var period in Living().Where(p => p.EndsOn is null)) period.End(terms.EndedOn, InterventionEndCodes.CaseEnded);
        EndedOn = terms.EndedOn;
        NextContactOn = null;
        (DormantReason, DormantUntil, ClosingSince) = (null, null, null);
        Record(new("case.closed", Id, ParticipantId, exit.Manner));
        To(exit.NeedsReceiver && !receiverConfirmed && exit.NoReceiverCode is null ? CaseStatus.HandoverUnconfirmed : CaseStatus.Closed);
        return exit;
    }

    /// <summary>The receiver has confirmed: the case is closed for good if that was what it waited for.</summary>
    public void ReceiverConfirmed()
    {
        if (Status == CaseStatus.HandoverUnconfirmed) To(CaseStatus.Closed);
    }

    /// <summary>
    /// The receiver who had confirmed says no after all. A case that was closed because of them has nobody again, and is shown until
    /// somebody else confirms or a reason is written (methods.md 11.3).
    /// </summary>
    /// <param name="exit">The end of the case; null while it is open.</param>
    /// <param name="otherConfirmed">Another handover of the case is confirmed.</param>
    public void ReceiverLost(Exit? exit, bool otherConfirmed)
    {
        if (EndedOn is null || exit is not { NeedsReceiver: true, NoReceiverCode: null } || otherConfirmed) return;
        if (Status != CaseStatus.HandoverUnconfirmed) To(CaseStatus.HandoverUnconfirmed);
    }

    /// <summary>There will be no receiver: closed with a written reason.</summary>
    public void CloseWithoutReceiver(Exit exit, string? code, string? reason)
    {
        Require(Status == CaseStatus.HandoverUnconfirmed, "Ärendet väntar inte på någon mottagare.");
        exit.ExplainNoReceiver(code, reason, mustBeGiven: true);
        Record(new("case.no-receiver", Id, ParticipantId, exit.NoReceiverCode));
        To(CaseStatus.Closed);
    }

    /// <summary>Takes the end back. Interventions that ended with the case run again.</summary>
    public void Reopen(Exit exit, Actor by)
    {
        Require(EndedOn is not null, "Ärendet är inte avslutat.");
        exit.Delete(by.UtcNow, new("exit.removed", Id, ParticipantId));
        foreach (var period in Living().Where(p => p.EndReason == InterventionEndCodes.CaseEnded)) period.Reopen();
        EndedOn = null;
        To(CaseStatus.Enrolled);
    }
}
