using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>Makes a one-time link for an account; older ones stop working.</summary>
internal static class NewLink
{
    /// <summary>Answers with the path of the link. Opens its own write, so that the secret is stored nowhere with the form's key.</summary>
    /// <param name="UserId">Whose account.</param>
    [Requires(Permissions.Accounts), OwnTransaction]
    internal sealed record Command(Guid UserId) : ICommand<string>;

    internal sealed class Validator : FluentValidation.AbstractValidator<Command>;

    internal sealed class Handler(AdminScope scope, DataSession data, PlatformDbContext db, IAccounts accounts) : IRequestHandler<Command, string>
    {
        public Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var member = scope.RequireStaff(request.UserId);
            if (!scope.MayChange(member)) throw new NotFoundException();
            return data.WriteAsync(async ct => await accounts.LinkAsync(await db.Set<User>().SingleAsync(u => u.Id == member.Id, ct), ct), cancellationToken);
        }
    }
}
