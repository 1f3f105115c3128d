using FluentValidation;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.Administration;

/// <summary>Invites somebody: an account with a first role, and a link that is shown once and, unless the administrator says no, mailed.</summary>
public sealed class AccountNewModel(TimeProvider clock) : MiaPage, IRoleFields
{
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>The link is also mailed to the person.</summary>
    [BindProperty]
    public bool Mail { get; set; } = true;

    internal RoleForm Form { get; private set; } = null!;

    RoleForm IRoleFields.Form => Form;

    RoleInput IRoleFields.Input => Input;

    public string? Link { get; private set; }

    public override async Task LoadAsync(CancellationToken ct) => Form = await Send(new RoleForm.Query());

    public Task OnGetAsync(CancellationToken ct)
    {
        Input = Input with { From = clock.Today() };
        return LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // The account is made once even when the form is posted twice; the link is always the latest.
        Link = Request.SiteAddress() + await Send(new NewLink.Command(await Send(Input), Mail ? Request.SiteAddress() : null));
        return Page();
    }

    /// <summary>Makes the account. Answers with its id.</summary>
    [Requires(Permissions.Accounts)]
    public sealed record Command : RoleInput, ICommand<Guid>
    {
        /// <summary>Name that colleagues see.</summary>
        public string Name { get; init; } = "";

        /// <summary>Work e-mail.</summary>
        public string Email { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            Include(new RoleInputValidator());
            RuleFor(c => c.Name).NotEmpty().WithMessage("Skriv personens namn.").MaximumLength(Platform.Identity.User.MaxName).WithMessage("Skriv högst 100 tecken.");
            RuleFor(c => c.Email).NotEmpty().WithMessage("Skriv personens e-post i tjänsten.").EmailAddress().WithMessage("Skriv e-postadressen så här: namn@kommun.se.")
                .MaximumLength(256).WithMessage("Skriv högst 256 tecken.");
        }
    }

    internal sealed class Handler(AdminScope scope, IAccounts accounts, Platform.Data.PlatformDbContext db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var place = RoleAssignment.IsGlobal(request.RoleOrThrow) ? null : scope.Require(request.Delprojekt);
            scope.RequireMayGive(Guid.Empty, request.RoleOrThrow, place?.Id);
            var user = await accounts.CreateAsync(request.Email, request.Name, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await accounts.GiveRoleAsync(user.Id, request.RoleOrThrow, place?.Id, request.ControllerIn(place), request.From!.Value, request.To, cancellationToken);
            return user.Id;
        }
    }
}
