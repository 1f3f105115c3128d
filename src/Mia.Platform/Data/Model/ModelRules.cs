using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mia.Platform.Data.Model;

/// <summary>What holds for the tables of every module.</summary>
internal static class ModelRules
{
    public static void Apply(ModelBuilder model, MiaDbContext context)
    {
        var own = context.GetType().Assembly;
        foreach (var entity in model.Model.GetEntityTypes().ToList())
        {
            if (typeof(Entity).IsAssignableFrom(entity.ClrType) && entity.BaseType is null)
            {
                // A key that the program sets: a child found through its parent is then new, not changed.
                entity.FindProperty(nameof(Entity.Id))!.ValueGenerated = ValueGenerated.Never;
                entity.FindProperty(nameof(Entity.Version))!.IsConcurrencyToken = true;
            }
            if (entity.GetTableName() is not { } table)
                continue;
            var foreign = entity.ClrType.Assembly != own && entity.ClrType.Assembly.GetName().Name!.StartsWith("Mia.", StringComparison.Ordinal);
            if (foreign)
                entity.SetIsTableExcludedFromMigrations(true);
            else if (context.Prefix is { } prefix && !table.StartsWith(prefix + "_", StringComparison.Ordinal))
                throw new InvalidOperationException($"Table {table} of {context.GetType().Name} must start with {prefix}_.");
        }
    }
}
