using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Platform.Data;

/// <summary>Short lists that belong to their row and are never searched.</summary>
public static class TextLists
{
    /// <summary>
    /// Keeps the list as JSON in its own row. The entity replaces the list as a whole, never changes it in place. The parts are ignored by
    /// the model; otherwise they would become a table of their own.
    /// </summary>
    public static PropertyBuilder<IReadOnlyList<T>> AsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property.HasConversion(
        list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
        text => JsonSerializer.Deserialize<List<T>>(text, JsonSerializerOptions.Default)!,
        new ValueComparer<IReadOnlyList<T>>((a, b) => ReferenceEquals(a, b), list => list.Count, list => list));
}
