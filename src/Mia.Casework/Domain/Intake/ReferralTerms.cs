using Mia.Casework.Domain.People;
using Mia.Platform.People;

namespace Mia.Casework.Domain.Intake;

/// <summary>What a referral says when it comes in (methods.md 1.4).</summary>
public sealed record ReferralTerms
{
    /// <summary>The day it came in, when staff write it down later; null is today.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>Code of <see cref="Codes.CodeLists.Channel"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>Code of <see cref="Codes.CodeLists.Initiative"/>.</summary>
    public required string Initiative { get; init; }

    /// <summary>Code of <see cref="Codes.CodeLists.Referrer"/>.</summary>
    public required string Referrer { get; init; }

    /// <summary>The officer, when one refers.</summary>
    public string? ReferrerName { get; init; }

    /// <summary>The officer's telephone.</summary>
    public string? ReferrerPhone { get; init; }

    /// <summary>The officer's e-mail.</summary>
    public string? ReferrerEmail { get; init; }

    /// <summary>The officer's unit.</summary>
    public string? ReferrerUnit { get; init; }

    /// <summary>Filled in together with the person.</summary>
    public bool Together { get; init; }

    /// <summary>The person's name. Not kept for a protected person.</summary>
    public string? Name { get; init; }

    /// <summary>Checked number, when there is one.</summary>
    public IdentityNumber? Identity { get; init; }

    /// <summary>Keyed hash of the number.</summary>
    public byte[]? IdentityLookup { get; init; }

    /// <summary>Year of birth, when there is no number.</summary>
    public int? BirthYear { get; init; }

    /// <summary>Stated gender; null when not asked.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Municipality, code.</summary>
    public string? KommunCode { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>How the person wants to be contacted, codes.</summary>
    public IReadOnlyList<string> ContactWays { get; init; } = [];

    /// <summary>Language code.</summary>
    public string? Language { get; init; }

    /// <summary>An interpreter is needed.</summary>
    public bool Interpreter { get; init; }

    /// <summary>The person has protected personal data: no name, number, address or place is kept.</summary>
    public bool Protected { get; init; }

    /// <summary>Children under 18 in the household.</summary>
    public bool? Children { get; init; }

    /// <summary>How many.</summary>
    public int? ChildrenCount { get; init; }

    /// <summary>Income sources, codes; null when not asked.</summary>
    public IReadOnlyList<string>? Income { get; init; }

    /// <summary>Code of <see cref="Codes.CodeLists.TimeWithoutWork"/>.</summary>
    public string? TimeWithoutWork { get; init; }

    /// <summary>Code of <see cref="Codes.CodeLists.TimeOnSupport"/>.</summary>
    public string? TimeOnSupport { get; init; }

    /// <summary>Ongoing contacts, codes.</summary>
    public IReadOnlyList<string> OngoingContacts { get; init; } = [];

    /// <summary>Officers whom the person is in contact with.</summary>
    public string? Officers { get; init; }

    /// <summary>Takes part in another labour-market measure.</summary>
    public bool? InOtherMeasure { get; init; }

    /// <summary>Qualifies for an ordinary work-preparing measure.</summary>
    public bool? QualifiesForOrdinary { get; init; }

    /// <summary>Short description of needs.</summary>
    public string? Description { get; init; }

    /// <summary>The person's own sentence.</summary>
    public string? Wish { get; init; }

    /// <summary>The person wants this.</summary>
    public bool? OwnWish { get; init; }

    /// <summary>How that was confirmed, code of <see cref="Codes.CodeLists.WishConfirmed"/>.</summary>
    public string? OwnWishHow { get; init; }

    /// <summary>Adaptations asked for, codes.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}
