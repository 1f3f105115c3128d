using Mia.Casework.Access;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Inkorg;

/// <summary>Takes the latest decision back.</summary>
public sealed class OppnaIgenModel : MiaPage
{
    /// <summary>Which referral.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Nothing to see here by itself.</summary>
    public IActionResult OnGet() => Redirect(Go($"inkorg/{Id}"));

    /// <summary>Does it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(new Command(Id));
        return Done(Go($"inkorg/{Id}"), "Beslutet är borttaget. Anmälan är under bedömning.");
    }

    /// <summary>Which referral.</summary>
    [Requires(CaseworkPermissions.WriteReferrals)]
    public sealed record Command(Guid Id) : ICommand<Guid>;

    internal sealed class Handler(ReferralStore store, ICurrentUser user, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await store.ToChangeAsync(request.Id, null, cancellationToken);
            referral.Reopen(user.Acting(time));
            return referral.Id;
        }
    }
}
