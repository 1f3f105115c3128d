using Mia.Casework.Pages.Arende;
using Mia.Methods.WorkTraining.Data;
using Mia.Methods.WorkTraining.Domain;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.WorkTraining.Pages.WorkTraining;

/// <summary>Placements of one case.</summary>
[Requires(WorkTrainingPermissions.Read)]
public sealed record CasePlacementsQuery(Guid CaseId) : IQuery<CasePlacements>;

/// <summary>What the page of a case shows.</summary>
/// <param name="Head">The top of the page.</param>
/// <param name="Rows">The latest first.</param>
/// <param name="Workplaces">To choose from.</param>
/// <param name="Today">Swedish day.</param>
public sealed record CasePlacements(CaseHead Head, IReadOnlyList<CasePlacement> Rows, IReadOnlyList<SelectListItem> Workplaces, DateOnly Today)
    : CaseView(Head, "case.placements");

/// <summary>A placement of the case.</summary>
public sealed record CasePlacement(Placement Placement, string Workplace, string Kind, IReadOnlyList<CaseWeek> Weeks)
{
    /// <summary>Planned quarters of an hour in all reported weeks.</summary>
    public int Planned => Weeks.Sum(w => w.Planned);

    /// <summary>Active quarters of an hour in all reported weeks.</summary>
    public int Active => Weeks.Sum(w => w.Active);
}

/// <summary>A reported week.</summary>
public sealed record CaseWeek(IsoWeek Week, int Planned, int Active, string? Absence);

/// <summary>Reads with a fixed number of statements.</summary>
internal sealed class CasePlacementsHandler(WorkTrainingDbContext db, ICaseHeads heads, TimeProvider time)
    : IRequestHandler<CasePlacementsQuery, CasePlacements>
{
    public async Task<CasePlacements> Handle(CasePlacementsQuery request, CancellationToken cancellationToken)
    {
        var head = await heads.HeadAsync(request.CaseId, cancellationToken);
        var placements = await db.Placements.AsNoTracking().Include(p => p.Workplace).Where(p => p.CaseId == request.CaseId)
            .OrderByDescending(p => p.StartsOn).ToListAsync(cancellationToken);
        var weeks = (await db.Attendance.AsNoTracking().Where(a => a.CaseId == request.CaseId).ToListAsync(cancellationToken))
            .ToLookup(a => a.PlacementId, a => new CaseWeek(new IsoWeek(a.Year, a.Week), a.PlannedQuarters, a.ActiveQuarters, a.Absence));
        var workplaces = await db.Workplaces.AsNoTracking().Where(w => w.IsOpen).OrderBy(w => w.Name).Select(w => new { w.Id, w.Name }).ToListAsync(cancellationToken);
        return new(head, placements.ConvertAll(p => new CasePlacement(p, p.Workplace.Name, p.Workplace.Kind.Swedish(),
                [.. weeks[p.Id].OrderByDescending(w => w.Week)])),
            workplaces.ConvertAll(w => new SelectListItem(w.Name, w.Id.ToString())), time.Today());
    }
}
