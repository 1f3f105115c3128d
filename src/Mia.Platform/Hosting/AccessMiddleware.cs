using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Microsoft.AspNetCore.Http;

namespace Mia.Platform.Hosting;

/// <summary>
/// Runs after sign-in, the one place where the data scope is set. Somebody without a role in the delprojekt gets 404, since its existence
/// is none of their business; somebody with a role but without the permission gets 403. Both are logged.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next)
{
    /// <summary>Roles that meet persons. Everybody else sees aggregates only, and no row of a person is in their scope (registration.md R2).</summary>
    private static readonly HashSet<Role> MeetsPersons =
    [
        Role.CaseManager, Role.SeCoach, Role.CbtConsultant, Role.WorkTrainingCoordinator, Role.ProjectLeader, Role.Registrar,
    ];

    public async Task InvokeAsync(HttpContext context, ICurrentDelprojekt current, ICurrentUser user, DataScope scope, IReadAudit audit)
    {
        var page = context.GetEndpoint()?.Metadata.GetMetadata<RequestMetadata>();
        if (page is { SignedIn: true } && user.Id is not null)
        {
            if (current.Value is { } here && !user.RolesHere.Any())
            {
                await RefuseAsync(context, audit, StatusCodes.Status404NotFound);
                return;
            }
            if (page.AnyOf.Count > 0 && !page.AnyOf.Any(user.Can))
            {
                await RefuseAsync(context, audit, StatusCodes.Status403Forbidden);
                return;
            }
        }
        if (current.Value is { } delprojekt) Enter(scope, user, delprojekt.Id);
        await next(context);
    }

    internal static void Enter(DataScope scope, ICurrentUser user, Guid delprojektId)
    {
        var roles = user.Assignments.Where(a => a.DelprojektId == delprojektId && MeetsPersons.Contains(a.Role)).ToList();
        if (roles.Count == 0) return;
        // One role for all controllers opens all; several limited roles would need a set, which no förbund has asked for: the first wins.
        scope.Enter(delprojektId, roles.Any(r => r.ControllerId is null) ? null : roles[0].ControllerId);
    }

    private static async Task RefuseAsync(HttpContext context, IReadAudit audit, int status)
    {
        await audit.RefusedAsync(context.RequestAborted);
        context.Response.StatusCode = status;
    }
}
