namespace Mia.Platform.Demo;

/// <summary>
/// Lets a module add its own rows to the demo data, so that the demo needs to know no module: attendance of a placement, sessions of a
/// KBT series. Registered by the module with <c>Services.AddScoped&lt;IDemoContributor, …&gt;()</c>.
/// </summary>
public interface IDemoContributor
{
    /// <summary>
    /// Adds rows for some of the cases. Called several times in one run, inside a write transaction that sees all delprojekt, when the
    /// cases are already in the file. Takes every random choice from <see cref="DemoCase.Random"/>, so that a seed gives the same data again.
    /// </summary>
    Task AddAsync(DemoBatch batch, CancellationToken ct);
}

/// <summary>Some of the invented cases.</summary>
/// <param name="Today">The Swedish day of the run; nothing happens after it.</param>
/// <param name="Cases">The cases, in the order of their enrolment.</param>
public sealed record DemoBatch(DateOnly Today, IReadOnlyList<DemoCase> Cases);

/// <summary>An invented case as other modules need it.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ParticipantId">The person.</param>
/// <param name="DelprojektId">The delprojekt.</param>
/// <param name="ControllerId">The controller (huvudman).</param>
/// <param name="Slug">Slug of the delprojekt.</param>
/// <param name="EnrolledOn">First day.</param>
/// <param name="EndedOn">Last day; null while it is open.</param>
/// <param name="MainResponsibleId">Staff account of the main responsible.</param>
/// <param name="Interventions">All of them, running and ended.</param>
/// <param name="Seed">Own seed of the case.</param>
public sealed record DemoCase(Guid CaseId, Guid ParticipantId, Guid DelprojektId, Guid ControllerId, string Slug, DateOnly EnrolledOn,
    DateOnly? EndedOn, Guid MainResponsibleId, IReadOnlyList<DemoIntervention> Interventions, int Seed)
{
    /// <summary>A source of chance of its own for each contributor and case.</summary>
    /// <param name="contributor">Any stable number, different for each contributor.</param>
    public Random Random(int contributor) => new(HashCode(Seed, contributor));

    // System.HashCode differs from run to run.
    private static int HashCode(int a, int b) => unchecked((int)(((uint)a * 2654435761u) ^ ((uint)b * 40503u)));
}

/// <summary>An invented intervention period.</summary>
/// <param name="PeriodId">The period.</param>
/// <param name="TypeCode">Type, e.g. <c>KBT</c> or <c>ARBTR-ASF</c>.</param>
/// <param name="ResponsibleId">Staff account.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day; null while it runs.</param>
public sealed record DemoIntervention(Guid PeriodId, string TypeCode, Guid? ResponsibleId, DateOnly StartsOn, DateOnly? EndsOn);
