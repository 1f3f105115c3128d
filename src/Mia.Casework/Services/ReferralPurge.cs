using Mia.Casework.Data;
using Mia.Casework.Domain.Intake;
using Mia.Platform.Retention;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services;

/// <summary>Referrals that led to nothing, when their day has come (methods.md 1.8).</summary>
internal sealed class ReferralPurge(CaseworkDbContext db, TimeProvider time) : IPurge
{
    public string Name => "Anmälningar som inte ledde till inskrivning";

    public Task<int> CountAsync(CancellationToken ct) => Due().CountAsync(ct);

    public async Task<int> PurgeAsync(CancellationToken ct)
    {
        var due = await Due().ToListAsync(ct);
        due.ForEach(r => r.Purge());
        return due.Count;
    }

    private IQueryable<Referral> Due()
    {
        var today = time.Today();
        return db.Referrals.Where(r => r.PurgeOn != null && r.PurgeOn <= today);
    }
}
