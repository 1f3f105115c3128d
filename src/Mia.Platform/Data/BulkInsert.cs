using System.Globalization;
using Mia.Platform.Data.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Mia.Platform.Data;

/// <summary>Inserts many rows with one prepared statement: imports and demo data, some five times faster than tracked entities.</summary>
public static class BulkInsert
{
    /// <summary>
    /// Inserts the rows in the open write, with the same conversions, sealing and change events as tracked entities. Rows are read one
    /// at a time and not tracked; rows that they refer to are inserted by calls of their own. Use inside <see cref="DataSession.WriteAsync{T}"/>.
    /// </summary>
    /// <returns>Rows inserted.</returns>
    public static int InsertMany<T>(this MiaDbContext context, IEnumerable<T> rows) where T : class
    {
        var session = context.Session is { IsWriting: true } open
            ? open
            : throw new InvalidOperationException("InsertMany belongs inside WriteAsync.");
        var entity = context.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in {context.GetType().Name}.");
        var columns = Columns(entity);
        using var statement = new BulkStatement(session.Physical, Sql(entity, columns));
        var count = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
                statement.Bind(i + 1, columns[i].Read(row));
            statement.Step();
            if (row is Entity changed)
                session.Collect(changed);
            count++;
        }
        return count;
    }

    internal static Column[] Columns(IEntityType entity)
    {
        if (entity.GetDerivedTypes().Any() || entity.BaseType is not null)
            throw new NotSupportedException($"{entity.ClrType.Name} is part of a hierarchy.");
        var columns = new List<Column>();
        foreach (var property in entity.GetFlattenedProperties())
        {
            if (property.GetComputedColumnSql() is not null)
                continue;
            if (property.IsShadowProperty())
            {
                if (!property.IsNullable)
                    throw new NotSupportedException($"{entity.ClrType.Name}.{property.Name} exists in the database only; give it a property.");
                continue;
            }
            columns.Add(new Column(property));
        }
        return [.. columns];
    }

    private static string Sql(IEntityType entity, Column[] columns)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        var names = columns.Select(column => '"' + column.Property.GetColumnName(table)! + '"');
        return $"INSERT INTO \"{table.Name}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})";
    }

    internal sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        // A number that the database chooses when nobody else does.
        private readonly bool _generated = property.ValueGenerated == ValueGenerated.OnAdd && property.IsPrimaryKey();

        public IProperty Property { get; } = property;

        public object? Read(object row)
        {
            var value = _getter.GetClrValueUsingContainingEntity(row);
            if (_generated && Equals(value, Property.Sentinel))
                return null;
            return value is null || _convert is null ? value : _convert(value);
        }
    }
}

/// <summary>A compiled statement that runs many times; without the driver's parameter objects.</summary>
internal sealed class BulkStatement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;

    public BulkStatement(PhysicalConnection connection, string sql)
    {
        _db = connection.Handle;
        Check(raw.sqlite3_prepare_v2(_db, sql, out _statement));
    }

    public void Bind(int index, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(_statement, index),
        long number => raw.sqlite3_bind_int64(_statement, index, number),
        int number => raw.sqlite3_bind_int64(_statement, index, number),
        short number => raw.sqlite3_bind_int64(_statement, index, number),
        byte number => raw.sqlite3_bind_int64(_statement, index, number),
        bool yes => raw.sqlite3_bind_int64(_statement, index, yes ? 1 : 0),
        double number => raw.sqlite3_bind_double(_statement, index, number),
        float number => raw.sqlite3_bind_double(_statement, index, number),
        string text => raw.sqlite3_bind_text(_statement, index, text),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, index, 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
        DateOnly day => raw.sqlite3_bind_text(_statement, index, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => raw.sqlite3_bind_text(_statement, index, time.ToString(
            time.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.fffffff", CultureInfo.InvariantCulture)),
        char letter => raw.sqlite3_bind_text(_statement, index, letter.ToString()),
        _ => throw new NotSupportedException($"Columns of {value.GetType().Name} are not supported."),
    });

    /// <summary>One row, by position.</summary>
    public void Insert(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            Bind(i + 1, values[i]);
        Step();
    }

    public void Step()
    {
        var result = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE)
            Check(result);
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(_db).utf8_to_string(), result, raw.sqlite3_extended_errcode(_db));
    }
}
