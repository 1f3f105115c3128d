using Mia.Platform.Data;

namespace Mia.Casework.Domain.Interventions;

/// <summary>What happens to an intervention when the last one that it requires ends. The source is silent, so it is a setting (methods.md 5.3).</summary>
public enum WhenRequiredEnds
{
    /// <summary>It ends on the same day.</summary>
    End = 1,

    /// <summary>A running series may be finished; everybody concerned is told.</summary>
    FinishSeries = 2,

    /// <summary>The required one cannot end before a new one has begun.</summary>
    RequireNew = 3,
}

/// <summary>An intervention type as a module proposes it.</summary>
/// <param name="Code">Stable code: <c>KBT</c>.</param>
/// <param name="Name">Swedish name.</param>
/// <param name="ValidFrom">First day.</param>
public sealed record InterventionTypeSeed(string Code, string Name, DateOnly ValidFrom)
{
    /// <summary>One of these must be active in the same case when it starts.</summary>
    public IReadOnlyList<string> RequiresAnyOf { get; init; } = [];

    /// <summary>Counted as a group activity.</summary>
    public bool IsGroup { get; init; }

    /// <summary>Taking part says something about health.</summary>
    public bool RevealsHealth { get; init; }

    /// <summary>Several at a time in one case are possible, e.g. two placements.</summary>
    public bool SeveralAtOnce { get; init; }

    /// <summary>Place in lists.</summary>
    public int Order { get; init; }
}

/// <summary>A kind of intervention, as dated data (methods.md 18.2).</summary>
public sealed class InterventionType : Entity
{
    private InterventionType() { }

    /// <summary>A type from a day on.</summary>
    public InterventionType(InterventionTypeSeed seed)
    {
        (Code, Name, ValidFrom, Order) = (seed.Code, seed.Name, seed.ValidFrom, seed.Order);
        (RequiresAnyOf, IsGroup, RevealsHealth, SeveralAtOnce) = ([.. seed.RequiresAnyOf], seed.IsGroup, seed.RevealsHealth, seed.SeveralAtOnce);
    }

    /// <summary>Stable code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Swedish name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>One of these must be active in the same case when it starts. Empty: nothing is required.</summary>
    public List<string> RequiresAnyOf { get; private set; } = [];

    /// <summary>Counted as a group activity.</summary>
    public bool IsGroup { get; private set; }

    /// <summary>Taking part says something about health.</summary>
    public bool RevealsHealth { get; private set; }

    /// <summary>Several at a time in one case are possible.</summary>
    public bool SeveralAtOnce { get; private set; }

    /// <summary>Place in lists.</summary>
    public int Order { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day; null while it holds.</summary>
    public DateOnly? ValidTo { get; private set; }
}

/// <summary>That a delprojekt has an intervention type among those it offers.</summary>
public sealed class InterventionOffer : Entity, IDelprojektOwned
{
    private InterventionOffer() { }

    /// <summary>Offered from a day on.</summary>
    public InterventionOffer(Guid delprojektId, string code, DateOnly validFrom) =>
        (DelprojektId, Code, ValidFrom) = (delprojektId, code, validFrom);

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <summary>The type.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What happens when the last required one ends.</summary>
    public WhenRequiredEnds WhenRequiredEnds { get; private set; } = WhenRequiredEnds.FinishSeries;

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day; null while it holds.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Changes the setting.</summary>
    public void Decide(WhenRequiredEnds when)
    {
        WhenRequiredEnds = when;
        Record(new("intervention-offer.changed", Detail: $"{Code}.{when}"));
    }
}
