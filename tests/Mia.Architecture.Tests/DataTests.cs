using Mia.Platform.Data;
using Mia.Platform.Data.Migrating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Architecture.Tests;

/// <summary>Rules of the tables, derived from every context that was discovered.</summary>
[Collection(nameof(Product))]
public sealed class DataTests(Product product)
{
    private IReadOnlyList<MiaContext> Contexts => [.. product.Services.GetServices<MiaContext>()];

    [Fact]
    public void Every_module_with_a_context_has_it_registered() =>
        Assert.True(Contexts.Count > product.Catalogue.Contexts.Count - 1 && product.Catalogue.Contexts.All(c => Contexts.Any(o => o.Type == c.Context)));

    [Fact]
    public void Every_table_starts_with_its_modules_prefix() => Rule.NoneOf(
        from context in Contexts
        from entity in Entities(context)
        where !entity.IsTableExcludedFromMigrations() && entity.GetTableName() is { } table && !table.StartsWith(context.Prefix + "_", StringComparison.Ordinal)
        select $"{context.Type.Name}: {entity.GetTableName()}", "Table without its module's prefix");

    [Fact]
    public void Prefixes_are_unique() => Assert.Equal(Contexts.Count, Contexts.Select(c => c.Prefix.ToUpperInvariant()).Distinct().Count());

    [Fact]
    public void A_context_migrates_its_own_tables_only() => Rule.NoneOf(
        from context in Contexts
        from entity in Entities(context)
        where entity.ClrType.Assembly != context.Type.Assembly && entity.ClrType.Assembly.GetName().Name!.StartsWith("Mia.", StringComparison.Ordinal) && !entity.IsTableExcludedFromMigrations()
        select $"{context.Type.Name}: {entity.ClrType.Name}", "Another module's table would be created twice");

    [Fact]
    public void No_model_has_changes_without_a_migration() => Rule.NoneOf(
        Contexts.Where(c =>
        {
            using var db = c.Create(product.Services);
            return db.Database.HasPendingModelChanges();
        }).Select(c => c.Type.Name), "Run tools/Mia.Migrations");

    [Fact]
    public void Types_that_SQLite_cannot_sort_are_not_stored() => Rule.NoneOf(
        from context in Contexts
        from entity in Entities(context)
        from property in entity.GetProperties()
        let type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType
        where (type == typeof(decimal) || type == typeof(TimeSpan) || type == typeof(ulong)) && property.GetTypeMapping().Converter is null
        select $"{entity.ClrType.Name}.{property.Name}: {type.Name}", "Not sortable in SQLite");

    [Fact]
    public void What_concerns_a_person_is_isolated() => Rule.NoneOf(
        from context in Contexts
        from entity in Entities(context)
        where !entity.IsTableExcludedFromMigrations() && !entity.ClrType.IsAssignableTo(typeof(IOwned)) && !entity.IsOwned()
            && entity.GetProperties().Any(p => p.Name is "ParticipantId" or "CaseId") && !Openness.NotIsolated.Contains(entity.ClrType.Name)
        select $"{context.Type.Name}: {entity.ClrType.Name}", "Refers to a person, but is not IOwned");

    [Fact]
    public async Task Everything_that_points_at_a_person_comes_along_when_two_records_are_joined()
    {
        await using var scope = product.Services.CreateAsyncScope();
        var known = scope.ServiceProvider.GetRequiredService<PersonRows>().Entities.Select(e => e.ClrType.Name).ToHashSet();
        Assert.True(known.Count > 12);
        Rule.NoneOf(
            from context in Contexts
            from entity in Entities(context)
            where entity.GetTableName() is not null && !entity.IsTableExcludedFromMigrations() && !known.Contains(entity.ClrType.Name) && !Openness.NotIsolated.Contains(entity.ClrType.Name)
                && (entity.GetProperties().Any(p => p.Name.EndsWith("ParticipantId", StringComparison.Ordinal) || p.Name.EndsWith("PersonId", StringComparison.Ordinal))
                    || entity.GetForeignKeys().Any(k => k.PrincipalEntityType.ClrType.Name == "Participant"))
            select $"{context.Type.Name}: {entity.ClrType.Name}", $"Points at a person by another property than {PersonRows.Person}, or is no Entity: a join would leave it behind");
    }

    [Fact]
    public void Every_owned_entity_has_the_isolation_filters() => Rule.NoneOf(
        from context in Contexts
        from entity in Entities(context)
        where entity.BaseType is null && entity.ClrType.IsAssignableTo(typeof(IOwned))
        let filters = entity.GetDeclaredQueryFilters().Select(f => f.Key).ToList()
        from wanted in new[] { MiaDbContext.DelprojektFilter, MiaDbContext.ControllerFilter }
        where !filters.Contains(wanted)
        select $"{context.Type.Name}: {entity.ClrType.Name} lacks {wanted}", "Not isolated");

    [Fact]
    public async Task Rows_of_another_delprojekt_or_controller_are_never_returned()
    {
        var tested = 0;
        foreach (var context in Contexts) tested += await IsolationAsync(context);
        Assert.True(tested > 5, $"Only {tested} entities were tested");
    }

