using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.People;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Modules;
using Mia.Platform.Toolbox;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Tidslinje;

/// <summary>A period of an intervention, for the filter.</summary>
internal sealed record TimelinePeriod(Guid Id, string TypeCode, Guid? ResponsibleId, DateOnly StartsOn, DateOnly? EndsOn)
{
    /// <summary>It says so itself, or the one who answers for the intervention did it while it ran.</summary>
    public bool Holds(TimelineEvent e) => e.InterventionId == Id || (ResponsibleId is { } who && e.Who == who && StartsOn <= e.On && (EndsOn is null || e.On <= EndsOn));
}

/// <summary>
/// Puts the timeline of a participant together from all sources whose tool is on, over all the participant's cases that the reader may look
/// into. The dates of everything are read, the texts only of what is shown: some thousand events are few, and their texts are sealed.
/// </summary>
internal sealed class TimelineBook(CaseworkDbContext db, CaseDesk desk, IEnumerable<ITimelineSource> sources, ModuleCatalogue catalogue, IToolbox toolbox)
{
    /// <summary>Cases of the participant that the reader may look into.</summary>
    public async Task<IReadOnlyList<TimelineCase>> CasesAsync(Guid participantId, CancellationToken ct)
    {
        var rows = await db.Cases.AsNoTracking().Where(c => c.ParticipantId == participantId).Select(c => new
        {
            c.Id, Hidden = c.Participant.Protection != ProtectionLevel.None,
            Responsible = c.Responsibilities.Where(r => r.To == null).Select(r => new { r.UserId, r.IsMain }).ToList(),
        }).ToListAsync(ct);
        return [.. rows.Select(c => new TimelineCase(c.Id, desk.RightsOf(c.Responsible.ConvertAll(r => (r.UserId, r.IsMain)), c.Hidden))).Where(c => c.Rights.Level >= CaseLevel.Overview)];
    }

    /// <summary>All that happened in the cases, latest first, each with the source that found it.</summary>
    public async Task<List<(TimelineEvent Event, ITimelineSource Source)>> EventsAsync(IReadOnlyList<TimelineCase> cases, CancellationToken ct)
    {
        var found = new List<(TimelineEvent Event, ITimelineSource Source)>();
        foreach (var source in sources)
        {
            if (catalogue.ToolOf(source.GetType()) is { } tool && !await toolbox.IsOnHereAsync(tool)) continue;
            found.AddRange((await source.FindAsync(cases, ct)).Select(e => (e, source)));
        }
        found.Sort((a, b) => Compare(b.Event, a.Event));
        return found;
    }

    /// <summary>Interventions of the cases, by start.</summary>
    public async Task<IReadOnlyList<TimelinePeriod>> PeriodsAsync(IReadOnlyList<TimelineCase> cases, CancellationToken ct)
    {
        var ids = cases.Ids();
        return await db.Interventions.AsNoTracking().Where(p => ids.Contains(p.CaseId)).OrderBy(p => p.StartsOn)
            .Select(p => new TimelinePeriod(p.Id, p.TypeCode, p.ResponsibleId, p.StartsOn, p.EndsOn)).ToListAsync(ct);
    }

    /// <summary>The sealed texts of what is shown, by record.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> TextsAsync(IEnumerable<(TimelineEvent Event, ITimelineSource Source)> shown, CancellationToken ct)
    {
        var texts = new Dictionary<Guid, string>();
        foreach (var own in shown.Where(s => !s.Event.IsLocked).GroupBy(s => s.Source, s => s.Event))
        {
            foreach (var (id, text) in await own.Key.TextsAsync([.. own], ct)) texts[id] = text;
        }
        return texts;
    }

    /// <summary>By day, clock time, record, and step of the record.</summary>
    private static int Compare(TimelineEvent a, TimelineEvent b) =>
        (a.On, a.At ?? TimeOnly.MinValue, a.Id, a.Step).CompareTo((b.On, b.At ?? TimeOnly.MinValue, b.Id, b.Step));
}
