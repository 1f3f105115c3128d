using System.Linq.Expressions;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.People;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Access;

/// <summary>How much of one case somebody may see. Each level includes those before it.</summary>
public enum CaseLevel
{
    /// <summary>Nothing, not even that it exists.</summary>
    None = 0,

    /// <summary>That the case exists, its status and who answers for it. For colleagues of the same delprojekt.</summary>
    Exists = 1,

    /// <summary>Plan, interventions, exit and handover, but no notes. For the project leader, and the registrar's work lists.</summary>
    Overview = 2,

    /// <summary>Everything that the permission covers. For those who answer for the case.</summary>
    Full = 3,
}

/// <summary>
/// The one source for "may this user do this to this record" (methods.md 21.3). Rights come from answering for the case, not only
/// from a title. A protected person is known only to those who answer for them. What may not be seen looks as if it did not exist.
/// </summary>
public sealed class CaseAccess(CaseworkDbContext db, ICurrentUser user)
{
    private static readonly Role[] Leading = [Role.ProjectLeader, Role.Registrar];
    private static readonly Role[] Staff =
        [Role.CaseManager, Role.SeCoach, Role.CbtConsultant, Role.WorkTrainingCoordinator, Role.ProjectLeader, Role.Registrar];

    /// <summary>The level by what is known of the case.</summary>
    public CaseLevel LevelOf(bool isResponsible, bool isProtected)
    {
        if (user.Id is null) return CaseLevel.None;
        var roles = user.RolesHere.ToHashSet();
        // An answer from an earlier job must not open anything: without a role here there is no case here.
        if (!roles.Overlaps(Staff)) return CaseLevel.None;
        if (isResponsible) return CaseLevel.Full;
        if (isProtected) return CaseLevel.None;
        return roles.Overlaps(Leading) ? CaseLevel.Overview : CaseLevel.Exists;
    }

    /// <summary>The level for one case. <see cref="CaseLevel.None"/> also for one that does not exist.</summary>
    public async Task<CaseLevel> LevelAsync(Guid caseId, CancellationToken ct)
    {
        var me = user.Id;
        var known = await db.Cases.Where(c => c.Id == caseId)
            .Select(c => new
            {
                Protected = c.Participant.Protection != ProtectionLevel.None,
                Mine = c.Responsibilities.Any(r => r.UserId == me && r.To == null),
            }).FirstOrDefaultAsync(ct);
        return known is null ? CaseLevel.None : LevelOf(known.Mine, known.Protected);
    }

    /// <summary>Throws <see cref="NotFoundException"/> unless the user has at least this level for the case.</summary>
    public async Task RequireAsync(Guid caseId, CaseLevel least, CancellationToken ct)
    {
        if (await LevelAsync(caseId, ct) < least) throw new NotFoundException();
    }

    /// <summary>A case to be changed, with interventions and responsibilities, if the user answers for it.</summary>
    public async Task<Case> ToChangeAsync(Guid caseId, CancellationToken ct, CaseLevel least = CaseLevel.Full)
    {
        var found = await db.Cases.Include(c => c.Interventions).Include(c => c.Responsibilities).Include(c => c.Participant)
            .AsSplitQuery().FirstOrDefaultAsync(c => c.Id == caseId, ct) ?? throw new NotFoundException();
        var level = LevelOf(user.Id is { } me && found.IsResponsible(me), found.Participant.IsProtected);
        return level >= least ? found : throw new NotFoundException();
    }

    /// <summary>The cases that somebody answers for now. Use it with <c>Contains</c>: the database then starts from these few, not from all cases.</summary>
    public static IQueryable<Guid> AnsweredBy(Guid? userId, IQueryable<CaseResponsibility> all) => all.Where(r => r.UserId == userId && r.To == null).Select(r => r.CaseId);

    /// <summary>Which cases a list may show: protected persons only to those who answer for them.</summary>
    public Expression<Func<Case, bool>> Listable()
    {
        var me = user.Id;
        return c => c.Participant.Protection == ProtectionLevel.None || c.Responsibilities.Any(r => r.UserId == me && r.To == null);
    }
}
