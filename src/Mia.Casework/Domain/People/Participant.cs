using Mia.Platform.Data;
using Mia.Platform.People;

namespace Mia.Casework.Domain.People;

/// <summary>Gender as the person states it (methods.md 18.9). Asked, never worked out from a number.</summary>
public enum Gender
{
    /// <summary>Other, or not stated: the row "ej angett" of all statistics.</summary>
    NotStated = 0,

    /// <summary>Kvinna.</summary>
    Woman = 1,

    /// <summary>Man.</summary>
    Man = 2,
}

/// <summary>Skyddade personuppgifter (registration.md 6.3).</summary>
public enum ProtectionLevel
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Sekretessmarkering.</summary>
    Marked = 1,

    /// <summary>Skyddad folkbokföring.</summary>
    Protected = 2,

    /// <summary>Fingerade personuppgifter.</summary>
    Assumed = 3,
}

/// <summary>Swedish words for the person codes.</summary>
public static class PersonWords
{
    /// <summary>As in tables: the third row is "ej angett".</summary>
    public static string Swedish(this Gender gender) => gender switch
    {
        Gender.Woman => "Kvinna",
        Gender.Man => "Man",
        _ => "Ej angett",
    };

    /// <summary>The level as staff know it.</summary>
    public static string Swedish(this ProtectionLevel level) => level switch
    {
        ProtectionLevel.None => "Inga skyddade personuppgifter",
        ProtectionLevel.Marked => "Sekretessmarkering",
        ProtectionLevel.Protected => "Skyddad folkbokföring",
        _ => "Fingerade personuppgifter",
    };
}

/// <summary>What is known about a person when the participant is made or corrected.</summary>
public sealed record ParticipantTerms
{
    /// <summary>Full name; for a protected person the alias.</summary>
    public required string Name { get; init; }

    /// <summary>What the person wants to be called.</summary>
    public string? PreferredName { get; init; }

    /// <summary>Hon, han, hen – if the person has said it.</summary>
    public string? Pronoun { get; init; }

    /// <summary>Stated gender.</summary>
    public Gender Gender { get; init; }

    /// <summary>Real birth date.</summary>
    public DateOnly BirthDate { get; init; }

    /// <summary>Code from the list of municipalities.</summary>
    public string? KommunCode { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Postal address.</summary>
    public string? Address { get; init; }

    /// <summary>Agreed ways of contact, codes.</summary>
    public IReadOnlyList<string> ContactWays { get; init; } = [];

    /// <summary>Language code.</summary>
    public string? Language { get; init; }

    /// <summary>An interpreter is needed.</summary>
    public bool Interpreter { get; init; }

    /// <summary>Protected personal data.</summary>
    public ProtectionLevel Protection { get; init; }
}

/// <summary>The person. One row per delprojekt and controller: two controllers never share a person row (registration.md R1).</summary>
public sealed class Participant : Entity, IOwned
{
    private Participant() { }

