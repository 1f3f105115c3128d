using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Mia.Platform.Toolbox;

/// <summary>Switches tools at run time. Call it inside a command; the effect is there when the command has been committed.</summary>
public interface IToolAdministration
{
    /// <summary>Switches a tool of a delprojekt.</summary>
    /// <exception cref="RuleException">A tool that it needs is off, a tool that needs it is on, or it is unknown; the message names them.</exception>
    Task SwitchAsync(Guid delprojektId, string tool, bool on, string reason, CancellationToken ct);
}

internal sealed class ToolAdministration(
    PlatformDbContext db, DataSession session, ModuleCatalogue catalogue, IToolbox toolbox, DelprojektDirectory directory,
    ICurrentUser user, TimeProvider clock) : IToolAdministration
{
    public async Task SwitchAsync(Guid delprojektId, string tool, bool on, string reason, CancellationToken ct)
    {
        if (!catalogue.Tools.TryGetValue(tool, out var entry)) throw new RuleException("Verktyget finns inte i den här installationen.");
        await RefuseBrokenDependency(delprojektId, entry.Tool, on);
        var setting = await db.Set<ToolSetting>().SingleOrDefaultAsync(s => s.DelprojektId == delprojektId && s.Tool == tool, ct);
        if (setting is null) db.Add(setting = new ToolSetting(delprojektId, tool, !on));
        setting.Switch(on);
        db.Add(new ToolSwitch(delprojektId, tool, on, user.Id, clock.GetUtcNow().UtcDateTime, reason));
        session.OnCommitted(() => directory.RefreshAsync(CancellationToken.None));
    }

    private async Task RefuseBrokenDependency(Guid delprojektId, Tool tool, bool on)
    {
        foreach (var other in catalogue.Tools.Values.Select(t => t.Tool))
        {
            if (on && tool.Needs.Contains(other.Id) && !await toolbox.IsOnAsync(other.Id, delprojektId))
                throw new RuleException($"{tool.Name} behöver {other.Name}. Slå på {other.Name} först.");
            if (!on && other.Needs.Contains(tool.Id) && await toolbox.IsOnAsync(other.Id, delprojektId))
                throw new RuleException($"{other.Name} behöver {tool.Name}. Stäng av {other.Name} först.");
        }
    }
}
