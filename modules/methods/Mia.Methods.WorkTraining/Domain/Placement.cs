using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Methods.WorkTraining.Domain;

/// <summary>Planned extent from a day on (methods.md 6.5).</summary>
/// <param name="From">First day.</param>
/// <param name="Quarters">Quarters of an hour a week.</param>
public sealed record ExtentStep(DateOnly From, int Quarters);

/// <summary>One case at one workplace for a time (methods.md 6.5). What is planned and what was done are different numbers.</summary>
public sealed class Placement : Entity, IOwned
{
    private Placement() { }

    /// <summary>A placement with its first extent.</summary>
    /// <exception cref="RuleException">Dates or hours make no sense.</exception>
    public Placement(PlacementOwner owner, Guid workplaceId, string form, DateOnly startsOn, DateOnly? plannedEndOn, int quarters)
    {
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.CaseId, owner.ParticipantId);
        if (startsOn < owner.EnrolledOn) throw new RuleException(nameof(StartsOn), "Placeringen kan inte börja före inskrivningen.");
        if (plannedEndOn < startsOn) throw new RuleException(nameof(PlannedEndOn), "Planerat slut kan inte vara före starten.");
        if (!PlacementForms.All.ContainsKey(form)) throw new RuleException(nameof(Form), "Välj en form.");
        (WorkplaceId, Form, StartsOn, PlannedEndOn) = (workplaceId, form, startsOn, plannedEndOn);
        Extent = [new ExtentStep(startsOn, quarters)];
        Record(new ChangeEvent("placement.started", CaseId, ParticipantId, form));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Where.</summary>
    public Guid WorkplaceId { get; private set; }

    /// <summary>Where, for projections.</summary>
    public Workplace Workplace { get; private set; } = null!;

    /// <summary>Code from <see cref="PlacementForms"/>.</summary>
    public string Form { get; private set; } = "";

    /// <summary>First day.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day as planned.</summary>
    public DateOnly? PlannedEndOn { get; private set; }

    /// <summary>Last day; null while it runs.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>Why it ended, code from <see cref="PlacementEnds"/>.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Planned hours, by time. A small increase is a step of its own.</summary>
    public IReadOnlyList<ExtentStep> Extent { get; private set; } = [];

    /// <summary>Whether some day of the week lies in the placement.</summary>
    public bool Covers(IsoWeek week) => StartsOn <= week.Sunday && (EndsOn is null || EndsOn >= week.Monday);

    /// <summary>Whether it runs on a day.</summary>
    public bool IsOn(DateOnly day) => StartsOn <= day && (EndsOn is null || day <= EndsOn);

    /// <summary>Whether two placements share a day.</summary>
    public bool Overlaps(DateOnly from, DateOnly? to) => (to is null || StartsOn <= to) && ((EndsOn ?? PlannedEndOn) is not { } end || from <= end);

    /// <summary>Planned quarters of an hour in a week: what holds on its last day. Within the first week, from the first day.</summary>
    public int PlannedQuarters(IsoWeek week) => PlannedQuarters(Extent, week);

    /// <summary>The same for an extent that was read without the rest of its placement.</summary>
    public static int PlannedQuarters(IReadOnlyList<ExtentStep> extent, IsoWeek week) =>
        extent.Where(s => s.From <= week.Sunday).OrderBy(s => s.From).LastOrDefault()?.Quarters ?? 0;

    /// <summary>Changes the extent from a day on.</summary>
    public void ChangeExtent(DateOnly from, int quarters)
    {
        if (from < StartsOn) throw new RuleException(nameof(ExtentStep.From), "Omfattningen kan inte ändras före placeringens start.");
        if (EndsOn is { } end && from > end) throw new RuleException(nameof(ExtentStep.From), "Placeringen är avslutad den dagen.");
        // A new list every time, so that the change is seen and saved.
        Extent = [.. Extent.Where(s => s.From != from).Append(new ExtentStep(from, quarters)).OrderBy(s => s.From)];
        Record(new ChangeEvent("placement.extent", CaseId, ParticipantId));
    }

    /// <summary>Ends it.</summary>
    public void End(DateOnly lastDay, string? reason, DateOnly today)
    {
        if (EndsOn is not null) throw new RuleException("Placeringen är redan avslutad.");
        if (lastDay < StartsOn) throw new RuleException(nameof(ExtentStep.From), "Sista dagen kan inte vara före starten.");
        if (lastDay > today) throw new RuleException(nameof(ExtentStep.From), "Sista dagen kan inte ligga i framtiden. Ange i stället ett planerat slut.");
        if (reason is null || !PlacementEnds.All.ContainsKey(reason)) throw new RuleException(nameof(EndReason), "Välj varför placeringen slutar.");
        (EndsOn, EndReason) = (lastDay, reason);
        Record(new ChangeEvent("placement.ended", CaseId, ParticipantId, reason));
    }
}

/// <summary>What a placement takes from its case.</summary>
public sealed record PlacementOwner(Guid CaseId, Guid ParticipantId, Guid DelprojektId, Guid ControllerId, DateOnly EnrolledOn);

/// <summary>Forms of a placement (methods.md 6.2), with the intervention type they belong to.</summary>
public static class PlacementForms
{
    /// <summary>Code and Swedish text.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ARBTR"] = "Arbetsträning", ["FORST"] = "Förstärkt arbetsträning", ["ARBPR"] = "Arbetsprövning", ["PRAKTIK"] = "Praktik",
        ["PROVA"] = "Prova på eller studiebesök", ["SPRAK"] = "Språkpraktik", ["RUTIN"] = "Sysselsättning för rutiner",
    };
}

/// <summary>Reasons for the end of a placement (methods.md 18.8).</summary>
public static class PlacementEnds
{
    /// <summary>Code and Swedish text.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PLAN-ARB"] = "Enligt plan, till arbete", ["PLAN-ANN"] = "Enligt plan, till en annan plats", ["PLAN-STUD"] = "Enligt plan, till studier",
        ["HALSA"] = "Avbruten, hälsa", ["TRIVSEL"] = "Avbruten, trivsel", ["ARBG"] = "Avbruten av arbetsplatsen",
        ["FORS"] = "Avbruten, försäkring eller ersättning", ["RESA"] = "Avbruten, resvägen", ["FAMILJ"] = "Avbruten, familj", ["UPPHORT"] = "Platsen upphörde",
    };
}
