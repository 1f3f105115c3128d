using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Visits;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Idag;

/// <summary>Notes that the reader looks at the start page. Asked first whether there is anything to note, so that most looks write nothing.</summary>
internal static class Visits
{
    /// <summary>Whether this look is worth a note.</summary>
    [Requires(CaseworkPermissions.Start)]
    internal sealed record IsNews : IQuery<bool>;

    /// <summary>The note.</summary>
    [Requires(CaseworkPermissions.Start)]
    internal sealed record Look : ICommand<bool>;

    internal sealed class Handler(CaseworkDbContext db, ISessions sessions, ICurrentUser user, ICurrentDelprojekt here, TimeProvider clock)
        : IRequestHandler<IsNews, bool>, IRequestHandler<Look, bool>
    {
        public async Task<bool> Handle(IsNews request, CancellationToken cancellationToken) =>
            sessions.Current is { } session && (await Mine().AsNoTracking().FirstOrDefaultAsync(cancellationToken))?.IsNews(session.Id, clock.UtcNow()) != false;

        public async Task<bool> Handle(Look request, CancellationToken cancellationToken)
        {
            if (sessions.Current is not { } session) return false;
            if (await Mine().FirstOrDefaultAsync(cancellationToken) is { } visit) visit.Look(session.Id, clock.UtcNow());
            else db.Add(new StaffVisit(session.UserId, here.Required.Id, session.Id, clock.UtcNow()));
            return true;
        }

        private IQueryable<StaffVisit> Mine()
        {
            var (me, place) = (user.Id, here.Required.Id);
            return db.Visits.Where(v => v.UserId == me && v.DelprojektId == place);
        }
    }
}
