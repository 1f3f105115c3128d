namespace Mia.Casework.Domain.Mapping;

/// <summary>What a version says about an area, as far as it can be compared.</summary>
/// <param name="Code">Life area.</param>
/// <param name="Now">How it is now.</param>
/// <param name="Wishes">Wishes.</param>
/// <param name="Earlier">What has worked before.</param>
/// <param name="Obstacles">What is in the way.</param>
/// <param name="Declined">Not talked about.</param>
/// <param name="Priority">Place in the order.</param>
public sealed record AreaContent(string Code, string? Now, string? Wishes, string? Earlier, string? Obstacles, bool Declined, int? Priority)
{
    /// <summary>An area that a version says nothing about.</summary>
    public static AreaContent Nothing(string code) => new(code, null, null, null, null, false, null);

    /// <summary>From the entity.</summary>
    public static AreaContent Of(MappedArea area) =>
        new(area.Code, area.Now, area.Wishes, area.Earlier, area.Obstacles, area.Declined, area.Priority);
}

/// <summary>An area in two versions after each other.</summary>
public sealed record AreaDifference(AreaContent Before, AreaContent After)
{
    /// <summary>Which area.</summary>
    public string Code => After.Code;

    /// <summary>Something differs.</summary>
    public bool IsChanged => Before != After;
}

/// <summary>What has changed from one version of a mapping to the next.</summary>
public static class MappingDifference
{
    /// <summary>Every area that either version says something about, in the order of the codes given; unknown codes last.</summary>
    public static IReadOnlyList<AreaDifference> Between(IEnumerable<AreaContent> before, IEnumerable<AreaContent> after, IReadOnlyList<string> order)
    {
        var (old, now) = (before.ToDictionary(a => a.Code, StringComparer.Ordinal), after.ToDictionary(a => a.Code, StringComparer.Ordinal));
        var places = order.Select((code, i) => (code, i)).ToDictionary(p => p.code, p => p.i, StringComparer.Ordinal);
        return [.. old.Keys.Union(now.Keys, StringComparer.Ordinal)
            .OrderBy(code => places.GetValueOrDefault(code, int.MaxValue)).ThenBy(code => code, StringComparer.Ordinal)
            .Select(code => new AreaDifference(old.GetValueOrDefault(code) ?? AreaContent.Nothing(code), now.GetValueOrDefault(code) ?? AreaContent.Nothing(code)))];
    }
}
