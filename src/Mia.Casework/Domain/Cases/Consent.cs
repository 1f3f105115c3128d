using Mia.Platform.Data;

namespace Mia.Casework.Domain.Cases;

/// <summary>Types of consent (methods.md 1.6). Never one tick box for all.</summary>
public static class ConsentTypes
{
    /// <summary>Deltagande och information; needed for enrolment.</summary>
    public const string Participation = "S1";

    /// <summary>Informationsutbyte with one named party; lifts secrecy (registration.md 6.2).</summary>
    public const string Exchange = "S2";

    /// <summary>Registration in Uppföljning Finsam; in writing, else anonymous.</summary>
    public const string Registration = "S3";

    /// <summary>Utvärdering och uppföljning; needed to get in touch after the exit.</summary>
    public const string Evaluation = "S4";

    /// <summary>MGT or Resursråd with name.</summary>
    public const string Council = "S5";

    /// <summary>Berättelse, bild, röst.</summary>
    public const string Story = "S6";

    /// <summary>Digital kontakt.</summary>
    public const string Digital = "S7";

    /// <summary>Sharing within the team.</summary>
    public const string Team = "S8";

    /// <summary>All, with Swedish names.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Participation] = "Deltagande och information", [Exchange] = "Informationsutbyte med en part",
        [Registration] = "Registrering i Uppföljning Finsam", [Evaluation] = "Utvärdering och uppföljning efter avslut",
        [Council] = "Myndighetsgemensamt team, med namn", [Story] = "Berättelse, bild eller röst",
        [Digital] = "Kontakt med sms, e-post eller video", [Team] = "Delning inom teamet (CM, SE, KBT)",
    };
}

/// <summary>How a consent was given.</summary>
public enum ConsentForm
{
    /// <summary>Underskrift på papper.</summary>
    Signature = 1,

    /// <summary>E-legitimation.</summary>
    ElectronicId = 2,

    /// <summary>Muntligt, dokumenterat.</summary>
    Oral = 3,
}

/// <summary>What a consent says.</summary>
public sealed record ConsentTerms
{
    /// <summary>From <see cref="ConsentTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The party, code; only for <see cref="ConsentTypes.Exchange"/>, one row per party.</summary>
    public string? Party { get; init; }

    /// <summary>The named organisation or unit of the party.</summary>
    public string? Organisation { get; init; }

    /// <summary>Kinds of facts, codes.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day. A consent is always limited in time.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>How it was given.</summary>
    public required ConsentForm Form { get; init; }

    /// <summary>Whether it holds on a day.</summary>
    public bool Covers(DateOnly day) => ValidFrom <= day && day <= ValidTo;
}

/// <summary>One consent: per type, per party, limited in time, can be withdrawn at any moment (methods.md 1.6).</summary>
public sealed class Consent : Entity, IOwned
{
    private Consent() { }

    /// <summary>A consent is given.</summary>
    public Consent(Case owner, ConsentTerms terms, Actor by)
    {
        Rule.Against(!ConsentTypes.All.ContainsKey(terms.Type), nameof(Type), "Välj vilket samtycke det gäller.");
        Rule.Against(terms.ValidTo is null, nameof(ValidTo), "Ange hur länge samtycket gäller. Ett samtycke är alltid tidsbegränsat.");
        Rule.Against(terms.ValidTo < terms.ValidFrom, nameof(ValidTo), "Sista dagen kan inte vara före första dagen.");
        Rule.Against(terms.Type == ConsentTypes.Exchange && string.IsNullOrWhiteSpace(terms.Party), nameof(Party),
            "Välj vilken part samtycket gäller. Gör ett samtycke för varje part.");
        Rule.Against(terms.Type == ConsentTypes.Registration && terms.Form == ConsentForm.Oral, nameof(Form),
            "Samtycke till registrering måste vara skriftligt. Utan det registreras personen anonymt.");
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);
        (Type, ValidFrom, ValidTo, Form) = (terms.Type, terms.ValidFrom, terms.ValidTo!.Value, terms.Form);
        Party = terms.Type == ConsentTypes.Exchange ? terms.Party : null;
        Organisation = Rule.Text(terms.Organisation, TextLimits.Name, nameof(Organisation), "Organisationen");
        Categories = Rule.Codes(terms.Categories);
        (RegisteredBy, RegisteredAt) = (by.UserId, by.UtcNow);
        Record(new("consent.given", CaseId, ParticipantId, Party is null ? Type : $"{Type}.{Party}"));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>From <see cref="ConsentTypes"/>.</summary>
    public string Type { get; private set; } = "";

    /// <summary>The party, code.</summary>
    public string? Party { get; private set; }

    /// <summary>The named organisation or unit. Sealed: a unit can say something about health.</summary>
    public string? Organisation { get; private set; }

    /// <summary>Kinds of facts, codes.</summary>
    public List<string> Categories { get; private set; } = [];

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly ValidTo { get; private set; }

    /// <summary>How it was given.</summary>
    public ConsentForm Form { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public Guid? RegisteredBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime RegisteredAt { get; private set; }

    /// <summary>When it was withdrawn, UTC.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Who wrote the withdrawal down.</summary>
    public Guid? WithdrawnBy { get; private set; }

    /// <summary>Whether it holds at a moment. A withdrawal works at once.</summary>
    public bool HoldsAt(DateTime utc)
    {
        var day = Platform.Time.SwedishTime.DateOf(utc);
        return ValidFrom <= day && day <= ValidTo && (WithdrawnAt is null || utc < WithdrawnAt);
    }

    /// <summary>The participant takes it back. What is already recorded stays with the owner; sharing stops now.</summary>
    public void Withdraw(Actor by)
    {
        if (WithdrawnAt is not null) return;
        (WithdrawnAt, WithdrawnBy) = (by.UtcNow, by.UserId);
        Record(new("consent.withdrawn", CaseId, ParticipantId, Party is null ? Type : $"{Type}.{Party}"));
    }
}
