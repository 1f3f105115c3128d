using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.CaseManagement.Pages.CaseManagement;

/// <summary>The reader's own participants in CM, those who have waited longest for a contact first.</summary>
public sealed class LongestSinceContactViewComponent(IMediator mediator) : ViewComponent
{
    /// <summary>Shows the card.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View(await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>The card's rows.</summary>
    [Requires(CaseManagementPermissions.Start)]
    public sealed record Query : IQuery<Card>;

    /// <summary>The card.</summary>
    /// <param name="Slug">Delprojekt.</param>
    /// <param name="Rows">At most six.</param>
    /// <param name="Today">Swedish day.</param>
    public sealed record Card(string Slug, IReadOnlyList<Row> Rows, DateOnly Today) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId);

        /// <inheritdoc />
        public string ShownAs => "start.longest-since-contact";
    }

    /// <summary>A participant.</summary>
    public sealed record Row(Guid CaseId, Guid ParticipantId, string Name, DateOnly? LastContactOn, DateOnly EnrolledOn)
    {
        /// <summary>Days since somebody met the participant, or since the enrolment.</summary>
        public int Days(DateOnly today) => Math.Max(0, today.DayNumber - (LastContactOn ?? EnrolledOn).DayNumber);
    }

    internal sealed class Handler(CaseworkDbContext db, IParticipantDirectory people, ICurrentUser user, ICurrentDelprojekt here, TimeProvider time) : IRequestHandler<Query, Card>
    {
        private const int Most = 6;

        public async Task<Card> Handle(Query request, CancellationToken cancellationToken)
        {
            var (mine, today) = (CaseAccess.AnsweredBy(user.Id, db.Responsibilities), time.Today());
            var rows = await db.Cases.AsNoTracking()
                .Where(c => (c.Status == CaseStatus.Enrolled || c.Status == CaseStatus.Closing)
                    && mine.Contains(c.Id)
                    && c.Interventions.Any(i => (i.TypeCode == "CM" || i.TypeCode == "NARK-CM") && i.StartsOn <= today && i.EndsOn == null && i.DeletedAt == null))
                .OrderBy(c => c.LastContactOn ?? c.EnrolledOn).Take(Most)
                .Select(c => new { c.Id, c.ParticipantId, c.Number, c.LastContactOn, c.EnrolledOn, c.Participant.Protection }).ToListAsync(cancellationToken);
            return new(here.Required.Slug, [.. rows.Select(r => new Row(r.Id, r.ParticipantId,
                people.NameOf(r.ParticipantId, r.Number, r.Protection != ProtectionLevel.None), r.LastContactOn, r.EnrolledOn))], today);
        }
    }
}
