using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Pages.Deltagare;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Idag;

/// <summary>What others have done in the reader's cases since she was here last, or in the last week when she has not been here before.</summary>
public sealed class LatelyInMyCases(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the card, or nothing when nothing has happened.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View("/Pages/Idag/LatelyInMyCases.cshtml", await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>What others have done.</summary>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Query : IQuery<Result>;

    /// <summary>Latest first.</summary>
    /// <param name="Rows">The events.</param>
    /// <param name="Since">End of the reader's last visit, UTC; null when a week is shown instead.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, DateTime? Since) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId).Distinct();

        /// <inheritdoc />
        public string ShownAs => "start.lately";
    }

    /// <summary>One event.</summary>
    public sealed record Row(Guid ParticipantId, string Title, string Name, string Href, string When);

    internal sealed class Reader(PlatformDbContext platform, CaseworkDbContext db, MyCases mine, IStaffDirectory staff, HistoryWords words, ICurrentUser user,
        ICurrentDelprojekt here, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        private const int Days = 7;
        private const int Most = 8;

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var open = (await mine.OpenAsync(cancellationToken)).ToDictionary(c => c.Id);
            if (open.Count == 0) return new([], null);
            var ids = open.Keys.Select(id => (Guid?)id).ToList();
            var (me, place) = (user.Id, here.Required.Id);
            var last = await db.Visits.AsNoTracking().Where(v => v.UserId == me && v.DelprojektId == place).Select(v => v.BeforeAt).FirstOrDefaultAsync(cancellationToken);
            var since = last ?? clock.UtcNow().AddDays(-Days);
            var known = HistoryWords.Told;
            var found = await platform.Changes.Where(c => ids.Contains(c.CaseId) && c.At > since && c.UserId != null && c.UserId != me && known.Contains(c.Kind))
                .OrderByDescending(c => c.Seq).Take(Most).Select(c => new { c.CaseId, c.UserId, c.Kind, c.Detail, c.At }).ToListAsync(cancellationToken);
            return new([.. found.Select(e =>
            {
                var c = open[e.CaseId!.Value];
                var detail = words.Detail(e.Kind, e.Detail);
                return new Row(c.ParticipantId, HistoryWords.Title(e.Kind) + (detail.Length > 0 ? ": " + detail : ""),
                    $"{mine.NameOf(c.ParticipantId, c.Number, c.Protected)} · {staff.NameOf(e.UserId!.Value)}",
                    mine.Url(c.Id, "historik"), SwedishTime.DateAndClock(e.At));
            })], last);
        }
    }
}
