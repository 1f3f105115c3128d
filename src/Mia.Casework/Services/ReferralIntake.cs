using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Pages.Anmalan;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.People;

namespace Mia.Casework.Services;

/// <summary>How a referral came in, beside what it says about the person.</summary>
/// <param name="Channel">Code of <see cref="CodeLists.Channel"/>.</param>
/// <param name="Initiative">Code of <see cref="CodeLists.Initiative"/>.</param>
/// <param name="Referrer">Code of <see cref="CodeLists.Referrer"/>.</param>
/// <param name="Together">Filled in together with the person.</param>
/// <param name="OwnWish">The person wants this; null when nobody has said.</param>
/// <param name="OwnWishHow">How that is known, code of <see cref="CodeLists.WishConfirmed"/>.</param>
/// <param name="ReceivedOn">The day it came in; null is today.</param>
public sealed record ReferralOrigin(string Channel, string Initiative, string Referrer, bool Together, bool? OwnWish, string? OwnWishHow, DateOnly? ReceivedOn = null);

/// <summary>Receives referrals, whichever form they come from.</summary>
public sealed class ReferralIntake(CaseworkDbContext db, ICurrentDelprojekt current, ICodeLists codes, IdentityLookup lookup)
{
    /// <summary>Makes the referral. It is saved with the command.</summary>
    /// <exception cref="RuleException">Something that the form says cannot be.</exception>
    public Referral Receive(ReferralInput input, ReferralOrigin origin, Actor by)
    {
        var here = current.Required;
        var number = input.Protected ? null : Number(input.IdentityNumber, by.Today);
        var referral = new Referral(here.Id, Controller(here, input.KommunCode), new()
        {
            Channel = origin.Channel, Initiative = origin.Initiative, Referrer = origin.Referrer, Together = origin.Together, ReceivedOn = origin.ReceivedOn,
            OwnWish = origin.OwnWish, OwnWishHow = origin.OwnWishHow,
            ReferrerName = input.ReferrerName, ReferrerPhone = input.ReferrerPhone, ReferrerEmail = input.ReferrerEmail, ReferrerUnit = input.ReferrerUnit,
            Protected = input.Protected, Name = input.Name, Identity = number, IdentityLookup = number is { } known ? lookup.Of(known) : null,
            BirthYear = input.BirthYear, Gender = input.Gender, KommunCode = input.KommunCode, Phone = input.Phone, Email = input.Email,
            ContactWays = input.ContactWays, Language = input.Language, Interpreter = input.Needs.Contains("TOLK"),
            Children = input.Children ?? (input.ChildrenCount > 0 ? true : null), ChildrenCount = input.ChildrenCount,
            Income = input.Income.Count > 0 ? input.Income : null, TimeWithoutWork = input.TimeWithoutWork, TimeOnSupport = input.TimeOnSupport,
            OngoingContacts = input.OngoingContacts, Officers = input.Officers, InOtherMeasure = input.InOtherMeasure,
            QualifiesForOrdinary = input.QualifiesForOrdinary, Description = input.Description, Wish = input.Wish, Needs = input.Needs,
        }, by);
        db.Add(referral);
        return referral;
    }

    /// <summary>What the duplicate search needs of a form. A number that cannot be one is left out: the form says so when it is saved.</summary>
    public DuplicateQuery Likely(string? name, string? number, int? birthYear, DateOnly today)
    {
        var known = !string.IsNullOrWhiteSpace(number) && IdentityNumber.TryParse(number, today, out var parsed, out _) ? parsed : (IdentityNumber?)null;
        return new(null, name, known is { } found ? lookup.Of(found) : null, known?.BirthDate, known?.BirthDate.Year ?? birthYear);
    }

    /// <summary>The controller of the person's municipality, when its name says so; else the delprojekt's first.</summary>
    private Guid Controller(DelprojektInfo here, string? kommunCode)
    {
        var kommun = codes.Text(CodeLists.Kommun, kommunCode);
        var own = here.Controllers.FirstOrDefault(c => kommun.Length > 0 && c.Name.StartsWith(kommun, StringComparison.OrdinalIgnoreCase));
        return (own ?? here.Controllers[0]).Id;
    }

    private static IdentityNumber? Number(string? typed, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        return IdentityNumber.TryParse(typed, today, out var number, out var error) ? number : throw new RuleException(nameof(ReferralInput.IdentityNumber), error);
    }
}
