using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services;

/// <summary>
/// Keeps activities of plans with people who can see them. To be called by whatever ends somebody's responsibility for a case, in the
/// same command.
/// </summary>
public sealed class PlanOwners(CaseworkDbContext db)
{
    /// <summary>Open activities of staff who no longer answer for the case go to its main responsible.</summary>
    /// <param name="owner">The case, as it stands after the change.</param>
    /// <param name="ct">Stops the request.</param>
    /// <returns>How many were passed on.</returns>
    public async Task<int> PassOnAsync(Case owner, CancellationToken ct) =>
        await db.Plans.Include(p => p.Activities).FirstOrDefaultAsync(p => p.CaseId == owner.Id, ct) is { } plan ? plan.PassOn(owner) : 0;
}
