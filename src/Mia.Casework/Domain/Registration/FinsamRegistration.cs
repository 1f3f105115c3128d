using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Registration;

/// <summary>
/// That a participation is typed into Uppföljning Finsam, formerly SUS: in at the start, out at the end, by hand (registration.md 2.10). A case
/// that is opened again is registered once more, so a case may have several.
/// </summary>
public sealed class FinsamRegistration : Entity, IOwned
{
    private const string BeforeStart = "Registreringen kan inte vara före inskrivningen.", BeforeEnd = "Registreringen kan inte vara före avslutet.";

    private FinsamRegistration() { }

    /// <summary>Registered in.</summary>
    /// <param name="owner">The case.</param>
    /// <param name="on">The day it was done.</param>
    /// <param name="byName">With identity number; otherwise anonymously.</param>
    /// <param name="by">Who did it.</param>
    public FinsamRegistration(Case owner, DateOnly on, bool byName, Actor by)
    {
        Check(on, owner.EnrolledOn, BeforeStart, by);
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);
        (ByName, InOn, InBy) = (byName, on, by.UserId);
        Record(new("finsam.in", CaseId, ParticipantId));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>With identity number; false: anonymously, for want of consent or for protection (registration.md 2.7).</summary>
    public bool ByName { get; private set; }

    /// <summary>The day it was registered in.</summary>
    public DateOnly InOn { get; private set; }

    /// <summary>Who did it.</summary>
    public Guid? InBy { get; private set; }

    /// <summary>The day it was registered out; null while it is not.</summary>
    public DateOnly? OutOn { get; private set; }

    /// <summary>Who did it.</summary>
    public Guid? OutBy { get; private set; }

    /// <summary>Registered out, after the case has ended.</summary>
    public void Out(Case owner, DateOnly on, Actor by)
    {
        Rule.Against(OutOn is not null, nameof(OutOn), "Deltagaren är redan registrerad ut.");
        Rule.Against(owner.EndedOn is null, nameof(OutOn), "Ärendet pågår. Registrera ut när det är avslutat.");
        Check(on, owner.EndedOn!.Value, BeforeEnd, by);
        (OutOn, OutBy) = (on, by.UserId);
        Record(new("finsam.out", CaseId, ParticipantId));
    }

    /// <summary>The latest step was taken on another day.</summary>
    public void MoveTo(Case owner, DateOnly on, Actor by)
    {
        if (OutOn is null)
        {
            Check(on, owner.EnrolledOn, BeforeStart, by);
            InOn = on;
        }
        else
        {
            Check(on, owner.EndedOn ?? InOn, BeforeEnd, by);
            OutOn = on;
        }
        Record(new("finsam.moved", CaseId, ParticipantId));
    }

    /// <summary>Takes the latest step back: it was marked by mistake.</summary>
    public void TakeBack(Actor by)
    {
        if (OutOn is null)
        {
            Delete(by.UtcNow, new("finsam.in-taken-back", CaseId, ParticipantId));
            return;
        }
        (OutOn, OutBy) = (null, null);
        Record(new("finsam.out-taken-back", CaseId, ParticipantId));
    }

    private static void Check(DateOnly on, DateOnly first, string tooEarly, Actor by)
    {
        Rule.Against(on > by.Today, "On", "Dagen kan inte ligga i framtiden.");
        Rule.Against(on < first, "On", tooEarly);
    }
}
