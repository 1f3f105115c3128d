using System.Collections.Frozen;
using System.Globalization;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Modules;
using Mia.Platform.Time;
using Mia.Platform.Toolbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Organisation;

/// <summary>All delprojekt and tool states in memory. Refreshed as a whole after every change, so that requests need no SQL for them.</summary>
internal sealed class DelprojektDirectory(IServiceScopeFactory scopes, ToolStates tools) : IDelprojektDirectory, IInMemory
{
    private FrozenDictionary<string, DelprojektInfo> _bySlug = FrozenDictionary<string, DelprojektInfo>.Empty;
    private FrozenDictionary<Guid, DelprojektInfo> _byId = FrozenDictionary<Guid, DelprojektInfo>.Empty;

    public IReadOnlyList<DelprojektInfo> All { get; private set; } = [];

    public DelprojektInfo? Find(string slug) => _bySlug.GetValueOrDefault(slug);

    public DelprojektInfo? Find(Guid id) => _byId.GetValueOrDefault(id);

    public Task LoadAsync(CancellationToken ct) => RefreshAsync(ct);

    /// <summary>Reads everything anew. Called at start and after commit of a change.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var rows = await db.Set<Delprojekt>().AsNoTracking().Include(d => d.Controllers).Include(d => d.Labels)
            .Where(d => d.ClosedAt == null).AsSplitQuery().ToListAsync(ct);
        All = [.. rows.Select(Info).OrderBy(d => d.Name, SwedishOrder.Names)];
        _bySlug = All.ToFrozenDictionary(d => d.Slug);
        _byId = All.ToFrozenDictionary(d => d.Id);
        var settings = await db.Set<ToolSetting>().AsNoTracking().ToListAsync(ct);
        tools.Replace([.. _byId.Keys], settings.ToDictionary(s => (s.DelprojektId, s.Tool), s => s.On));
    }

    private static DelprojektInfo Info(Delprojekt d) => new(d.Id, d.Slug, d.Name, d.Forbund,
        [.. d.Controllers.OrderBy(c => c.Order).Select(c => new ControllerInfo(c.Id, c.Name))],
        d.Kommuner.Split(',', StringSplitOptions.RemoveEmptyEntries),
        d.Labels.ToFrozenDictionary(l => l.Key, l => l.Text));
}

/// <summary>The delprojekt of the address. Set by the middleware, once per request.</summary>
public sealed class CurrentDelprojekt : ICurrentDelprojekt
{
    /// <inheritdoc />
    public DelprojektInfo? Value { get; private set; }

    /// <inheritdoc />
    public DelprojektInfo Required => Value ?? throw new NotFoundException();

    /// <summary>Sets it. Middleware, jobs and the demo only.</summary>
    public void Enter(DelprojektInfo delprojekt) => Value = delprojekt;
}
