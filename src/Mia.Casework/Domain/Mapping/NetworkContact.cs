using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Mapping;

/// <summary>How close somebody stands to the participant, as the participant sees it.</summary>
public enum Closeness
{
    /// <summary>Nära.</summary>
    Near = 1,

    /// <summary>Mittemellan.</summary>
    Middle = 2,

    /// <summary>Längre bort.</summary>
    Far = 3,
}

/// <summary>What is known of somebody in the participant's network (methods.md 2.2, 2.4).</summary>
public sealed record NetworkContactTerms
{
    /// <summary>Name, or what the participant calls them.</summary>
    public string? Name { get; init; }

    /// <summary>Code of <see cref="CodeLists.NetworkKind"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Who they are to the participant: sister, case officer.</summary>
    public string? Relation { get; init; }

    /// <summary>Authority, clinic or employer.</summary>
    public string? Organisation { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>How close.</summary>
    public Closeness Closeness { get; init; } = Closeness.Middle;

    /// <summary>Code of <see cref="CodeLists.NetworkFrequency"/>.</summary>
    public string Frequency { get; init; } = "";

    /// <summary>What they help with.</summary>
    public string? HelpsWith { get; init; }

    /// <summary>Next time to talk to them.</summary>
    public DateOnly? NextOn { get; init; }
}

/// <summary>Somebody around the participant: family, friend, authority, care.</summary>
public sealed class NetworkContact : Entity, IOwned
{
    private NetworkContact() { }

    /// <summary>Adds somebody to the network of a case.</summary>
    public NetworkContact(Case owner, NetworkContactTerms terms, Actor by)
    {
        Rule.Against(!owner.Status.IsOpen(), "", "Ärendet är avslutat. Nätverket kan läsas men inte ändras.");
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);
        Apply(terms, by);
        Record(new("network.added", CaseId, ParticipantId));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The participant, not the contact.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Sealed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Code.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Sealed.</summary>
    public string? Relation { get; private set; }

    /// <summary>Sealed.</summary>
    public string? Organisation { get; private set; }

    /// <summary>Sealed.</summary>
    public string? Phone { get; private set; }

    /// <summary>How close.</summary>
    public Closeness Closeness { get; private set; }

    /// <summary>Code.</summary>
    public string Frequency { get; private set; } = "";

    /// <summary>Sealed.</summary>
    public string? HelpsWith { get; private set; }

    /// <summary>Next time to talk to them.</summary>
    public DateOnly? NextOn { get; private set; }

    /// <summary>When it was written last, UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Guid? WrittenBy { get; private set; }

    /// <summary>Corrects.</summary>
    public void Change(NetworkContactTerms terms, Actor by)
    {
        Apply(terms, by);
        Record(new("network.changed", CaseId, ParticipantId));
    }

    private void Apply(NetworkContactTerms terms, Actor by)
    {
        Name = Rule.Required(terms.Name, TextLimits.Name, nameof(Name), "Namnet");
        Kind = Rule.Required(terms.Kind, TextLimits.Code, nameof(Kind), "Sorts kontakt");
        Frequency = Rule.Required(terms.Frequency, TextLimits.Code, nameof(Frequency), "Hur ofta");
        Relation = Rule.Text(terms.Relation, TextLimits.Name, nameof(Relation), "Vem det är");
        Organisation = Rule.Text(terms.Organisation, TextLimits.Name, nameof(Organisation), "Myndighet eller arbetsplats");
        Phone = Rule.Text(terms.Phone, TextLimits.Phone, nameof(Phone), "Telefonnumret");
        HelpsWith = Rule.Text(terms.HelpsWith, TextLimits.Reason, nameof(HelpsWith), "Texten");
        Rule.Against(terms.NextOn > by.Today.AddYears(2), nameof(NextOn), "Dagen ligger mer än två år bort. Kontrollera årtalet.");
        (Closeness, NextOn, WrittenAt, WrittenBy) = (terms.Closeness, terms.NextOn, by.UtcNow, by.UserId);
    }
}