    private async Task<int> IsolationAsync(MiaContext context)
    {
        await using var scope = product.Services.CreateAsyncScope();
        var seen = scope.ServiceProvider.GetRequiredService<DataScope>();
        var session = scope.ServiceProvider.GetRequiredService<DataSession>();
        var db = (MiaDbContext)scope.ServiceProvider.GetRequiredService(context.Type);
        var owned = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(e => e.BaseType is null && e.GetTableName() is not null && e.ClrType.IsAssignableTo(typeof(IOwned))).ToList();
        // Nothing of this is committed.
        await Assert.ThrowsAsync<RollBackException>(() => session.WriteAsync(async ct =>
        {
            foreach (var entity in owned)
            {
                Guid[] delprojekt = [Guid.CreateVersion7(), Guid.CreateVersion7()], controllers = [Guid.CreateVersion7(), Guid.CreateVersion7()];
                foreach (var d in delprojekt)
                {
                    foreach (var c in controllers) Rows.Insert(session, entity, d, c);
                }
                seen.Enter(delprojekt[0], null);
                Assert.Equal(controllers.Order().Select(c => (delprojekt[0], c)), await OwnersAsync(db, entity.ClrType));
                seen.Enter(delprojekt[0], controllers[1]);
                Assert.Equal([(delprojekt[0], controllers[1])], await OwnersAsync(db, entity.ClrType));
                seen.Enter(Guid.CreateVersion7(), null);
                Assert.Empty(await OwnersAsync(db, entity.ClrType));
            }
            throw new RollBackException();
        }, CancellationToken.None));
        await using var fresh = product.Services.CreateAsyncScope();
        var unseen = (MiaDbContext)fresh.ServiceProvider.GetRequiredService(context.Type);
        foreach (var entity in owned) Assert.Empty(await OwnersAsync(unseen, entity.ClrType));
        return owned.Count;
    }

    private static Task<List<(Guid, Guid)>> OwnersAsync(MiaDbContext db, Type entity) =>
        (Task<List<(Guid, Guid)>>)typeof(DataTests).GetMethod(nameof(Owners), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(entity).Invoke(null, [db])!;

    private static async Task<List<(Guid Delprojekt, Guid Controller)>> Owners<T>(MiaDbContext db) where T : class =>
        [.. (await db.Set<T>().IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter])
            .Select(e => new { Delprojekt = EF.Property<Guid>(e, nameof(IOwned.DelprojektId)), Controller = EF.Property<Guid>(e, nameof(IOwned.ControllerId)) }).ToListAsync())
            .Select(o => (o.Delprojekt, o.Controller)).OrderBy(o => o.Controller)];

    private List<IEntityType> Entities(MiaContext context)
    {
        using var db = context.Create(product.Services);
        return [.. db.GetService<IDesignTimeModel>().Model.GetEntityTypes()];
    }

    private sealed class RollBackException : Exception;
}

/// <summary>Makes a row of any table, with something in every column that must have something.</summary>
internal static class Rows
{
    private static long _next;

    public static void Insert(DataSession session, IEntityType entity, Guid delprojekt, Guid controller)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var columns = new List<(string Column, string Parameter, object Value)>();
        foreach (var property in entity.GetDerivedTypesInclusive().SelectMany(e => e.GetDeclaredProperties()).Where(p => p.GetColumnName(table) is not null))
        {
            var value = property.Name switch
            {
                nameof(IOwned.DelprojektId) => Stored(property, delprojekt),
                nameof(IOwned.ControllerId) => Stored(property, controller),
                _ when property == entity.FindDiscriminatorProperty() => Stored(property, entity.GetDiscriminatorValue() ?? entity.GetDerivedTypes().First().GetDiscriminatorValue()!),
                _ when property.IsNullable && property.GetColumnType() is not null && property.IsColumnNullable(table) => null,
                _ => Something(property),
            };
            if (value is not null) columns.Add((property.GetColumnName(table)!, "$p" + columns.Count, value));
        }
        session.Physical.Execute(
            $"INSERT INTO \"{entity.GetTableName()}\" ({string.Join(", ", columns.Select(c => $"\"{c.Column}\""))}) VALUES ({string.Join(", ", columns.Select(c => c.Parameter))})",
            [.. columns.Select(c => (c.Parameter, (object?)c.Value))]);
    }

    private static object Stored(IProperty property, object value) => property.GetTypeMapping().Converter?.ConvertToProvider(value) ?? value;

    private static object Something(IProperty property)
    {
        var n = Interlocked.Increment(ref _next);
        return property.GetTypeMapping() is Microsoft.EntityFrameworkCore.Storage.RelationalTypeMapping { StoreType: var type }
            ? type.ToUpperInvariant() switch
            {
                "INTEGER" => n,
                "REAL" => (double)n,
                "BLOB" => Guid.CreateVersion7().ToByteArray(bigEndian: true),
                _ when property.ClrType == typeof(DateOnly) => DateOnly.FromDayNumber(730_000 + (int)(n % 9_000)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                _ => "x" + n,
            }
            : n;
    }
}
