using FluentValidation;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Admin.Pages.Administration;

/// <summary>A role as it is chosen in a form.</summary>
public record RoleInput
{
    /// <summary>Which.</summary>
    public Role? Role { get; init; }

    /// <summary>Slug; empty for roles of the whole installation.</summary>
    public string Delprojekt { get; init; } = "";

    /// <summary>Id of the controller it is limited to; null for all.</summary>
    public Guid? Controller { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day; null until further notice.</summary>
    public DateOnly? To { get; init; }

    internal Role RoleOrThrow => Role ?? throw new RuleException(nameof(Role), "Välj en roll.");

    /// <summary>The controller, which must belong to the delprojekt.</summary>
    internal Guid? ControllerIn(DelprojektInfo? place) => Controller is not { } id ? null
        : place?.Controllers.Any(c => c.Id == id) == true ? id
        : throw new RuleException(nameof(Controller), "Huvudmannen hör inte till delprojektet. Välj en som gör det, eller lämna tomt.");
}

internal sealed class RoleInputValidator : AbstractValidator<RoleInput>
{
    public RoleInputValidator()
    {
        RuleFor(c => c.Role).NotNull().WithMessage("Välj en roll.").IsInEnum().WithMessage("Välj en roll.");
        RuleFor(c => c.Delprojekt).NotEmpty().When(c => c.Role is { } r && !Platform.Identity.RoleAssignment.IsGlobal(r)).WithMessage("Välj vilket delprojekt rollen gäller.");
        RuleFor(c => c.From).NotNull().WithMessage("Skriv första dagen, till exempel 2026-11-23.");
        RuleFor(c => c.To).GreaterThanOrEqualTo(c => c.From).When(c => c.To is not null && c.From is not null).WithMessage("Sista dagen kan inte vara före första dagen.");
    }
}

/// <summary>Choices of the role form.</summary>
internal sealed record RoleForm(IReadOnlyList<SelectListItem> Roles, IReadOnlyList<SelectListItem> Places, IReadOnlyList<SelectListItem> Controllers)
{
    [Requires(Permissions.Accounts)]
    internal sealed record Query : IQuery<RoleForm>;

    internal sealed class Handler(AdminScope scope) : IRequestHandler<Query, RoleForm>
    {
        public Task<RoleForm> Handle(Query request, CancellationToken cancellationToken) => Task.FromResult(new RoleForm(
            [.. scope.Roles.Select(r => new SelectListItem(r.Swedish(), r.ToString()))],
            [.. scope.Delprojekt.Select(d => new SelectListItem(d.Name, d.Slug))],
            [.. scope.Delprojekt.SelectMany(d => d.Controllers.Select(c => new SelectListItem($"{c.Name} ({d.Name})", c.Id.ToString())))]));
    }
}

/// <summary>The site's own address, for links that are handed over outside it.</summary>
internal static class SiteAddresses
{
    public static string SiteAddress(this HttpRequest request) => $"{request.Scheme}://{request.Host}";
}

/// <summary>A page with the fields of a role (partial <c>_RoleFields</c>).</summary>
internal interface IRoleFields
{
    RoleForm Form { get; }

    RoleInput Input { get; }
}
