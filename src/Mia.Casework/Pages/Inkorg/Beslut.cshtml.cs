using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Inkorg;

/// <summary>What a human decides about a referral.</summary>
public enum Decision
{
    /// <summary>Erbjud plats.</summary>
    Offer = 1,

    /// <summary>Hänvisa vidare.</summary>
    ReferOn = 2,

    /// <summary>Personen tackar nej.</summary>
    DeclinedByPerson = 3,

    /// <summary>Ej aktuell.</summary>
    NotRelevant = 4,
}

/// <summary>Decision with reason.</summary>
public sealed class BeslutModel : MiaPage
{
    /// <summary>Which referral.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The decision.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>Who it is about.</summary>
    public ReferralHead Head { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Head = await Send(new ReferralHeadQuery(Id));

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        Input.Version = Head.Version;
    }

    /// <summary>Saves the decision.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Input.Id = Id;
        await Send(Input);
        return Done(Go($"inkorg/{Id}"), "Beslutet är sparat. Du kan ångra det på sidan.");
    }

    /// <summary>A decision.</summary>
    [Requires(CaseworkPermissions.WriteReferrals)]
    public sealed class Command : ICommand<Guid>
    {
        public Guid Id { get; set; }
        public Guid? Version { get; set; }
        public Decision? Decision { get; set; }
        public string? Party { get; set; }
        public string? ReferredTo { get; set; }
        public string? Why { get; set; }
        public string? DecisionReason { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider time)
        {
            RuleFor(c => c.Decision).Must(d => d is not null && Enum.IsDefined(d.Value)).WithMessage("Välj ett beslut.");
            RuleFor(c => c.DecisionReason).NotEmpty().WithMessage("Skriv skälet till beslutet.").AtMost(TextLimits.Reason);
            RuleFor(c => c.ReferredTo).AtMost(TextLimits.Name);
            RuleFor(c => c.Party).CodeOf(codes, time, CodeLists.Party);
            RuleFor(c => c.Party).NotEmpty().When(c => c.Decision == Inkorg.Decision.ReferOn).WithMessage("Välj vart personen hänvisas.");
            RuleFor(c => c.Why).CodeOf(codes, time, CodeLists.NotRelevant);
            RuleFor(c => c.Why).NotEmpty().When(c => c.Decision == Inkorg.Decision.NotRelevant).WithMessage("Välj varför anmälan inte är aktuell.");
        }
    }

    internal sealed class Handler(ReferralStore store, ICurrentUser user, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await store.ToChangeAsync(request.Id, request.Version, cancellationToken);
            var by = user.Acting(time);
            var purgeOn = await store.PurgeOnAsync(referral.DelprojektId, by.Today, cancellationToken);
            switch (request.Decision)
            {
                case Decision.Offer: referral.Offer(request.DecisionReason, by); break;
                case Decision.ReferOn: referral.ReferOn(request.Party, request.ReferredTo, request.DecisionReason, purgeOn, by); break;
                case Decision.DeclinedByPerson: referral.DeclineByPerson(request.DecisionReason, purgeOn, by); break;
                default: referral.NotRelevant(request.Why, request.DecisionReason, purgeOn, by); break;
            }
            return referral.Id;
        }
    }
}
