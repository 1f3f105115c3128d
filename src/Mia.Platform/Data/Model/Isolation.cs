using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mia.Platform.Data.Model;

/// <summary>
/// The condition of the isolation filters, "all, or just this one". EF knows which when it writes the SQL, and so leaves either an
/// equality that an index serves, or nothing. Written as a plain C# <c>||</c> it would stay an OR that reads the whole table.
/// </summary>
internal static class Isolation
{
    /// <summary>In SQL: <c>@wanted IS NULL OR owner = @wanted</c>.</summary>
    public static bool Sees(Guid? owner, Guid? wanted) => wanted is null || owner == wanted;

    public static void Map(ModelBuilder model) =>
        model.HasDbFunction(typeof(Isolation).GetMethod(nameof(Sees))!).HasTranslation(arguments =>
        {
            var (owner, wanted) = (arguments[0], arguments[1]);
            if (wanted is SqlParameterExpression parameter)
                wanted = parameter.ApplyTypeMapping(owner.TypeMapping);
            return new SqlBinaryExpression(ExpressionType.OrElse,
                new SqlUnaryExpression(ExpressionType.Equal, wanted, typeof(bool), BoolTypeMapping.Default),
                new SqlBinaryExpression(ExpressionType.Equal, owner, wanted, typeof(bool), BoolTypeMapping.Default),
                typeof(bool), BoolTypeMapping.Default);
        });
}
