using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Kontakter;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Planen;

/// <summary>Parts of the plan that were removed in the last 30 days and can be taken back.</summary>
public sealed class RemovedModel : CasePage
{
    /// <summary>The part to be taken back.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Takes one back, with what was removed by the same click.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("plan"), "Tillbaka i planen.");
    }

    /// <summary>Removed parts of one plan.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<Row> Rows) : CaseView(Head, "case.plan-removed");

    /// <summary>One part.</summary>
    public sealed record Row(Guid Id, string Kind, string Text, string When);

    /// <summary>Takes one back.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>Goal, objective or activity.</summary>
        public Guid PartId { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.PartId).NotEmpty();
    }

    internal sealed class Reader(PlanDesk desk, CaseworkDbContext db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, plan) = await desk.FormAsync(request.Id, cancellationToken);
            var removed = await RemovedParts.OfAsync(db, plan.Id, desk.By.UtcNow, cancellationToken);
            // What went with a goal or an objective comes back with it and needs no row of its own.
            return new(head, [.. removed.Where(p => !removed.Exists(o => o.Part != p.Part && o.Part.DeletedAt == p.Part.DeletedAt && p.Parents.Contains(o.Part.Id)))
                .OrderByDescending(p => p.Part.DeletedAt).Select(p => new Row(p.Part.Id, p.Kind, PlanOptions.Short(p.Text), SwedishTime.DateAndClock(p.Part.DeletedAt!.Value)))]);
        }
    }

    internal sealed class Handler(PlanDesk desk, CaseworkDbContext db) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            var removed = await RemovedParts.OfAsync(db, plan.Id, desk.By.UtcNow, cancellationToken, tracked: true);
            var found = removed.Find(p => p.Part.Id == request.PartId) ?? throw await desk.RefusedAsync(cancellationToken);
            var together = removed.Where(p => p != found && p.Part.DeletedAt == found.Part.DeletedAt && p.Parents.Contains(found.Part.Id)).Select(p => p.Part).ToList();
            plan.Restore(owner, found.Part, together, [.. found.Parents]);
            return true;
        }
    }
}

/// <summary>A removed part of a plan.</summary>
/// <param name="Part">Goal, objective or activity.</param>
/// <param name="Kind">Swedish.</param>
/// <param name="Text">What it says.</param>
/// <param name="Parents">What it hangs on.</param>
internal sealed record RemovedPart(Entity Part, string Kind, string? Text, IReadOnlyList<Guid?> Parents);

internal static class RemovedParts
{
    public static async Task<List<RemovedPart>> OfAsync(CaseworkDbContext db, Guid planId, DateTime utcNow, CancellationToken ct, bool tracked = false)
    {
        var since = utcNow.AddDays(-Entity.UndoDays);
        async Task<List<T>> Gone<T>(IQueryable<T> rows) where T : Entity =>
            await (tracked ? rows : rows.AsNoTracking()).IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]).Where(r => r.DeletedAt != null && r.DeletedAt > since).ToListAsync(ct);

        var goals = await Gone(db.Set<Goal>().Where(g => g.PlanId == planId));
        var objectives = await Gone(db.Set<Objective>().Where(o => o.PlanId == planId));
        var activities = await Gone(db.PlanActivities.Where(a => a.PlanId == planId));
        return
        [
            .. goals.Select(g => new RemovedPart(g, "Mål", g.Words, [])), .. objectives.Select(o => new RemovedPart(o, "Delmål", o.Text, [o.GoalId])),
            .. activities.Select(a => new RemovedPart(a, "Aktivitet", a.What, [a.GoalId, a.ObjectiveId])),
        ];
    }
}
