using Mia.Platform.Data;

namespace Mia.Casework.Domain.People;

/// <summary>That somebody has looked at two records and said that they are two persons, so that they are not proposed as one again.</summary>
public sealed class NotSamePerson : Entity, IOwned
{
    private NotSamePerson() { }

    /// <summary>Tells two records apart.</summary>
    /// <param name="owner">Owner of the first.</param>
    /// <param name="firstId">A participant or a referral.</param>
    /// <param name="secondId">Another participant or referral.</param>
    /// <param name="by">Who says so.</param>
    public NotSamePerson(IOwned owner, Guid firstId, Guid secondId, Actor by)
    {
        Rule.Against(firstId == secondId, "", "Det är samma post.");
        (DelprojektId, ControllerId, FirstId, SecondId) = (owner.DelprojektId, owner.ControllerId, firstId, secondId);
        (SaidAt, SaidBy) = (by.UtcNow, by.UserId);
        Record(new("person.told-apart"));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>A participant or a referral.</summary>
    public Guid FirstId { get; private set; }

    /// <summary>Another participant or referral.</summary>
    public Guid SecondId { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime SaidAt { get; private set; }

    /// <summary>Who.</summary>
    public Guid? SaidBy { get; private set; }
}
