using Mia.Platform.Data;
using Mia.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace Mia.Platform.Drafts;

/// <summary>Drafts that nobody came back to. They are no records, and may say something about a person.</summary>
internal sealed class OldDrafts(PlatformDbContext db, TimeProvider clock) : IPurge
{
    private const int Days = 30;

    public string Name => $"Utkast som ingen har rört på {Days} dagar";

    private IQueryable<Draft> Due
    {
        get
        {
            var before = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
            return db.Set<Draft>().IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]).Where(draft => draft.SavedAt < before);
        }
    }

    public Task<int> CountAsync(CancellationToken ct) => Due.CountAsync(ct);

    public Task<int> PurgeAsync(CancellationToken ct) => Due.ExecuteDeleteAsync(ct);
}
