using Mia.Casework.Domain.People;
using Mia.Platform.Data;
using Mia.Platform.People;

namespace Mia.Casework.Domain.Intake;

/// <summary>An application, by an authority or by the person (methods.md 1.4).</summary>
public sealed partial class Referral : Entity, IOwned
{
    private readonly List<ReferralStep> _steps = [];
    private readonly List<EligibilityAnswer> _answers = [];

    private Referral() { }

    /// <summary>A referral comes in.</summary>
    /// <param name="delprojektId">To which delprojekt.</param>
    /// <param name="controllerId">Who owns it in law until a case is made.</param>
    /// <param name="terms">What it says.</param>
    /// <param name="by">Staff who typed it in, or nobody for the public form.</param>
    public Referral(Guid delprojektId, Guid controllerId, ReferralTerms terms, Actor by)
    {
        (DelprojektId, ControllerId) = (delprojektId, controllerId);
        Number = ReferralNumber.For(Id, by.Today.Year);
        ReceivedAt = by.UtcNow;
        ReceivedOn = terms.ReceivedOn ?? by.Today;
        Rule.Against(ReceivedOn > by.Today, nameof(ReceivedOn), "Dagen ligger i framtiden. Skriv när anmälan kom in.");
        Rule.Against(ReceivedOn < by.Today.AddYears(-1), nameof(ReceivedOn), "Dagen ligger mer än ett år tillbaka. Kontrollera årtalet.");
        Apply(terms, by.Today);
        Step(ReferralStatus.Received, by);
        Record(new("referral.received", Detail: terms.Referrer));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>Number of the receipt, <c>ANM-2026-7K4QWX2M</c>. Says nothing about the person and cannot be guessed from another.</summary>
    public string Number { get; private set; } = "";

    /// <summary>When it came in, UTC.</summary>
    public DateTime ReceivedAt { get; private set; }

    /// <summary>The Swedish day it came in.</summary>
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public ReferralStatus Status { get; private set; }

    /// <summary>How it came in, code.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>Whose initiative, code.</summary>
    public string Initiative { get; private set; } = "";

    /// <summary>Who refers, code.</summary>
    public string Referrer { get; private set; } = "";

    /// <summary>The officer. Sealed; goes when the referral is purged.</summary>
    public string? ReferrerName { get; private set; }

    /// <summary>Sealed.</summary>
    public string? ReferrerPhone { get; private set; }

    /// <summary>Sealed.</summary>
    public string? ReferrerEmail { get; private set; }

    /// <summary>Sealed.</summary>
    public string? ReferrerUnit { get; private set; }

    /// <summary>Filled in together with the person.</summary>
    public bool Together { get; private set; }

    /// <summary>The person's name, or the alias of a protected person. Sealed.</summary>
    public string? Name { get; private set; }

    /// <summary>What sort of number; null without one.</summary>
    public IdentityKind? IdentityKind { get; private set; }

    /// <summary>Twelve characters. Sealed.</summary>
    public string? IdentityNumber { get; private set; }

    /// <summary>Keyed hash of the number, for the duplicate check.</summary>
    public byte[]? IdentityLookup { get; private set; }

    /// <summary>Birth date by the number.</summary>
    public DateOnly? BirthDate { get; private set; }

    /// <summary>Year of birth.</summary>
    public int? BirthYear { get; private set; }

    /// <summary>Stated gender; null when not asked.</summary>
    public Gender? Gender { get; private set; }

    /// <summary>Municipality, code.</summary>
    public string? KommunCode { get; private set; }

    /// <summary>Sealed.</summary>
    public string? Phone { get; private set; }

    /// <summary>Sealed.</summary>
    public string? Email { get; private set; }

    /// <summary>Codes.</summary>
    public List<string> ContactWays { get; private set; } = [];

    /// <summary>Language code.</summary>
    public string? Language { get; private set; }

    /// <summary>An interpreter is needed.</summary>
    public bool Interpreter { get; private set; }

    /// <summary>Protected personal data: alias and paper file.</summary>
    public bool IsProtected { get; private set; }

    /// <summary>Children under 18 in the household.</summary>
    public bool? Children { get; private set; }

    /// <summary>How many.</summary>
    public int? ChildrenCount { get; private set; }

    /// <summary>Whether income was asked for: an empty list alone does not say.</summary>
    public bool IncomeAsked { get; private set; }

    /// <summary>Income sources, codes.</summary>
    public List<string> Income { get; private set; } = [];

    /// <summary>Code.</summary>
    public string? TimeWithoutWork { get; private set; }

    /// <summary>Code.</summary>
    public string? TimeOnSupport { get; private set; }

    /// <summary>Codes.</summary>
    public List<string> OngoingContacts { get; private set; } = [];

    /// <summary>Officers whom the person is in contact with. Sealed.</summary>
    public string? Officers { get; private set; }

    /// <summary>Takes part in another measure.</summary>
    public bool? InOtherMeasure { get; private set; }

    /// <summary>Qualifies for an ordinary measure.</summary>
    public bool? QualifiesForOrdinary { get; private set; }

    /// <summary>Short description of needs. Sealed.</summary>
    public string? Description { get; private set; }

    /// <summary>The person's own sentence. Sealed.</summary>
    public string? Wish { get; private set; }

    /// <summary>The person wants this.</summary>
    public bool? OwnWish { get; private set; }

    /// <summary>How that was confirmed, code.</summary>
    public string? OwnWishHow { get; private set; }

    /// <summary>Adaptations asked for, codes.</summary>
    public List<string> Needs { get; private set; } = [];

    /// <summary>Every status it has had, with day and user (methods.md 1.2).</summary>
    public IReadOnlyList<ReferralStep> Steps => _steps;

    /// <summary>Staff's answers to the target-group check.</summary>
    public IReadOnlyList<EligibilityAnswer> Answers => _answers;

    /// <summary>Facts for the target-group check.</summary>
    public EligibilityFacts Facts(DateOnly today) => new()
    {
        Today = today, BirthDate = BirthDate, BirthYear = BirthYear, KommunCode = KommunCode, Gender = Gender, Children = Children,
        Income = IncomeAsked ? Income : null, Referrer = Referrer, TimeWithoutWork = TimeWithoutWork,
        InOtherMeasure = InOtherMeasure, QualifiesForOrdinary = QualifiesForOrdinary, OwnWish = OwnWish,
    };

    /// <summary>Staff answer one criterion; null takes the answer back.</summary>
    public void Answer(string ruleCode, Finding? finding, Actor by)
    {
        var answer = _answers.Find(a => a.RuleCode == ruleCode);
        if (finding is null)
        {
            if (answer is not null) _answers.Remove(answer);
        }
        else
        {
            if (answer is null) _answers.Add(answer = new EligibilityAnswer(this, ruleCode));
            answer.Set(finding.Value, by);
        }
        Record(new("referral.eligibility", Detail: ruleCode));
    }

    private void Apply(ReferralTerms terms, DateOnly today)
    {
        (Channel, Initiative, Referrer, Together) = (terms.Channel, terms.Initiative, terms.Referrer, terms.Together);
        ReferrerName = Rule.Text(terms.ReferrerName, TextLimits.Name, nameof(ReferrerName), "Ditt namn");
        ReferrerPhone = Rule.Text(terms.ReferrerPhone, 40, nameof(ReferrerPhone), "Ditt telefonnummer");
        ReferrerEmail = Rule.Text(terms.ReferrerEmail, TextLimits.Name, nameof(ReferrerEmail), "Din e-postadress");
        ReferrerUnit = Rule.Text(terms.ReferrerUnit, TextLimits.Name, nameof(ReferrerUnit), "Enheten");
        IsProtected = terms.Protected;
        if (terms.Protected) Name = "Skyddad person " + Number[^4..];
        else ApplyPerson(terms, today);
        (Gender, Language, Interpreter) = (terms.Gender, terms.Language, terms.Interpreter);
        Rule.Against(terms.ChildrenCount is < 0 or > 20, nameof(ChildrenCount), "Skriv hur många barn det är, mellan 0 och 20.");
        Rule.Against(terms is { Children: false, ChildrenCount: > 0 } or { Children: true, ChildrenCount: 0 }, nameof(ChildrenCount),
            "Svaret om barn hemma och antalet säger emot varandra. Ändra ett av dem.");
        (Children, ChildrenCount) = (terms.Children, terms.Children == true ? terms.ChildrenCount : null);
        (IncomeAsked, Income) = (terms.Income is not null, Rule.Codes(terms.Income));
        (TimeWithoutWork, TimeOnSupport, OngoingContacts) = (terms.TimeWithoutWork, terms.TimeOnSupport, Rule.Codes(terms.OngoingContacts));
        (InOtherMeasure, QualifiesForOrdinary, OwnWish) = (terms.InOtherMeasure, terms.QualifiesForOrdinary, terms.OwnWish);
        OwnWishHow = terms.OwnWish == true ? Rule.Text(terms.OwnWishHow, TextLimits.Code, nameof(OwnWishHow), "Svaret") : null;
        // A protected person's own words could give them away, so they wait for the conversation.
        Description = terms.Protected ? null : Rule.Text(terms.Description, TextLimits.Note, nameof(Description), "Beskrivningen");
        Officers = terms.Protected ? null : Rule.Text(terms.Officers, TextLimits.Reason, nameof(Officers), "Handläggarna");
        Wish = terms.Protected ? null : Rule.Text(terms.Wish, TextLimits.Note, nameof(Wish), "Texten");
        Needs = Rule.Codes(terms.Needs);
    }

    private void ApplyPerson(ReferralTerms terms, DateOnly today)
    {
        Name = Rule.Required(terms.Name, TextLimits.Name, nameof(Name), "Namnet");
        Phone = Rule.Text(terms.Phone, 40, nameof(Phone), "Telefonnumret");
        Email = Rule.Text(terms.Email, TextLimits.Name, nameof(Email), "E-postadressen");
        ContactWays = Rule.Codes(terms.ContactWays);
        KommunCode = Rule.Text(terms.KommunCode, TextLimits.Code, nameof(KommunCode), "Kommunen");
        if (terms.Identity is { } number)
        {
            (IdentityKind, IdentityNumber, IdentityLookup) = (number.Kind, number.Reveal(), terms.IdentityLookup);
            (BirthDate, BirthYear) = (number.BirthDate, number.BirthDate.Year);
            return;
        }
        Rule.Against(terms.BirthYear is { } year && (year > today.Year || year < today.Year - 120), nameof(BirthYear),
            "Födelseåret stämmer inte. Skriv fyra siffror, till exempel 1990.");
        BirthYear = terms.BirthYear;
    }
}

/// <summary>Numbers of receipts.</summary>
internal static class ReferralNumber
{
    // Without I, L, O and U: easy to read over the telephone.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary><c>ANM-2026-</c> and eight characters from the random part of the id: a million million, so that two are never alike in practice.</summary>
    public static string For(Guid id, int year)
    {
        var bytes = id.ToByteArray();
        var tail = string.Create(8, bytes, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = Alphabet[source[^(i + 1)] & 31];
        });
        return $"ANM-{year:0000}-{tail}";
    }
}
