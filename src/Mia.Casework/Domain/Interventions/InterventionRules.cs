namespace Mia.Casework.Domain.Interventions;

/// <summary>What the rules need to know of one type in one delprojekt.</summary>
/// <param name="Code">Type.</param>
/// <param name="Name">Swedish name.</param>
/// <param name="RequiresAnyOf">One of these must be active at the start.</param>
/// <param name="WhenRequiredEnds">What happens when the last of them ends.</param>
/// <param name="SeveralAtOnce">Several at a time are possible.</param>
/// <param name="OfferedFrom">First day on which it can start here; null when the delprojekt does not offer it.</param>
/// <param name="OfferedTo">Last day; null while it holds.</param>
public sealed record InterventionRule(string Code, string Name, IReadOnlyList<string> RequiresAnyOf, WhenRequiredEnds WhenRequiredEnds,
    bool SeveralAtOnce, DateOnly? OfferedFrom, DateOnly? OfferedTo)
{
    /// <summary>Whether it can start on a day.</summary>
    public bool IsOfferedOn(DateOnly day) => OfferedFrom is { } from && from <= day && (OfferedTo is null || day <= OfferedTo);
}

/// <summary>
/// The types of one delprojekt with their rules. Pure: tries periods against each other. The best known rule is that KBT runs only
/// beside an active CM or SE of the same case (methods.md 5.3), but nothing here knows those names.
/// </summary>
public sealed class InterventionRules(IEnumerable<InterventionRule> rules)
{
    private readonly Dictionary<string, InterventionRule> _rules = rules.ToDictionary(r => r.Code, StringComparer.Ordinal);

    /// <summary>All, in the order given.</summary>
    public IReadOnlyCollection<InterventionRule> All => _rules.Values;

    /// <summary>By code; null when unknown.</summary>
    public InterventionRule? Find(string code) => _rules.GetValueOrDefault(code);

    /// <summary>The Swedish name, or the code.</summary>
    public string NameOf(string code) => Find(code)?.Name ?? code;

    /// <summary>Joins types and offers.</summary>
    public static InterventionRules Of(IEnumerable<InterventionType> types, IEnumerable<InterventionOffer> offers)
    {
        var byCode = offers.GroupBy(o => o.Code, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(o => o.ValidFrom).Last(), StringComparer.Ordinal);
        return new(types.OrderBy(t => t.Order).ThenBy(t => t.Code, StringComparer.Ordinal).Select(type =>
        {
            var offer = byCode.GetValueOrDefault(type.Code);
            return new InterventionRule(type.Code, type.Name, type.RequiresAnyOf,
                offer?.WhenRequiredEnds ?? WhenRequiredEnds.FinishSeries, type.SeveralAtOnce,
                offer is null ? null : Later(offer.ValidFrom, type.ValidFrom), Earlier(offer?.ValidTo, type.ValidTo));
        }));
    }

    /// <summary>Periods that start without what they require.</summary>
    public IEnumerable<InterventionPeriod> Unsupported(IReadOnlyCollection<InterventionPeriod> periods) =>
        periods.Where(p => p.DeletedAt is null && !IsSupported(p.TypeCode, p.StartsOn, periods));

    /// <summary>Whether a type may start on a day beside the given periods.</summary>
    public bool IsSupported(string code, DateOnly day, IEnumerable<InterventionPeriod> beside)
    {
        var required = Find(code)?.RequiresAnyOf ?? [];
        return required.Count == 0 || beside.Any(p => p.DeletedAt is null && required.Contains(p.TypeCode) && p.IsActiveOn(day));
    }

    /// <summary>Running periods that lose the last of what they require when one period ends.</summary>
    public IReadOnlyList<InterventionPeriod> LosingSupport(InterventionPeriod ending, DateOnly lastDay, IReadOnlyCollection<InterventionPeriod> all) =>
        [.. all.Where(p => p != ending && p.DeletedAt is null && (p.EndsOn is null || p.EndsOn > lastDay)
            && Find(p.TypeCode)?.RequiresAnyOf.Contains(ending.TypeCode) == true
            && !IsSupported(p.TypeCode, lastDay.AddDays(1), all.Where(o => o != ending)))];

    /// <summary>Swedish: "Case management eller Supported Employment".</summary>
    public string RequiredText(string code) => string.Join(" eller ", (Find(code)?.RequiresAnyOf ?? []).Select(NameOf));

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null ? b : b is null || a < b ? a : b;
}
