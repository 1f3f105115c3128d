using Mia.Platform.Data;
using Mia.Platform.People;

namespace Mia.Casework.Domain.People;

/// <summary>
/// A number the person is or was known by (registration.md 8.1). Numbers change: a corrected birth date, legal gender, from
/// samordningsnummer to personnummer. The person's key stays.
/// </summary>
public sealed class IdentityDesignation : Entity, IOwned
{
    private IdentityDesignation() { }

    /// <summary>A number from a day on.</summary>
    /// <param name="participant">Whose.</param>
    /// <param name="number">The checked number.</param>
    /// <param name="lookup">Keyed hash of <see cref="IdentityNumber.Reveal"/>.</param>
    /// <param name="validFrom">First day.</param>
    public IdentityDesignation(Participant participant, IdentityNumber number, byte[] lookup, DateOnly validFrom)
    {
        (DelprojektId, ControllerId, ParticipantId) = (participant.DelprojektId, participant.ControllerId, participant.Id);
        (Kind, Number, Lookup, ValidFrom) = (number.Kind, number.Reveal(), lookup, validFrom);
        Record(new("identity.added", ParticipantId: ParticipantId, Detail: Kind.ToString()));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>Whose.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>What sort of number.</summary>
    public IdentityKind Kind { get; private set; }

    /// <summary>Twelve characters. Sealed; read through <see cref="IdentityNumber.FromStored"/>.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Keyed hash, for finding the person by number.</summary>
    public byte[] Lookup { get; private set; } = [];

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day; null while it holds.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Ends the number because the person has got another.</summary>
    public void End(DateOnly lastDay)
    {
        Rule.Against(lastDay < ValidFrom, nameof(ValidTo), "Sista dagen kan inte vara före första dagen.");
        ValidTo = lastDay;
        Record(new("identity.ended", ParticipantId: ParticipantId, Detail: Kind.ToString()));
    }

    /// <summary>It holds after all: the record it was ended for is another person's.</summary>
    public void Reopen()
    {
        if (ValidTo is null) return;
        ValidTo = null;
        Record(new("identity.added", ParticipantId: ParticipantId, Detail: Kind.ToString()));
    }
}
