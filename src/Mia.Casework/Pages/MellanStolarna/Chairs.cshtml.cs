using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Services.Alerts;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using Mia.Web.Charts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.MellanStolarna;

/// <summary>The list that should be empty: whom nobody holds right now, since when, whose move it is, and the button that solves it.</summary>
public sealed class ChairsModel : MiaPage
{
    /// <summary>View.</summary>
    [FromQuery(Name = "vy")]
    public string? Vy { get; set; }

    /// <summary>Kind.</summary>
    [FromQuery(Name = "slag")]
    public string? Slag { get; set; }

    /// <summary>Main responsible.</summary>
    [FromQuery(Name = "ansvarig")]
    public Guid? Ansvarig { get; set; }

    /// <summary>Day of the last row of the page before.</summary>
    [FromQuery(Name = "fran")]
    public DateOnly? Fran { get; set; }

    /// <summary>Subject of the last row of the page before.</summary>
    [FromQuery(Name = "efter")]
    public Guid? Efter { get; set; }

    /// <summary>The same, checked.</summary>
    public ChairFilter Filter { get; private set; } = null!;

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct)
    {
        Filter = ChairFilter.From(Go("mellan-stolarna"), Vy, Slag, Ansvarig, Fran, Efter);
        Shown = await Send(new Query(Filter));
    }

    /// <summary>Shows the list.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>A page of the list.</summary>
    [Requires(CaseworkPermissions.ReadAlerts)]
    public sealed record Query(ChairFilter Filter) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    /// <param name="Rows">Longest first.</param>
    /// <param name="Total">Persons in this view with these filters.</param>
    /// <param name="HasMore">There is another page.</param>
    /// <param name="Kinds">Kinds with persons on the list, and how many.</param>
    /// <param name="Staff">Whom the list can be narrowed to.</param>
    /// <param name="Snoozed">How many are put off.</param>
    /// <param name="Curve">Length of the list over time; null before there is anything to draw.</param>
    /// <param name="Definitions">How each kind is worked out.</param>
    public sealed record View(IReadOnlyList<ChairRow> Rows, int Total, bool HasMore, IReadOnlyList<KindCount> Kinds, IReadOnlyList<SelectListItem> Staff, int Snoozed,
        CurveChart? Curve, IReadOnlyList<Definition> Definitions) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId).Distinct();

        /// <inheritdoc />
        public string ShownAs => "between-chairs.list";
    }

    /// <summary>A kind with the number of persons.</summary>
    public sealed record KindCount(string Code, string Name, int Count);

    /// <summary>How a kind is worked out here today.</summary>
    public sealed record Definition(string Name, string Text, string Days);

    internal sealed class Reader(AlertDesk desk, AlertEngine engine, ChairRows rows, CaseworkDbContext db, IStaffDirectory staff, ICurrentDelprojekt here, TimeProvider clock)
        : IRequestHandler<Query, View>
    {
        private static readonly Role[] Answering = [Role.CaseManager, Role.SeCoach, Role.CbtConsultant, Role.WorkTrainingCoordinator, Role.ProjectLeader];

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = request.Filter;
            var found = filter.View == ChairFilter.Mine ? await desk.MineAsync(cancellationToken) : await desk.AllAsync(cancellationToken);
            var snoozed = found.Where(a => a.Snooze is not null).ToList();
            var inView = (filter.View switch
            {
                ChairFilter.Snoozed => snoozed,
                ChairFilter.Mine => found.Where(a => a.Snooze is null),
                _ => found.BetweenChairs(),
            }).ToList();
            var kinds = inView.GroupBy(a => a.Info.Code, StringComparer.Ordinal).Select(g => (g.First().Info, Count: g.Select(a => a.Fact.SubjectId).Distinct().Count()))
                .OrderByDescending(k => k.Info.Weight).Select(k => new KindCount(k.Info.Code, k.Info.Name, k.Count)).ToList();
            if (filter.Kind is { } kind) inView = inView.FindAll(a => a.Info.Code == kind);
            if (filter.Responsible is { } who)
            {
                var theirs = (await db.Responsibilities.AsNoTracking().Where(r => r.UserId == who && r.IsMain && r.To == null).Select(r => r.CaseId).ToListAsync(cancellationToken)).ToHashSet();
                inView = inView.FindAll(a => theirs.Contains(a.Fact.SubjectId));
            }
            var entries = ChairList.Of(inView);
            var from = filter.After is { } after ? entries.FindIndex(e => (e.Since, e.SubjectId).CompareTo(after) > 0) : 0;
            var page = from < 0 ? [] : entries.Skip(from).Take(ChairFilter.PageSize).ToList();
            return new(await rows.OfAsync(page, cancellationToken), entries.Count, from >= 0 && from + page.Count < entries.Count, kinds,
                [.. staff.In(here.Required.Id, Answering).Select(m => new SelectListItem(m.Name, m.Id.ToString(), m.Id == filter.Responsible))],
                snoozed.Select(a => a.Fact.SubjectId).Distinct().Count(),
                filter.View == ChairFilter.Chairs ? await CurveAsync(found, cancellationToken) : null, await DefinitionsAsync(filter.View, cancellationToken));
        }

        private async Task<CurveChart?> CurveAsync(IEnumerable<Alert> found, CancellationToken ct)
        {
            var today = clock.Today();
            var from = today.AddDays(-7 * ChairCurve.Weeks);
            var counts = await db.ChairCounts.AsNoTracking().Where(c => c.Kind == ChairCount.All && c.Day > from && c.Day < today).OrderBy(c => c.Day)
                .Select(c => new DayCount(c.Day, c.Count)).ToListAsync(ct);
            return ChairCurve.Of(counts, new(today, ChairCounter.Counts(found)[ChairCount.All]));
        }

        private async Task<IReadOnlyList<Definition>> DefinitionsAsync(string view, CancellationToken ct)
        {
            var all = new List<Definition>();
            foreach (var kind in await engine.KindsAsync())
            {
                if (view == ChairFilter.Chairs && !kind.BetweenChairs) continue;
                var terms = await engine.TermsAsync(kind, ct);
                if (terms.On) all.Add(new(kind.Name, kind.Definition, terms.Days == 0 ? "" : $"{terms.Days} {(kind.InWorkingDays ? "arbetsdagar" : "dagar")}"));
            }
            return all;
        }
    }
}
