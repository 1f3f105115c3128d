using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Mail;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mia.Admin.Pages.Administration;

/// <summary>Makes a one-time link for an account; older ones stop working.</summary>
internal static class NewLink
{
    /// <summary>Answers with the path of the link. Opens its own write, so that the secret is stored nowhere with the form's key.</summary>
    /// <param name="UserId">Whose account.</param>
    /// <param name="MailFrom">Address of the site, when the link is also mailed to the person's work address; null: it is only shown.</param>
    [Requires(Permissions.Accounts), OwnTransaction]
    internal sealed record Command(Guid UserId, string? MailFrom = null) : ICommand<string>;

    internal sealed class Validator : FluentValidation.AbstractValidator<Command>;

    internal sealed class Handler(AdminScope scope, DataSession data, PlatformDbContext db, IAccounts accounts, IMailOutbox mail, IOptions<SignInSettings> settings)
        : IRequestHandler<Command, string>
    {
        public Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var member = scope.RequireStaff(request.UserId);
            if (!scope.MayChange(member)) throw new NotFoundException();
            return data.WriteAsync(async ct =>
            {
                var user = await db.Set<User>().SingleAsync(u => u.Id == member.Id, ct);
                var link = await accounts.LinkAsync(user, ct);
                if (request.MailFrom is { } site && user.Email is { Length: > 0 } address)
                {
                    mail.Add(user.PasswordHash is null ? "invitation" : "new-password", address, user.PasswordHash is null ? "Ditt konto i Mia" : "Nytt lösenord i Mia",
                        $"""
                        Hej!

                        Öppna länken och välj ett lösenord. Den fungerar en gång och i {settings.Value.InvitationDays} dagar.

                        {site}{link}

                        Väntade du inte på det här? Kasta mejlet och säg till den som sköter Mia hos er.
                        """);
                }
                return link;
            }, cancellationToken);
        }
    }
}

/// <summary>A new link as it is shown, once. Model of <c>_Link</c>.</summary>
/// <param name="Link">Whole address.</param>
/// <param name="Mailed">It is also on its way by mail.</param>
public sealed record NewLinkView(string Link, bool Mailed);
