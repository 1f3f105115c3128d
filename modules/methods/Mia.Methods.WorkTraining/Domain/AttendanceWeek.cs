using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Methods.WorkTraining.Domain;

/// <summary>
/// One week of a placement: what was planned and the active hours, two numbers that are never one (methods.md 6.5). The gender
/// difference that MIA found is in the active hours.
/// </summary>
public sealed class AttendanceWeek : Entity, IOwned
{
    private AttendanceWeek() { }

    /// <summary>A week to report.</summary>
    public AttendanceWeek(Placement placement, IsoWeek week)
    {
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (placement.DelprojektId, placement.ControllerId, placement.CaseId, placement.ParticipantId);
        (PlacementId, Year, Week) = (placement.Id, week.Year, week.Number);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>The placement.</summary>
    public Guid PlacementId { get; private set; }

    /// <summary>ISO year.</summary>
    public int Year { get; private set; }

    /// <summary>ISO week.</summary>
    public int Week { get; private set; }

    /// <summary>Planned quarters of an hour, as they were when the week was reported.</summary>
    public int PlannedQuarters { get; private set; }

    /// <summary>Active quarters of an hour.</summary>
    public int ActiveQuarters { get; private set; }

    /// <summary>Why fewer than planned, code from <see cref="AbsenceReasons"/>.</summary>
    public string? Absence { get; private set; }

    /// <summary>Who reported.</summary>
    public Guid? ReportedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime ReportedAt { get; private set; }

    /// <summary>Reports the week, or corrects it.</summary>
    /// <param name="placement">The placement of the week.</param>
    /// <param name="activeQuarters">From 0.</param>
    /// <param name="absence">Needed when fewer than planned.</param>
    /// <param name="by">Who reports.</param>
    /// <param name="utcNow">Now.</param>
    /// <param name="today">Swedish day.</param>
    /// <exception cref="RuleException">The week has not begun, lies outside the placement, or the reason is missing.</exception>
    public void Report(Placement placement, int activeQuarters, string? absence, Guid? by, DateTime utcNow, DateOnly today)
    {
        var week = new IsoWeek(Year, Week);
        if (week.Monday > today) throw new RuleException("Veckan har inte börjat. Närvaro kan rapporteras från måndagen.");
        if (!placement.Covers(week)) throw new RuleException("Placeringen pågick inte den veckan.");
        var planned = placement.PlannedQuarters(week);
        var reason = string.IsNullOrEmpty(absence) ? null : absence;
        if (activeQuarters < planned && reason is null) throw new RuleException(nameof(Absence), "Välj varför det blev färre timmar än planerat. Välj ”Okänd” om du inte vet.");
        if (reason is not null && !AbsenceReasons.All.ContainsKey(reason)) throw new RuleException(nameof(Absence), "Välj en av orsakerna.");
        (PlannedQuarters, ActiveQuarters, Absence) = (planned, activeQuarters, activeQuarters < planned ? reason : null);
        (ReportedBy, ReportedAt) = (by, utcNow);
        Record(new ChangeEvent("attendance.reported", CaseId, ParticipantId, week.Path));
    }
}

/// <summary>Reasons for fewer hours than planned (methods.md 6.5).</summary>
public static class AbsenceReasons
{
    /// <summary>Code and Swedish text.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SJUK"] = "Sjuk", ["VAB"] = "Vård av barn", ["BESOK"] = "Besök i vården eller hos myndighet", ["LEDIG"] = "Ledig", ["STANGT"] = "Arbetsplatsen stängd",
        ["OKAND"] = "Okänd",
    };
}
