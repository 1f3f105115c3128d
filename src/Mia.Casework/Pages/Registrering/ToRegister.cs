using Mia.Casework.Access;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Registrering;

/// <summary>What the registrar's start page begins with: who is to be registered in and out, with age in days (methods.md 16).</summary>
public sealed class ToRegister(IMediator mediator) : ViewComponent
{
    private const int Most = 10;

    /// <summary>Draws the two lists.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View("/Pages/Registrering/_Lists.cshtml", await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>The lists.</summary>
    [Requires(CaseworkPermissions.WriteRegistrations)]
    public sealed record Query : IQuery<ToRegisterView>;

    internal sealed class Reader(RegistrationLists lists) : IRequestHandler<Query, ToRegisterView>
    {
        public async Task<ToRegisterView> Handle(Query request, CancellationToken cancellationToken) => await lists.ReadAsync(Most, writes: true, cancellationToken) with { OnStart = true };
    }
}
