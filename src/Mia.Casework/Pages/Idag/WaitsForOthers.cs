using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Idag;

/// <summary>Whom the reader's participants wait for, the longest wait first (methods.md 16). Waiting for the participant is no such wait.</summary>
public sealed class WaitsForOthers(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the card, or nothing when nobody waits.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View("/Pages/Idag/WaitsForOthers.cshtml", await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>Open waits in the reader's own cases.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Query : IQuery<Result>;

    /// <summary>Oldest first.</summary>
    /// <param name="Rows">The first of them.</param>
    /// <param name="Total">All of them.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Total) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId).Distinct();

        /// <inheritdoc />
        public string ShownAs => "start.waits";
    }

    /// <summary>One wait.</summary>
    public sealed record Row(Guid ParticipantId, string Name, string Whom, DateOnly Since, int Days, string Href);

    internal sealed class Reader(CaseworkDbContext db, MyCases mine, ICodeLists codes, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        private const int Most = 6;

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var open = (await mine.OpenAsync(cancellationToken)).ToDictionary(c => c.Id);
            if (open.Count == 0) return new([], 0);
            var ids = open.Keys.ToList();
            // A wait of an activity that was removed stays in case the removal is undone.
            var waits = await db.Waits.AsNoTracking()
                .Where(w => ids.Contains(w.CaseId) && w.Until == null && w.Party != PlanParties.Participant && w.Party != PlanParties.Staff && db.PlanActivities.Any(a => a.Id == w.ActivityId))
                .OrderBy(w => w.Since).ThenBy(w => w.Id).Select(w => new { w.CaseId, w.ActivityId, w.Party, w.Who, w.Since }).ToListAsync(cancellationToken);
            var today = clock.Today();
            return new([.. waits.Take(Most).Select(w =>
            {
                var c = open[w.CaseId];
                var party = codes.Text(CodeLists.Party, w.Party);
                return new Row(c.ParticipantId, mine.NameOf(c.ParticipantId, c.Number, c.Protected), string.IsNullOrEmpty(w.Who) ? party : $"{party}, {w.Who}",
                    w.Since, today.DayNumber - w.Since.DayNumber, mine.Url(w.CaseId, $"plan/aktivitet/{w.ActivityId}/laget"));
            })], waits.Count);
        }
    }
}
