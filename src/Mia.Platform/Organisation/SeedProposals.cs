using Mia.Platform.Data;
using Mia.Platform.Modules;
using Mia.Platform.Toolbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Mia.Platform.Organisation;

/// <summary>
/// Creates the delprojekt that modules propose, when <c>Delprojekt:CreateProposed</c> is true (Development). In Production an
/// administrator chooses among the proposals at /admin/delprojekt. What exists is never touched.
/// </summary>
internal sealed class SeedProposals(
    PlatformDbContext db, ModuleCatalogue catalogue, IConfiguration configuration) : ISetUp
{
    public async Task RunAsync(CancellationToken ct)
    {
        if (!configuration.GetValue("Delprojekt:CreateProposed", false)) return;
        var existing = await db.Set<Delprojekt>().Select(d => d.Slug).ToListAsync(ct);
        foreach (var proposal in catalogue.Proposals.Where(p => !existing.Contains(p.Slug))) db.AddProposed(proposal);
        // Later set-up, of accounts and of modules, looks them up.
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Turns a proposal into data.</summary>
public static class ProposedDelprojekt
{
    /// <summary>Adds the delprojekt with its labels and toolbox. The directory is refreshed by the caller after commit.</summary>
    public static Delprojekt AddProposed(this PlatformDbContext db, DelprojektProposal proposal)
    {
        var made = Delprojekt.Create(proposal.Slug, proposal.Name, proposal.Forbund, proposal.Controllers, proposal.Kommuner);
        foreach (var (key, text) in proposal.Labels) made.SetLabel(key, text);
        db.Add(made);
        foreach (var tool in proposal.Toolbox) db.Add(new ToolSetting(made.Id, tool, on: true));
        return made;
    }
}
