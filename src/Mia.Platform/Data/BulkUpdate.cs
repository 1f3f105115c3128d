using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mia.Platform.Data;

/// <summary>Saves many changed rows with one prepared statement, as <see cref="BulkInsert"/> does with new ones.</summary>
public static class BulkUpdate
{
    /// <summary>
    /// Saves every tracked row of a type that has changed, now, in the open write: the number of statements does not grow with the rows. The
    /// rows get new version stamps; their events are collected with those of the rest. A version that somebody has to have seen is compared
    /// before: within a write nobody else can come in between. Use inside <see cref="DataSession.WriteAsync{T}"/>.
    /// </summary>
    /// <returns>Rows saved.</returns>
    public static int UpdateMany<T>(this MiaDbContext context) where T : Entity
    {
        var session = context.Session is { IsWriting: true } open ? open : throw new InvalidOperationException("UpdateMany belongs inside WriteAsync.");
        context.ChangeTracker.DetectChanges();
        var changed = context.ChangeTracker.Entries<T>().Where(e => e.State == EntityState.Modified).ToList();
        if (changed.Count == 0) return 0;
        context.BeforeSaving(session);
        var entity = context.Model.FindEntityType(typeof(T))!;
        var (keys, values) = (BulkInsert.Columns(entity).Where(c => c.Property.IsPrimaryKey()).ToArray(), BulkInsert.Columns(entity).Where(c => !c.Property.IsPrimaryKey()).ToArray());
        using var statement = new BulkStatement(session.Physical, Sql(entity, values, keys));
        foreach (var entry in changed)
        {
            entry.Entity.Version = Guid.CreateVersion7();
            var place = 0;
            foreach (var column in values.Concat(keys)) statement.Bind(++place, column.Read(entry.Entity));
            statement.Step();
            entry.State = EntityState.Unchanged;
        }
        return changed.Count;
    }

    private static string Sql(IEntityType entity, IEnumerable<BulkInsert.Column> values, IEnumerable<BulkInsert.Column> keys)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        string Is(BulkInsert.Column column) => $"\"{column.Property.GetColumnName(table)}\" = ?";
        return $"UPDATE \"{table.Name}\" SET {string.Join(", ", values.Select(Is))} WHERE {string.Join(" AND ", keys.Select(Is))}";
    }
}
