using FluentValidation;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Casework.Services;

namespace Mia.Casework.Pages.Anmalan;

/// <summary>What both forms of a referral ask for (methods.md 1.4): the public one, and the one that staff fill in after a call or a visit.</summary>
public abstract class ReferralInput
{
    public string? ReferrerName { get; set; }
    public string? ReferrerPhone { get; set; }
    public string? ReferrerEmail { get; set; }
    public string? ReferrerUnit { get; set; }
    public string? Referrer { get; set; }
    public bool Protected { get; set; }
    public string? Name { get; set; }
    public string? IdentityNumber { get; set; }
    public int? BirthYear { get; set; }
    public Gender? Gender { get; set; }
    public string? KommunCode { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public List<string> ContactWays { get; set; } = [];
    public string? Language { get; set; }
    public bool? Children { get; set; }
    public int? ChildrenCount { get; set; }
    public List<string> Income { get; set; } = [];
    public string? TimeWithoutWork { get; set; }
    public string? TimeOnSupport { get; set; }
    public List<string> OngoingContacts { get; set; } = [];
    public string? Officers { get; set; }
    public bool? InOtherMeasure { get; set; }
    public bool? QualifiesForOrdinary { get; set; }
    public string? Description { get; set; }
    public string? Wish { get; set; }
    public bool? OwnWish { get; set; }
    public string? OwnWishHow { get; set; }
    public List<string> Needs { get; set; } = [];
}

/// <summary>Limits and codes of the common fields.</summary>
internal sealed class ReferralInputRules : AbstractValidator<ReferralInput>
{
    public ReferralInputRules(ICodeLists codes, TimeProvider time)
    {
        RuleFor(c => c.Gender).IsInEnum().WithMessage("Välj ett av alternativen.");
        foreach (var text in new System.Linq.Expressions.Expression<Func<ReferralInput, string?>>[] { c => c.Name, c => c.Email, c => c.ReferrerName, c => c.ReferrerEmail, c => c.ReferrerUnit })
            RuleFor(text).AtMost(TextLimits.Name);
        RuleFor(c => c.Phone).AtMost(40);
        RuleFor(c => c.ReferrerPhone).AtMost(40);
        RuleFor(c => c.IdentityNumber).AtMost(40);
        RuleFor(c => c.Description).AtMost(TextLimits.Note);
        RuleFor(c => c.Wish).AtMost(TextLimits.Note);
        RuleFor(c => c.Officers).AtMost(TextLimits.Reason);
        RuleFor(c => c.KommunCode).CodeOf(codes, time, CodeLists.Kommun);
        RuleFor(c => c.Referrer).CodeOf(codes, time, CodeLists.Referrer);
        RuleFor(c => c.Language).CodeOf(codes, time, CodeLists.Language);
        RuleFor(c => c.TimeWithoutWork).CodeOf(codes, time, CodeLists.TimeWithoutWork);
        RuleFor(c => c.TimeOnSupport).CodeOf(codes, time, CodeLists.TimeOnSupport);
        RuleFor(c => c.OwnWishHow).CodeOf(codes, time, CodeLists.WishConfirmed);
        RuleFor(c => c.ContactWays).CodesOf(codes, time, CodeLists.ContactWay);
        RuleFor(c => c.Income).CodesOf(codes, time, CodeLists.Income);
        RuleFor(c => c.OngoingContacts).CodesOf(codes, time, CodeLists.OngoingContact);
        RuleFor(c => c.Needs).CodesOf(codes, time, CodeLists.Need);
        When(c => !c.Protected, () =>
        {
            RuleFor(c => c.Name).NotEmpty().WithMessage("Skriv namnet.");
            RuleFor(c => c.BirthYear).NotNull().When(c => string.IsNullOrWhiteSpace(c.IdentityNumber)).WithMessage("Skriv födelseår med fyra siffror, eller personnummer.");
        });
    }
}