    /// <summary>A new participant.</summary>
    public Participant(Guid delprojektId, Guid controllerId, ParticipantTerms terms, Actor by)
    {
        (DelprojektId, ControllerId) = (delprojektId, controllerId);
        Apply(terms, by);
        Record(new("participant.created", ParticipantId: Id));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>Full name, or the alias of a protected person. Sealed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Name the person wants to be called. Sealed.</summary>
    public string? PreferredName { get; private set; }

    /// <summary>Pronoun, if said. Sealed.</summary>
    public string? Pronoun { get; private set; }

    /// <summary>Stated gender.</summary>
    public Gender Gender { get; private set; }

    /// <summary>Real birth date; age is counted from it, not from the identity number.</summary>
    public DateOnly BirthDate { get; private set; }

    /// <summary>Municipality, code. Null for a protected person.</summary>
    public string? KommunCode { get; private set; }

    /// <summary>Sealed. Always null for a protected person, like the other ways to find them.</summary>
    public string? Phone { get; private set; }

    /// <summary>Sealed.</summary>
    public string? Email { get; private set; }

    /// <summary>Sealed.</summary>
    public string? Address { get; private set; }

    /// <summary>Agreed ways of contact, codes.</summary>
    public List<string> ContactWays { get; private set; } = [];

    /// <summary>Language code.</summary>
    public string? Language { get; private set; }

    /// <summary>An interpreter is needed.</summary>
    public bool Interpreter { get; private set; }

    /// <summary>Protected personal data.</summary>
    public ProtectionLevel Protection { get; private set; }

    /// <summary>The record that this one turned out to be; null for a record of its own. Nothing else points at a joined one.</summary>
    public Guid? JoinedIntoId { get; private set; }

    /// <summary>Whether only the responsible staff may know of the person at all.</summary>
    public bool IsProtected => Protection != ProtectionLevel.None;

    /// <summary>Whole years on a day.</summary>
    public int AgeOn(DateOnly day) => Age.On(BirthDate, day);

    /// <summary>Corrects the facts.</summary>
    public void Correct(ParticipantTerms terms, Actor by)
    {
        var before = Protection;
        Apply(terms, by);
        Record(new("participant.corrected", ParticipantId: Id));
        if (before != Protection) Record(new("participant.protection", ParticipantId: Id, Detail: $"{(int)before}-{(int)Protection}"));
    }

    /// <summary>What the record says.</summary>
    public ParticipantTerms ToTerms() => new()
    {
        Name = Name, PreferredName = PreferredName, Pronoun = Pronoun, Gender = Gender, BirthDate = BirthDate, KommunCode = KommunCode, Phone = Phone, Email = Email,
        Address = Address, ContactWays = [.. ContactWays], Language = Language, Interpreter = Interpreter, Protection = Protection,
    };

    /// <summary>Says what two records have agreed on, or said before. Nothing is written when nothing differs.</summary>
    public void Agree(ParticipantTerms terms, Actor by)
    {
        var now = ToTerms();
        if (now.ContactWays.SequenceEqual(terms.ContactWays) && now == terms with { ContactWays = now.ContactWays }) return;
        Correct(terms, by);
    }

    internal void JoinInto(Participant kept) => JoinedIntoId = kept.Id;

    internal void Separate() => JoinedIntoId = null;

    private void Apply(ParticipantTerms terms, Actor by)
    {
        Name = Rule.Required(terms.Name, TextLimits.Name, nameof(Name), "Namnet");
        PreferredName = Rule.Text(terms.PreferredName, TextLimits.Name, nameof(PreferredName), "Tilltalsnamnet");
        Pronoun = Rule.Text(terms.Pronoun, 20, nameof(Pronoun), "Pronomenet");
        Rule.Against(terms.BirthDate > by.Today, nameof(BirthDate), "Födelsedatumet ligger i framtiden. Kontrollera årtalet.");
        Rule.Against(Age.On(terms.BirthDate, by.Today) > 120, nameof(BirthDate), "Födelsedatumet ligger för långt tillbaka. Kontrollera årtalet.");
        BirthDate = terms.BirthDate;
        Gender = terms.Gender;
        Language = terms.Language;
        Interpreter = terms.Interpreter;
        Protection = terms.Protection;
        // registration.md 6.3: what could lead to a protected person is not kept here at all, but in the paper file.
        var hidden = IsProtected;
        KommunCode = hidden ? null : Rule.Text(terms.KommunCode, TextLimits.Code, nameof(KommunCode), "Kommunen");
        Phone = hidden ? null : Rule.Text(terms.Phone, 40, nameof(Phone), "Telefonnumret");
        Email = hidden ? null : Rule.Text(terms.Email, TextLimits.Name, nameof(Email), "E-postadressen");
        Address = hidden ? null : Rule.Text(terms.Address, 200, nameof(Address), "Adressen");
        ContactWays = hidden ? [] : Rule.Codes(terms.ContactWays);
    }
}
