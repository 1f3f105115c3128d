using System.Reflection;
using Mia.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Data;

/// <summary>
/// All rows of all modules that point at a person, found by the model: an entity with a <c>ParticipantId</c>. So a table that a module adds
/// later comes along by itself. To be used inside a command, before the rows are read into a context. Version stamps stay as they are.
/// </summary>
public sealed class PersonRows(ModuleCatalogue catalogue, IServiceProvider services)
{
    /// <summary>The property that points at a person.</summary>
    public const string Person = "ParticipantId";

    /// <summary>The property that points at a case of that person.</summary>
    private const string Case = "CaseId";

    private static readonly MethodInfo CountOne = Method(nameof(CountOf));
    private static readonly MethodInfo MoveOne = Method(nameof(MoveOf));
    private static readonly MethodInfo BackOne = Method(nameof(BackOf));

    /// <summary>The entities, each in the context of its own module.</summary>
    public IReadOnlyList<IEntityType> Entities => [.. Own().Select(o => o.Entity)];

    /// <summary>How many rows of each entity (by the name of its class) point at each of two persons; entities without any are left out.</summary>
    public async Task<IReadOnlyDictionary<string, (int One, int Other)>> CountAsync(Guid one, Guid other, CancellationToken ct)
    {
        var counts = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        foreach (var (db, entity) in Own())
        {
            var found = await (Task<(int One, int Other)>)CountOne.MakeGenericMethod(entity.ClrType).Invoke(null, [db, entity, one, other, ct])!;
            if (found != (0, 0)) counts[entity.ClrType.Name] = found;
        }
        return counts;
    }

    /// <summary>Points all rows of one person at another, removed ones too.</summary>
    /// <returns>The ids that were moved, by table.</returns>
    public async Task<Dictionary<string, List<Guid>>> MoveAsync(Guid from, Guid to, CancellationToken ct)
    {
        var moved = new Dictionary<string, List<Guid>>(StringComparer.Ordinal);
        foreach (var (db, entity) in Own())
        {
            var ids = await (Task<List<Guid>>)MoveOne.MakeGenericMethod(entity.ClrType).Invoke(null, [db, entity, from, to, ct])!;
            if (ids.Count > 0) moved[entity.GetTableName()!] = ids;
        }
        return moved;
    }

    /// <summary>Takes a move back. Rows that were written since in one of the moved cases follow their case.</summary>
    /// <param name="moved">What <see cref="MoveAsync"/> returned.</param>
    /// <param name="cases">The cases among them.</param>
    /// <param name="from">Where the rows were moved to.</param>
    /// <param name="to">Where they came from.</param>
    /// <param name="ct">Stops the command.</param>
    /// <returns>How many rows were new and followed their case.</returns>
    public async Task<int> MoveBackAsync(IReadOnlyDictionary<string, List<Guid>> moved, IReadOnlyList<Guid> cases, Guid from, Guid to, CancellationToken ct)
    {
        var followed = 0;
        foreach (var (db, entity) in Own())
        {
            var ids = moved.GetValueOrDefault(entity.GetTableName()!, []);
            followed += await (Task<int>)BackOne.MakeGenericMethod(entity.ClrType).Invoke(null, [db, entity, ids, cases, from, to, ct])!;
        }
        return followed;
    }

    private IEnumerable<(MiaDbContext Db, IEntityType Entity)> Own() =>
        from module in catalogue.Contexts
        let db = (MiaDbContext)services.GetRequiredService(module.Context)
        from entity in db.Model.GetEntityTypes()
        where entity.ClrType.IsAssignableTo(typeof(Entity)) && entity.ClrType.Assembly == module.Context.Assembly && entity.FindProperty(Person) is not null
        select (db, entity);

    private static async Task<(int One, int Other)> CountOf<T>(MiaDbContext db, IEntityType entity, Guid one, Guid other, CancellationToken ct) where T : Entity
    {
        var rows = Of(db.Set<T>(), entity, Person, [one, other]);
        var owners = entity.FindProperty(Person)!.ClrType == typeof(Guid) ? rows.Select(e => EF.Property<Guid>(e, Person)) : rows.Select(e => EF.Property<Guid?>(e, Person)!.Value);
        var counts = await owners.GroupBy(id => id).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return (counts.GetValueOrDefault(one), counts.GetValueOrDefault(other));
    }

    private static async Task<List<Guid>> MoveOf<T>(MiaDbContext db, IEntityType entity, Guid from, Guid to, CancellationToken ct) where T : Entity
    {
        var rows = Of(All<T>(db), entity, Person, [from]);
        var ids = await rows.Select(e => e.Id).ToListAsync(ct);
        if (ids.Count > 0) await PointAsync(rows, entity, to, ct);
        return ids;
    }

    private static async Task<int> BackOf<T>(MiaDbContext db, IEntityType entity, List<Guid> ids, IReadOnlyList<Guid> cases, Guid from, Guid to, CancellationToken ct) where T : Entity
    {
        var there = Of(All<T>(db), entity, Person, [from]);
        if (ids.Count > 0) await PointAsync(there.Where(e => ids.Contains(e.Id)), entity, to, ct);
        return entity.FindProperty(Case) is null || cases.Count == 0 ? 0 : await PointAsync(Of(there, entity, Case, cases), entity, to, ct);
    }

    private static IQueryable<T> All<T>(MiaDbContext db) where T : Entity => db.Set<T>().IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]);

    private static IQueryable<T> Of<T>(IQueryable<T> rows, IEntityType entity, string property, IReadOnlyList<Guid> values) where T : Entity =>
        entity.FindProperty(property)!.ClrType == typeof(Guid)
            ? rows.Where(e => values.Contains(EF.Property<Guid>(e, property)))
            : rows.Where(e => values.Contains(EF.Property<Guid?>(e, property)!.Value));

    private static Task<int> PointAsync<T>(IQueryable<T> rows, IEntityType entity, Guid to, CancellationToken ct) where T : Entity =>
        entity.FindProperty(Person)!.ClrType == typeof(Guid)
            ? rows.ExecuteUpdateAsync(set => set.SetProperty(e => EF.Property<Guid>(e, Person), to), ct)
            : rows.ExecuteUpdateAsync(set => set.SetProperty(e => EF.Property<Guid?>(e, Person), (Guid?)to), ct);

    private static MethodInfo Method(string name) => typeof(PersonRows).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;
}
