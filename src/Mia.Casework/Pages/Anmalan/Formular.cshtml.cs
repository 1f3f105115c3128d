using FluentValidation;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
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
    public sealed class Command : ReferralInput, ICommand<string>
    {
        public Sender? Sender { get; set; }

        /// <summary>Hidden from people; filled in by programs that send rubbish.</summary>
        public string? Webbplats { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider time)
        {
            RuleFor(c => c.Sender).Must(s => s is not null && Enum.IsDefined(s.Value)).WithMessage("Välj vem som fyller i.");
            Include(new ReferralInputRules(codes, time));
            When(c => c.Sender == Anmalan.Sender.Officer, () =>
            {
                RuleFor(c => c.Referrer).NotEmpty().WithMessage("Välj var du arbetar.");
                RuleFor(c => c.ReferrerName).NotEmpty().WithMessage("Skriv ditt namn.");
                RuleFor(c => c.ReferrerPhone).NotEmpty().When(c => string.IsNullOrWhiteSpace(c.ReferrerEmail)).WithMessage("Skriv telefon eller e-post så att vi når dig.");
            });
            When(c => c.Sender is Anmalan.Sender.Officer or Anmalan.Sender.Helper, () =>
                RuleFor(c => c.OwnWish).Must(wish => wish == true).WithMessage("Personen måste själv vilja och veta att du skickar. Mia är frivilligt."));
            When(c => !c.Protected, () =>
            {
                RuleFor(c => c.KommunCode).NotEmpty().WithMessage("Välj kommun.");
                RuleFor(c => c.Phone).NotEmpty().When(c => string.IsNullOrWhiteSpace(c.Email) && c.Sender != Anmalan.Sender.Officer)
                    .WithMessage("Skriv telefon eller e-post så att vi kan svara.");
            });
            When(c => c.Protected, () => RuleFor(c => c.Sender).Equal(Anmalan.Sender.Officer)
                .WithMessage("Har du skyddade personuppgifter? Be din handläggare skicka anmälan."));
        }
    }

    internal sealed class Handler(ReferralIntake intake, ICodeLists codes, TimeProvider time) : IRequestHandler<Command, string>
    {
        public Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var by = new Actor(null, time.UtcNow());
            // A program believes that it has succeeded, and tries no further.
            if (!string.IsNullOrEmpty(request.Webbplats)) return Task.FromResult(ReferralNumber.For(Guid.NewGuid(), by.Today.Year));
            return Task.FromResult(intake.Receive(request, Origin(request), by).Number);
        }

        private ReferralOrigin Origin(Command c)
        {
            var self = codes.Marked(CodeLists.Referrer, CodeMarks.Self).First();
            return c.Sender switch
            {
                Anmalan.Sender.Officer => new(Channels.Form, "HANDL", c.Referrer!, false, true, c.OwnWishHow),
                Anmalan.Sender.Helper => new(Channels.Form, "ANH", self, true, true, "TILLS"),
                _ => new(Channels.Form, "PERS", self, false, true, "SJALV"),
            };
        }
    }
}
