using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.People;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Idag;

/// <summary>Participants whom nobody holds right now: no main responsible who works here, or ended without a receiver who has confirmed.</summary>
public sealed class BetweenChairs(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the card, or nothing when nobody is between the chairs.</summary>
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("/Pages/Idag/BetweenChairs.cshtml", await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>Who is between the chairs.</summary>
    [Requires(CaseworkPermissions.ReadCases)]
    public sealed record Query : IQuery<Result>;

    /// <summary>Longest first.</summary>
    public sealed record Result(IReadOnlyList<CardRow> Rows) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId).Distinct();

        /// <inheritdoc />
        public string ShownAs => "start.between-chairs";
    }

    internal sealed class Reader(CaseworkDbContext db, CaseAccess access, CaseDesk desk, MyCases mine, ICurrentUser user) : IRequestHandler<Query, Result>
    {
        private const int Most = 20;

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var me = user.Id;
            var leads = user.RolesHere.Contains(Role.ProjectLeader);
            var unconfirmed = await db.Cases.AsNoTracking().Where(access.Listable())
                .Where(c => c.Status == CaseStatus.HandoverUnconfirmed && (leads || c.Responsibilities.Any(r => r.UserId == me && r.To == null)))
                .OrderBy(c => c.EndedOn).Take(Most)
                .Select(c => new { c.Id, c.ParticipantId, c.Number, c.EndedOn, Hidden = c.Participant.Protection != ProtectionLevel.None,
                    Asked = db.Handovers.Any(h => h.CaseId == c.Id && h.Status == HandoverStatus.Sent),
                    DeclinedAt = db.Handovers.Where(h => h.CaseId == c.Id && h.Status == HandoverStatus.Declined).Max(h => h.StoppedAt) })
                .ToListAsync(cancellationToken);
            var mains = await db.Responsibilities.AsNoTracking().Where(r => r.IsMain && r.To == null).Select(r => r.UserId).Distinct().ToListAsync(cancellationToken);
            var gone = mains.FindAll(id => !desk.IsHere(id));
            var left = gone.Count == 0 ? [] : await db.Cases.AsNoTracking().Where(access.Listable())
                .Where(c => c.EndedOn == null && c.Responsibilities.Any(r => r.IsMain && r.To == null && gone.Contains(r.UserId))).OrderBy(c => c.EnrolledOn).Take(Most)
                .Select(c => new { c.Id, c.ParticipantId, c.Number, c.LastContactOn, c.EnrolledOn, Hidden = c.Participant.Protection != ProtectionLevel.None }).ToListAsync(cancellationToken);
            return new([
                .. unconfirmed.Select(c => c is { DeclinedAt: { } declined, Asked: false }
                    ? Row(c.ParticipantId, c.Number, c.Hidden, mine.Url(c.Id, Reads("overlamning")), $"Avslutad {c.EndedOn:yyyy-MM-dd}. Mottagaren svarade nej, så överlämningen saknar mottagare.",
                        "Välj mottagare", desk.Today.DayNumber - SwedishTime.DateOf(declined).DayNumber)
                    : Row(c.ParticipantId, c.Number, c.Hidden, mine.Url(c.Id, Reads("avslut")), $"Avslutad {c.EndedOn:yyyy-MM-dd}. Ingen mottagare har bekräftat.", "Få bekräftat", desk.Today.DayNumber - c.EndedOn!.Value.DayNumber)),
                .. left.Select(c => Row(c.ParticipantId, c.Number, c.Hidden, mine.Url(c.Id, "ansvar"), "Den huvudansvariga arbetar inte kvar. Ingen ny är vald.",
                    "Välj ansvarig", desk.Today.DayNumber - (c.LastContactOn ?? c.EnrolledOn).DayNumber)),
            ]);
        }

        /// <summary>The page where it is done, or the overview for those who may not open it.</summary>
        private string Reads(string path) => user.Can(CaseworkPermissions.ReadExits) ? path : "";

        private CardRow Row(Guid person, int number, bool hidden, string href, string text, string action, int days) =>
            new(person, mine.NameOf(person, number, hidden), href, $"{text} Ingen håller i sedan {days} {(days == 1 ? "dag" : "dagar")}.", action, "", days);
    }
}
