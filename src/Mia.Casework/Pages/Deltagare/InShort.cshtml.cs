using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Kontakter;
using Mia.Casework.Services.Alerts;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web.Components;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Deltagare;

/// <summary>
/// One page for the colleague who takes over, or steps in for a week: what waits, what is agreed, the plan and what is most important to the
/// participant, and the latest notes. Worked out, so nobody has to write it.
/// </summary>
public sealed class InShortModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>One case.</summary>
    [Requires(CaseworkPermissions.ReadCases)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    /// <param name="Head">The case.</param>
    /// <param name="Waits">What somebody has to do something about, gravest first.</param>
    /// <param name="Tasks">What is to be done, by whom.</param>
    /// <param name="Contacts">The latest notes.</param>
    /// <param name="Today">Today.</param>
    public sealed record View(CaseHead Head, IReadOnlyList<string> Waits, IReadOnlyList<Todo> Tasks, IReadOnlyList<TimelineEntry> Contacts, DateOnly Today) : CaseView(Head, "case.in-short");

    /// <summary>A task.</summary>
    public sealed record Todo(string Title, DateOnly DueOn, string Who);

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, AlertDesk alerts, LatestContacts latest, IStaffDirectory staff, ICurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            var inside = head.Rights.IsResponsible || user.Can(CaseworkPermissions.LeadAlerts);
            var waits = inside && user.Can(CaseworkPermissions.ReadAlerts)
                ? (await alerts.AllAsync(cancellationToken)).Where(a => a.Fact.SubjectId == head.Id && a.Snooze is null).OrderByDescending(a => a.Info.Weight).Select(a => a.Fact.Text).ToList() : [];
            var tasks = !inside ? [] : await db.WorkTasks.AsNoTracking().Where(t => t.CaseId == head.Id && t.DoneAt == null).OrderBy(t => t.DueOn).Take(20)
                .Select(t => new { t.Title, t.DueOn, t.OwnerId }).ToListAsync(cancellationToken);
            return new(head, waits, [.. tasks.Select(t => new Todo(t.Title, t.DueOn, staff.NameOf(t.OwnerId)))], await latest.OfAsync(head, cancellationToken), desk.Today);
        }
    }
}
