using Mia.Casework.Access;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Methods.WorkTraining.Data;
using Mia.Methods.WorkTraining.Domain;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.WorkTraining.Pages.WorkTraining;

/// <summary>All placements of a week with what is reported.</summary>
/// <param name="Week">The week.</param>
[Requires(WorkTrainingPermissions.Read)]
public sealed record WeekQuery(IsoWeek Week) : IQuery<WeekView>;

/// <summary>A week of the whole delprojekt.</summary>
/// <param name="Slug">Delprojekt.</param>
/// <param name="Week">The week.</param>
/// <param name="HasBegun">Attendance can be reported.</param>
/// <param name="Workplaces">By name.</param>
public sealed record WeekView(string Slug, IsoWeek Week, bool HasBegun, IReadOnlyList<WeekOfWorkplace> Workplaces) : IShowsPersons
{
    /// <summary>All rows.</summary>
    public IEnumerable<WeekRow> Rows => Workplaces.SelectMany(w => w.Rows);

    /// <inheritdoc />
    public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId);

    /// <inheritdoc />
    public string ShownAs => "placements.week";
}

/// <summary>A workplace in a week.</summary>
public sealed record WeekOfWorkplace(Guid Id, string Name, string Kind, int? Seats, IReadOnlyList<WeekRow> Rows);

/// <summary>A placement in a week.</summary>
/// <param name="PlacementId">Placement.</param>
/// <param name="CaseId">Case.</param>
/// <param name="ParticipantId">Person.</param>
/// <param name="Name">Name, or case number.</param>
/// <param name="Planned">Planned quarters of an hour.</param>
/// <param name="Active">Active quarters of an hour; null when the week is not reported.</param>
/// <param name="Absence">Code.</param>
public sealed record WeekRow(Guid PlacementId, Guid CaseId, Guid ParticipantId, string Name, int Planned, int? Active, string? Absence)
{
    /// <summary>Status in words.</summary>
    public string Text => Active is null ? "Inte rapporterad"
        : Active == Planned ? "Som planerat" : $"{Hours.WithUnit(Active.Value)}{(Absence is { } reason ? ", " + AbsenceReasons.All.GetValueOrDefault(reason, reason).ToLower(System.Globalization.CultureInfo.GetCultureInfo("sv-SE")) : "")}";
}

/// <summary>Reads a week with two statements.</summary>
internal sealed class WeekHandler(WorkTrainingDbContext db, CaseAccess access, IParticipantDirectory people, ICurrentDelprojekt here, ICurrentUser user, TimeProvider time)
    : IRequestHandler<WeekQuery, WeekView>
{
    public async Task<WeekView> Handle(WeekQuery request, CancellationToken cancellationToken)
    {
        var week = request.Week;
        if (!week.Exists) throw new NotFoundException();
        var (monday, sunday, me) = (week.Monday, week.Sunday, user.Id);
        var placements = await db.Placements.AsNoTracking().Include(p => p.Workplace)
            .Where(p => p.StartsOn <= sunday && (p.EndsOn == null || p.EndsOn >= monday))
            .Join(db.Set<Case>().Where(access.Listable()), p => p.CaseId, c => c.Id, (p, c) => new { Placement = p, c.Number, c.Participant.Protection }).ToListAsync(cancellationToken);
        var reported = await db.Attendance.AsNoTracking().Where(a => a.Year == week.Year && a.Week == week.Number).ToDictionaryAsync(a => a.PlacementId, cancellationToken);
        var rows = placements.ConvertAll(x =>
        {
            var known = reported.GetValueOrDefault(x.Placement.Id);
            return (x.Placement.Workplace, Row: new WeekRow(x.Placement.Id, x.Placement.CaseId, x.Placement.ParticipantId,
                people.NameOf(x.Placement.ParticipantId, x.Number, x.Protection != ProtectionLevel.None),
                known?.PlannedQuarters ?? x.Placement.PlannedQuarters(week), known?.ActiveQuarters, known?.Absence));
        });
        var swedish = SwedishOrder.Names;
        return new(here.Required.Slug, week, week.Monday <= time.Today(),
            [.. rows.GroupBy(r => r.Workplace.Id).Select(g => new WeekOfWorkplace(g.Key, g.First().Workplace.Name, g.First().Workplace.Kind.Swedish(), g.First().Workplace.Seats,
                [.. g.Select(r => r.Row).OrderBy(r => r.Name, swedish)])).OrderBy(w => w.Name, swedish)]);
    }
}
