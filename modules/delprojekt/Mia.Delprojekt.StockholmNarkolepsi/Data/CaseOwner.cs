using Mia.Casework.Access;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Mia.Delprojekt.StockholmNarkolepsi.Data;

/// <summary>What the pages need of the case.</summary>
/// <param name="CaseId">Case.</param>
/// <param name="ParticipantId">Person.</param>
/// <param name="DelprojektId">Delprojekt.</param>
/// <param name="ControllerId">Controller.</param>
/// <param name="Name">What the person wants to be called, or the case number.</param>
/// <param name="Number">Case number.</param>
/// <param name="IsOpen">The case runs.</param>
public sealed record CaseOwner(Guid CaseId, Guid ParticipantId, Guid DelprojektId, Guid ControllerId, string Name, string Number, bool IsOpen);

/// <summary>Opens a case for these tools: only for those who answer for it (methods.md 14.5, 21.3).</summary>
internal sealed class CaseOwners(NarcolepsyDbContext db, CaseAccess access)
{
    /// <exception cref="NotFoundException">There is no such case for this reader.</exception>
    public async Task<CaseOwner> OpenAsync(Guid caseId, CancellationToken ct)
    {
        await access.RequireAsync(caseId, CaseLevel.Full, ct);
        var row = await db.Set<Case>().AsNoTracking().Where(c => c.Id == caseId).Select(c => new
        {
            c.ParticipantId, c.DelprojektId, c.ControllerId, c.Number, c.Status, c.Participant.Name, c.Participant.PreferredName, c.Participant.Protection,
        }).FirstAsync(ct);
        var name = row.Protection != ProtectionLevel.None ? NumberSeries.InsteadOfName(row.Number)
            : row.PreferredName is { Length: > 0 } called ? called : row.Name.Split(' ', 2)[0];
        return new(caseId, row.ParticipantId, row.DelprojektId, row.ControllerId, name, NumberSeries.CaseNumber(row.Number), row.Status.IsOpen());
    }
}
