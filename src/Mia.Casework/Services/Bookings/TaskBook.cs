using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Bookings;

/// <summary>Opens tasks: their owner's, those one has written down, and those of cases one answers for.</summary>
internal sealed class TaskBook(CaseworkDbContext db, CaseDesk desk, ICurrentUser user)
{
    /// <exception cref="NotFoundException">There is none for this reader.</exception>
    public async Task<WorkTask> OpenAsync(Guid id, CancellationToken ct)
    {
        var me = user.Id;
        return await db.WorkTasks.FirstOrDefaultAsync(t => t.Id == id && (t.OwnerId == me || t.CreatedBy == me
            || db.Responsibilities.Any(r => r.CaseId == t.CaseId && r.UserId == me && r.To == null)), ct) ?? throw await desk.RefusedAsync(ct);
    }
}
