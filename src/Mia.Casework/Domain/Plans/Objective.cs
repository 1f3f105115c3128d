using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.Plans;

/// <summary>What an objective says.</summary>
/// <param name="GoalId">The goal it leads to.</param>
/// <param name="Text">What is to be reached.</param>
/// <param name="Sign">How one notices that it is reached: something that can be seen or counted.</param>
/// <param name="LifeArea">Code of the life areas; the goal's when left out.</param>
/// <param name="TargetOn">When it is to be reached.</param>
public sealed record ObjectiveTerms(Guid GoalId, string? Text, string? Sign, string? LifeArea, DateOnly? TargetOn);

/// <summary>How far an objective has come.</summary>
/// <param name="Status">The new status.</param>
/// <param name="On">Since which day.</param>
/// <param name="Reason">Why; needed when it is dropped.</param>
/// <param name="Score">GAS level, when the levels are locked.</param>
public sealed record ObjectiveProgress(ObjectiveStatus Status, DateOnly On, string? Reason = null, int? Score = null);

/// <summary>A step on the way with a measurable sign, and optionally five GAS levels. Changed only through the plan.</summary>
public sealed class Objective : Entity, IOwned
{
    private readonly List<GasScale> _scales = [];
    private readonly List<GasRating> _ratings = [];

    private Objective() { }

