using Mia.Platform.Data;

namespace Mia.Casework.Domain.Plans;

/// <summary>What a goal says.</summary>
/// <param name="Words">The participant's own words.</param>
/// <param name="LifeArea">Code of the life areas (methods.md 2.3).</param>
/// <param name="Direction">Code of <see cref="Codes.CodeLists.GoalDirection"/>.</param>
public sealed record GoalTerms(string? Words, string? LifeArea, string? Direction);

/// <summary>A long-term goal in the participant's own words. Changed only through the plan.</summary>
public sealed class Goal : Entity, IOwned
{
    private Goal() { }

    internal Goal(Plan owner, int order, GoalTerms terms)
    {
        (DelprojektId, ControllerId, CaseId, PlanId, Order) = (owner.DelprojektId, owner.ControllerId, owner.CaseId, owner.Id, order);
        Apply(terms);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>Place in the plan.</summary>
    public int Order { get; private set; }

    /// <summary>Own words. Sealed.</summary>
    public string? Words { get; private set; }

    /// <summary>Code.</summary>
    public string LifeArea { get; private set; } = "";

    /// <summary>Code.</summary>
    public string Direction { get; private set; } = "";

    internal void Apply(GoalTerms terms)
    {
        Words = Rule.Required(terms.Words, TextLimits.Reason, nameof(Words), "Målet med deltagarens egna ord");
        LifeArea = Rule.Required(terms.LifeArea, TextLimits.Code, nameof(LifeArea), "Livsområdet");
        Direction = Rule.Required(terms.Direction, TextLimits.Code, nameof(Direction), "Riktningen");
    }
}
