using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Web;
using Microsoft.AspNetCore.Mvc;
using MediatR;

namespace Mia.Admin.Pages.Account;

/// <summary>The signed-in person's own account: roles, sessions, second step, password.</summary>
public sealed class ProfileModel(ICurrentUser user, ISessions sessions, ISecondSteps steps, IDelprojektDirectory directory) : MiaPage
{
    [BindProperty]
    public Guid Session { get; set; }

    [BindProperty]
    public string CurrentPassword { get; set; } = "";

    [BindProperty]
    public string NewPassword { get; set; } = "";

    public string Name => user.Name;

    public IReadOnlyList<RoleRow> Roles => [.. user.Assignments.Select(a => new RoleRow(a.Role.Swedish(), Where(a)))];

    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];

    public SecondStepState State { get; private set; } = new(false, false, [], 0);

    public override async Task LoadAsync(CancellationToken ct) =>
        (Sessions, State) = (await sessions.OfAsync(user.Id!.Value, ct), await steps.StateAsync(ct));

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostEndAsync()
    {
        await Send(new EndSession.Command(Session));
        return Done("/mitt-konto", "Sessionen är avslutad.");
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken ct)
    {
        await steps.ChangePasswordAsync(CurrentPassword, NewPassword, ct);
        return Done("/mitt-konto", "Lösenordet är bytt. Du är utloggad överallt utom här.");
    }

    private string Where(Assignment a) => a.DelprojektId is not { } id ? "Hela installationen"
        : directory.Find(id) is not { } place ? "Stängt delprojekt"
        : a.ControllerId is { } c ? $"{place.Name}, {place.Controllers.FirstOrDefault(x => x.Id == c)?.Name}" : place.Name;

    /// <summary>A role in words.</summary>
    public sealed record RoleRow(string Role, string Where);
}

/// <summary>Ends one of the person's own sessions.</summary>
internal static class EndSession
{
    /// <param name="Session">Which.</param>
    [SignedIn]
    internal sealed record Command(Guid Session) : ICommand<bool>;

    internal sealed class Validator : FluentValidation.AbstractValidator<Command>;

    internal sealed class Handler(ISessions sessions, ICurrentUser user) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await sessions.EndAsync(user.Id!.Value, request.Session, null, "revoked", cancellationToken);
            return true;
        }
    }
}
