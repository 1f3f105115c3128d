using Mia.Casework.Access;
using Mia.Casework.Domain.Cases;
using Mia.Methods.WorkTraining.Data;
using Mia.Methods.WorkTraining.Domain;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.WorkTraining.Pages.WorkTraining;

/// <summary>Placements of this week on the start page: how many, and what is left to report. Counts only, no person.</summary>
public sealed class PlacementsThisWeekViewComponent(IMediator mediator) : ViewComponent
{
    /// <summary>Shows the card.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View(await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>The present week in numbers.</summary>
    [Requires(WorkTrainingPermissions.Read)]
    public sealed record Query : IQuery<Card>;

    /// <summary>What the card shows.</summary>
    /// <param name="Slug">Delprojekt.</param>
    /// <param name="Week">The week.</param>
    /// <param name="Placements">Placements that run.</param>
    /// <param name="Planned">Planned quarters of an hour.</param>
    /// <param name="Reported">Placements that are reported.</param>
    /// <param name="Active">Reported active quarters of an hour.</param>
    /// <param name="Workplaces">Those with most placements.</param>
    public sealed record Card(string Slug, IsoWeek Week, int Placements, int Planned, int Reported, int Active, IReadOnlyList<Workplace> Workplaces);

    /// <summary>A workplace and its placements.</summary>
    public sealed record Workplace(string Name, string Kind, int Placements, int? Seats);

    internal sealed class Handler(WorkTrainingDbContext db, CaseAccess access, ICurrentDelprojekt here, TimeProvider time) : IRequestHandler<Query, Card>
    {
        private const int Most = 8;

        public async Task<Card> Handle(Query request, CancellationToken cancellationToken)
        {
            var week = IsoWeek.Of(time.Today());
            var (monday, sunday) = (week.Monday, week.Sunday);
            var running = await db.Placements.AsNoTracking()
                .Where(p => p.StartsOn <= sunday && (p.EndsOn == null || p.EndsOn >= monday))
                .Join(db.Set<Case>().Where(access.Listable()), p => p.CaseId, c => c.Id, (p, _) => new { p.Id, p.WorkplaceId, p.Extent }).ToListAsync(cancellationToken);
            var reported = await db.Attendance.AsNoTracking().Where(a => a.Year == week.Year && a.Week == week.Number)
                .Select(a => new { a.PlacementId, a.PlannedQuarters, a.ActiveQuarters }).ToDictionaryAsync(a => a.PlacementId, cancellationToken);
            var perPlace = running.CountBy(p => p.WorkplaceId).OrderByDescending(p => p.Value).Take(Most).ToList();
            var ids = perPlace.ConvertAll(p => p.Key);
            var places = await db.Workplaces.AsNoTracking().Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancellationToken);
            var known = running.Where(p => reported.ContainsKey(p.Id)).Select(p => reported[p.Id]).ToList();
            return new(here.Required.Slug, week, running.Count,
                known.Sum(k => k.PlannedQuarters) + running.Where(p => !reported.ContainsKey(p.Id)).Sum(p => Placement.PlannedQuarters(p.Extent, week)),
                known.Count, known.Sum(k => k.ActiveQuarters),
                [.. perPlace.Select(p => Row(places[p.Key], p.Value))]);
        }

        private static Workplace Row(Domain.Workplace place, int placements) => new(place.Name, place.Kind.Swedish(), placements, place.Seats);
    }
}