    internal Objective(Plan owner, ObjectiveTerms terms, Goal goal)
    {
        (DelprojektId, ControllerId, CaseId, PlanId) = (owner.DelprojektId, owner.ControllerId, owner.CaseId, owner.Id);
        Apply(terms, goal, owner.StartsOn);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>The goal.</summary>
    public Guid GoalId { get; private set; }

    /// <summary>What is to be reached. Sealed.</summary>
    public string? Text { get; private set; }

    /// <summary>The measurable sign. Sealed.</summary>
    public string? Sign { get; private set; }

    /// <summary>Code.</summary>
    public string LifeArea { get; private set; } = "";

    /// <summary>When it is to be reached.</summary>
    public DateOnly? TargetOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public ObjectiveStatus Status { get; private set; } = ObjectiveStatus.Planned;

    /// <summary>When work on it began.</summary>
    public DateOnly? StartedOn { get; private set; }

    /// <summary>When it was reached or dropped.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Why it was dropped, or what remains. Sealed.</summary>
    public string? Reason { get; private set; }

    /// <summary>All versions of the levels.</summary>
    public IReadOnlyList<GasScale> Scales => _scales;

    /// <summary>All ratings.</summary>
    public IReadOnlyList<GasRating> Ratings => _ratings;

    /// <summary>The levels that hold; null when GAS is not used.</summary>
    public GasScale? Scale => _scales.Find(s => s.ReplacedAt is null);

    /// <summary>The latest rating on the levels that hold.</summary>
    public GasRating? Rating => Scale is not { LockedAt: not null } scale ? null
        : _ratings.Where(r => r.ScaleId == scale.Id).OrderBy(r => r.On).ThenBy(r => r.RatedAt).LastOrDefault();

    /// <summary>Its day has passed and it is neither reached nor dropped.</summary>
    public bool IsLate(DateOnly today) => Status.IsOpen() && TargetOn < today;

    internal void Apply(ObjectiveTerms terms, Goal goal, DateOnly planStart)
    {
        Text = Rule.Required(terms.Text, TextLimits.Reason, nameof(Text), "Delmålet");
        Sign = Rule.Text(terms.Sign, TextLimits.Reason, nameof(Sign), "Tecknet");
        Rule.Against(terms.TargetOn < (StartedOn ?? planStart), nameof(TargetOn),
            StartedOn is { } began ? $"Måldagen kan inte vara före {began:yyyy-MM-dd}, då arbetet med delmålet började." : $"Måldagen kan inte vara före {planStart:yyyy-MM-dd}, då planen börjar gälla.");
        Rule.Against(terms.TargetOn > planStart.AddYears(PlanRules.YearsAhead), nameof(TargetOn), PlanRules.TooFar);
        TargetOn = terms.TargetOn;
        GoalId = goal.Id;
        LifeArea = Rule.Text(terms.LifeArea, TextLimits.Code, nameof(LifeArea), "Livsområdet") ?? goal.LifeArea;
    }

    internal void Progress(ObjectiveProgress terms, DateOnly earliest, Guid? reviewId, Actor by)
    {
        Rule.Against(terms.On > by.Today, nameof(terms.On), "Dagen kan inte ligga i framtiden.");
        var since = StartedOn ?? earliest;
        Rule.Against(terms.On < since, nameof(terms.On), $"Dagen kan inte vara före {since:yyyy-MM-dd}.");
        var reason = Rule.Text(terms.Reason, TextLimits.Reason, nameof(Reason), "Skälet");
        Rule.Against(terms.Status == ObjectiveStatus.Dropped && reason is null, nameof(Reason), "Skriv varför delmålet utgår.");
        Rule.Against(terms.Status == ObjectiveStatus.Planned && (Ratings.Count > 0 || Scale?.LockedAt is not null), nameof(Status),
            "Arbetet har börjat och nivåerna är låsta. Välj ”Pågår”, eller låt delmålet utgå.");
        if (terms.Status != ObjectiveStatus.Planned)
        {
            // Levels that were begun but not finished must not pass as a measure.
            if (Scale is { LockedAt: null } scale) scale.Lock(null, by);
            StartedOn ??= terms.On;
        }
        else StartedOn = null;
        if (terms.Score is { } score) Rate(terms.On, score, reviewId, by);
        (Status, Reason) = (terms.Status, terms.Status is ObjectiveStatus.Dropped or ObjectiveStatus.PartlyReached ? reason : null);
        ClosedOn = Status.IsOpen() ? null : terms.On;
    }

    /// <summary>Writes the levels. Locked ones are kept; a new version with a reason takes over.</summary>
    internal void WriteScale(GasTerms terms, string? reason, Actor by)
    {
        var current = Scale;
        if (current is { LockedAt: null })
        {
            current.Write(terms);
            return;
        }
        var why = current is null ? null : Rule.Text(reason, TextLimits.Reason, nameof(Reason), "Skälet");
        Rule.Against(current is not null && why is null, nameof(Reason),
            "Nivåerna är låsta. Skriv varför de behöver ändras. De gamla nivåerna och skattningarna finns kvar.");
        var next = new GasScale(this, _scales.Count + 1);
        next.Write(terms);
        if (current is not null)
        {
            next.Lock(why, by);
            current.Replace(by);
        }
        _scales.Add(next);
    }

    internal void LockScale(Actor by)
    {
        if (Scale is not { } scale) throw new RuleException("Skriv nivåerna först.");
        if (scale.LockedAt is not null) throw new RuleException("Nivåerna är redan låsta.");
        scale.Lock(null, by);
    }

    /// <summary>Stops using GAS while the levels are still only a draft.</summary>
    internal void DropScale()
    {
        if (Scale is not { LockedAt: null } draft) throw new RuleException("Nivåerna är låsta och finns kvar.");
        _scales.Remove(draft);
    }

    private void Rate(DateOnly on, int score, Guid? reviewId, Actor by)
    {
        if (Scale is not { LockedAt: not null } scale) throw new RuleException("Score", "Lås nivåerna innan du skattar.");
        _ratings.Add(new(this, scale, on, score, reviewId, by));
    }
}

/// <summary>Limits of plans that guard against slips of the keyboard.</summary>
internal static class PlanRules
{
    /// <summary>Nobody plans further ahead than this; a later year is a typing error.</summary>
    public const int YearsAhead = 5;

    public const string TooFar = "Dagen ligger mer än fem år bort. Kontrollera årtalet.";
}
