using Mia.Casework.Domain.Mapping;
using Mia.Platform.Toolbox;
using Microsoft.EntityFrameworkCore;

namespace Mia.Delprojekt.StockholmNarkolepsi.Data;

/// <summary>The participant's latest choice, so that the mapping begins where the participant wants to begin.</summary>
internal sealed class ChosenLifeAreas(NarcolepsyDbContext db, IToolbox toolbox) : IChosenLifeAreas
{
    public async Task<IReadOnlyList<string>> OfAsync(Guid caseId, CancellationToken ct)
    {
        if (!await toolbox.IsOnHereAsync(StockholmNarkolepsiModule.ChoiceTool)) return [];
        var latest = await db.Choices.AsNoTracking().Where(c => c.CaseId == caseId).OrderByDescending(c => c.ChosenOn).ThenByDescending(c => c.Id).FirstOrDefaultAsync(ct);
        return latest?.Areas ?? [];
    }
}
