using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Inkorg;

/// <summary>A place on the waiting list, with a day when it is looked at again.</summary>
public sealed class VantelistaModel(TimeProvider time) : MiaPage
{
    /// <summary>Which referral.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The place.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>Who it is about.</summary>
    public ReferralHead Head { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Head = await Send(new ReferralHeadQuery(Id));

    /// <summary>Shows the form, with the usual day of review.</summary>
    public async Task OnGetAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        Input.Version = Head.Version;
        Input.ReviewOn = time.Today().AddDays(await Send(new ReviewQuery()));
    }

    /// <summary>Puts the person on the list.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Input.Id = Id;
        await Send(Input);
        return Done(Go($"inkorg/{Id}"), "Personen står på väntelistan.");
    }

    /// <summary>A place on the list.</summary>
    [Requires(CaseworkPermissions.WriteReferrals)]
    public sealed class Command : ICommand<Guid>
    {
        public Guid Id { get; set; }
        public Guid? Version { get; set; }
        public string? Priority { get; set; }
        public DateOnly? ReviewOn { get; set; }
        public string? DecisionReason { get; set; }
    }

    /// <summary>Days until the next look, as the delprojekt has set it.</summary>
    [Requires(CaseworkPermissions.WriteReferrals)]
    public sealed record ReviewQuery : IQuery<int>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider time)
        {
            RuleFor(c => c.Priority).CodeOf(codes, time, CodeLists.Priority);
            RuleFor(c => c.ReviewOn).NotNull().WithMessage("Välj när platsen gås igenom nästa gång.");
            RuleFor(c => c.DecisionReason).NotEmpty().WithMessage("Skriv varför personen väntar.").AtMost(TextLimits.Reason);
        }
    }

    internal sealed class Handler(ReferralStore store, DatedSettings settings, ICurrentUser user, TimeProvider time)
        : IRequestHandler<Command, Guid>, IRequestHandler<ReviewQuery, int>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await store.ToChangeAsync(request.Id, request.Version, cancellationToken);
            referral.PutOnWaitingList(request.Priority, request.ReviewOn!.Value, request.DecisionReason, user.Acting(time));
            return referral.Id;
        }

        public Task<int> Handle(ReviewQuery request, CancellationToken cancellationToken) =>
            settings.DaysAsync(SettingKeys.WaitingListReview, cancellationToken);
    }
}
