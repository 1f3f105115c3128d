using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.People;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Ihopkoppling;

/// <summary>Says that two records are two persons. Sent from a referral and from a participant; saying it again changes nothing.</summary>
public static class TellApart
{
    /// <summary>The two records: participants or referrals.</summary>
    [Requires(CaseworkPermissions.WriteReferrals, CaseworkPermissions.JoinPersons)]
    public sealed record Command(Guid SubjectId, Guid OtherId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.OtherId).NotEmpty().NotEqual(c => c.SubjectId).WithMessage("Välj en av träffarna.");
    }

    internal sealed class Handler(CaseworkDbContext db, CaseAccess access, CaseDesk desk) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var (one, two) = (request.SubjectId, request.OtherId);
            if (await FindAsync(one, cancellationToken) is not { } owner || await FindAsync(two, cancellationToken) is null) throw await desk.RefusedAsync(cancellationToken);
            if (await db.NotSamePersons.AnyAsync(n => (n.FirstId == one && n.SecondId == two) || (n.FirstId == two && n.SecondId == one), cancellationToken)) return false;
            db.Add(new NotSamePerson(owner, one, two, desk.By));
            return true;
        }

        /// <summary>A referral, or a participant whom the reader may know of.</summary>
        private async Task<IOwned?> FindAsync(Guid id, CancellationToken ct) =>
            (IOwned?)await db.Cases.AsNoTracking().Where(access.Listable()).FirstOrDefaultAsync(c => c.ParticipantId == id, ct)
            ?? await db.Referrals.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct);
    }
}
