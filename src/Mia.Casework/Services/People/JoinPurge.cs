using Mia.Casework.Data;
using Mia.Casework.Domain.People;
using Mia.Platform.Retention;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.People;

/// <summary>Joins that can no longer be taken back, and the empty records that they left.</summary>
internal sealed class JoinPurge(CaseworkDbContext db, TimeProvider clock) : IPurge
{
    public string Name => "Ihopkopplade poster som inte längre går att skilja";

    public Task<int> CountAsync(CancellationToken ct) => Due().CountAsync(ct);

    public async Task<int> PurgeAsync(CancellationToken ct)
    {
        await db.Participants.Where(p => p.JoinedIntoId != null && Due().Any(j => j.JoinedId == p.Id && j.UndoneAt == null)).ExecuteDeleteAsync(ct);
        return await Due().ExecuteDeleteAsync(ct);
    }

    private IQueryable<PersonJoin> Due()
    {
        var today = clock.Today();
        return db.PersonJoins.Where(j => j.UndoUntil < today);
    }
}
