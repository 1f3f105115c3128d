using Mia.Casework.Domain.Interventions;

namespace Mia.Casework.Data;

/// <summary>Intervention types of methods.md 18.2.</summary>
internal static class InterventionSeeds
{
    private static readonly string[] CaseManagerOrCoach = ["CM", "SE"];

    public static IReadOnlyList<InterventionTypeSeed> All { get; } = Ordered(
    [
        Type("CM", "Case management"),
        Type("SE", "Supported Employment"),
        Type("IPS", "Individual Placement and Support"),
        Type("BPR", "Bostonmodellen"),
        Type("KBT", "KBT") with { RequiresAnyOf = CaseManagerOrCoach, RevealsHealth = true },
        Type("ARBTR-ASF", "Arbetsträning på socialt företag") with { SeveralAtOnce = true },
        Type("ARBTR-ANN", "Arbetsträning på annan plats") with { SeveralAtOnce = true },
        Type("ARBPR", "Arbetsprövning") with { SeveralAtOnce = true },
        Type("PRAKTIK", "Praktik") with { SeveralAtOnce = true },
        Type("KURS", "Motiverande kurs") with { IsGroup = true, SeveralAtOnce = true },
        Type("GRUPP-DIG", "Digital grupp") with { IsGroup = true, SeveralAtOnce = true },
        Type("GRUPP-FYS", "Grupp på plats") with { IsGroup = true, SeveralAtOnce = true },
        Type("MGT", "Myndighetsgemensamt team"),
        Type("STUDIESTÖD", "Studiestöd"),
        Type("EKONOMI", "Ekonomisk planering"),
        Type("BOENDE", "Samordning av boendestöd"),
        Type("VÅRDKONT", "Hjälp med vårdkontakter") with { RevealsHealth = true },
        Type("NARK-CM", "Case management narkolepsi") with { RevealsHealth = true },
        Type("PROCESSLED", "Processledare"),
        Type("ARBCOACH", "Arbetscoach"),
        Type("UPPSÖK", "Uppsökande arbete"),
        Type("EFTERUPPF", "Efteruppföljning"),
    ]);

    private static List<InterventionTypeSeed> Ordered(IEnumerable<InterventionTypeSeed> types) =>
        [.. types.Select((type, i) => type with { Order = (i + 1) * 10 })];

    private static InterventionTypeSeed Type(string code, string name) => new(code, name, CodeSeeds.ValidFrom);
}
