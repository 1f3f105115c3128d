using FluentValidation;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.People;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Mia.Casework.Pages.Anmalan;

/// <summary>Who fills in the public form.</summary>
public enum Sender
{
    /// <summary>The person.</summary>
    Self = 1,

    /// <summary>Somebody who helps, together with the person.</summary>
    Helper = 2,

    /// <summary>An officer of an authority.</summary>
    Officer = 3,
}

/// <summary>The public form: anybody may send a referral, without an account.</summary>
[AllowAnonymous]
[EnableRateLimiting("public")]
public sealed class FormularModel : MiaPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>Receives the referral and shows a receipt.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var number = await Send(Input);
        return Done($"/anmalan/{Here.Slug}/kvitto?nummer={number}", "");
    }

    /// <summary>A referral from outside.</summary>
    [Anonymous]
    public sealed class Command : ICommand<string>
    {
        public Sender? Sender { get; set; }
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
        public List<string> Income { get; set; } = [];
        public string? TimeWithoutWork { get; set; }
        public bool? InOtherMeasure { get; set; }
        public bool? QualifiesForOrdinary { get; set; }
        public string? Description { get; set; }
        public string? Wish { get; set; }
        public List<string> Needs { get; set; } = [];
        public bool OwnWish { get; set; }

        /// <summary>Hidden from people; filled in by programs that send rubbish.</summary>
        public string? Webbplats { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider time)
        {
            RuleFor(c => c.Sender).Must(s => s is not null && Enum.IsDefined(s.Value)).WithMessage("Välj vem som fyller i.");
            RuleFor(c => c.Gender).IsInEnum().WithMessage("Välj ett av alternativen.");
            foreach (var text in new System.Linq.Expressions.Expression<Func<Command, string?>>[] { c => c.Name, c => c.Email, c => c.ReferrerName, c => c.ReferrerEmail, c => c.ReferrerUnit })
                RuleFor(text).AtMost(TextLimits.Name);
            RuleFor(c => c.Phone).AtMost(40);
            RuleFor(c => c.ReferrerPhone).AtMost(40);
            RuleFor(c => c.IdentityNumber).AtMost(40);
            RuleFor(c => c.Description).AtMost(TextLimits.Note);
            RuleFor(c => c.Wish).AtMost(TextLimits.Note);
            RuleFor(c => c.KommunCode).CodeOf(codes, time, CodeLists.Kommun);
            RuleFor(c => c.Referrer).CodeOf(codes, time, CodeLists.Referrer);
            RuleFor(c => c.Language).CodeOf(codes, time, CodeLists.Language);
            RuleFor(c => c.TimeWithoutWork).CodeOf(codes, time, CodeLists.TimeWithoutWork);
            RuleFor(c => c.ContactWays).CodesOf(codes, time, CodeLists.ContactWay);
            RuleFor(c => c.Income).CodesOf(codes, time, CodeLists.Income);
            RuleFor(c => c.Needs).CodesOf(codes, time, CodeLists.Need);
            When(c => c.Sender == Anmalan.Sender.Officer, () =>
            {
                RuleFor(c => c.Referrer).NotEmpty().WithMessage("Välj var du arbetar.");
                RuleFor(c => c.ReferrerName).NotEmpty().WithMessage("Skriv ditt namn.");
                RuleFor(c => c.ReferrerPhone).NotEmpty().When(c => string.IsNullOrWhiteSpace(c.ReferrerEmail)).WithMessage("Skriv telefon eller e-post så att vi når dig.");
            });
            When(c => c.Sender is Anmalan.Sender.Officer or Anmalan.Sender.Helper, () =>
                RuleFor(c => c.OwnWish).Equal(true).WithMessage("Personen måste själv vilja och veta att du skickar. Mia är frivilligt."));
            When(c => !c.Protected, () =>
            {
                RuleFor(c => c.Name).NotEmpty().WithMessage("Skriv namnet.");
                RuleFor(c => c.BirthYear).NotNull().When(c => string.IsNullOrWhiteSpace(c.IdentityNumber)).WithMessage("Skriv födelseår med fyra siffror, eller personnummer.");
                RuleFor(c => c.KommunCode).NotEmpty().WithMessage("Välj kommun.");
                RuleFor(c => c.Phone).NotEmpty().When(c => string.IsNullOrWhiteSpace(c.Email) && c.Sender != Anmalan.Sender.Officer)
                    .WithMessage("Skriv telefon eller e-post så att vi kan svara.");
            });
            When(c => c.Protected, () => RuleFor(c => c.Sender).Equal(Anmalan.Sender.Officer)
                .WithMessage("Har du skyddade personuppgifter? Be din handläggare skicka anmälan."));
        }
    }

    internal sealed class Handler(CaseworkDbContext db, ICurrentDelprojekt current, ICodeLists codes, IdentityLookup lookup, TimeProvider time)
        : IRequestHandler<Command, string>
    {
        public Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var by = new Actor(null, time.UtcNow());
            // A program believes that it has succeeded, and tries no further.
            if (!string.IsNullOrEmpty(request.Webbplats)) return Task.FromResult(ReferralNumber.For(Guid.NewGuid(), by.Today.Year));
            var here = current.Required;
            var referral = new Referral(here.Id, Controller(here, request), Terms(request, by.Today), by);
            db.Add(referral);
            return Task.FromResult(referral.Number);
        }

        /// <summary>The controller of the person's municipality, when its name says so; else the delprojekt's first.</summary>
        private Guid Controller(DelprojektInfo here, Command request)
        {
            var kommun = codes.Text(CodeLists.Kommun, request.KommunCode);
            var own = here.Controllers.FirstOrDefault(c => kommun.Length > 0 && c.Name.StartsWith(kommun, StringComparison.OrdinalIgnoreCase));
            return (own ?? here.Controllers[0]).Id;
        }

        private ReferralTerms Terms(Command c, DateOnly today)
        {
            var number = ReadNumber(c, today);
            var officer = c.Sender == Anmalan.Sender.Officer;
            return new()
            {
                Channel = "WEBB", Initiative = officer ? "HANDL" : c.Sender == Anmalan.Sender.Helper ? "ANH" : "PERS",
                Referrer = officer ? c.Referrer! : codes.Marked(CodeLists.Referrer, CodeMarks.Self).First(),
                ReferrerName = c.ReferrerName, ReferrerPhone = c.ReferrerPhone, ReferrerEmail = c.ReferrerEmail, ReferrerUnit = c.ReferrerUnit,
                Together = c.Sender == Anmalan.Sender.Helper, Protected = c.Protected, Name = c.Name, Identity = number,
                IdentityLookup = number is { } known ? lookup.Of(known) : null, BirthYear = c.BirthYear, Gender = c.Gender, KommunCode = c.KommunCode,
                Phone = c.Phone, Email = c.Email, ContactWays = c.ContactWays, Language = c.Language, Interpreter = c.Needs.Contains("TOLK"),
                Children = c.Children, Income = c.Income.Count > 0 ? c.Income : null, TimeWithoutWork = c.TimeWithoutWork,
                InOtherMeasure = c.InOtherMeasure, QualifiesForOrdinary = c.QualifiesForOrdinary, Description = c.Description, Wish = c.Wish,
                OwnWish = c.Sender == Anmalan.Sender.Self || c.OwnWish ? true : null, Needs = c.Needs,
            };
        }

        private static Platform.People.IdentityNumber? ReadNumber(Command c, DateOnly today)
        {
            if (c.Protected || string.IsNullOrWhiteSpace(c.IdentityNumber)) return null;
            return Platform.People.IdentityNumber.TryParse(c.IdentityNumber, today, out var number, out var error)
                ? number : throw new RuleException(nameof(c.IdentityNumber), error);
        }
    }
}
