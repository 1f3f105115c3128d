using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.SupportedEmployment.Pages.SupportedEmployment;

/// <summary>The reader's own participants in SE or IPS for whom no workplace has been visited for some time (methods.md 16).</summary>
public sealed class WithoutWorkplaceContactViewComponent(IMediator mediator) : ViewComponent
{
    /// <summary>Shows the card.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View(await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>The card's rows.</summary>
    [Requires(SupportedEmploymentPermissions.Start)]
    public sealed record Query : IQuery<Card>;

    /// <summary>The card.</summary>
    /// <param name="Slug">Delprojekt.</param>
    /// <param name="Rows">At most six.</param>
    /// <param name="Days">Days of the setting.</param>
    public sealed record Card(string Slug, IReadOnlyList<Row> Rows, int Days) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId);

        /// <inheritdoc />
        public string ShownAs => "start.without-workplace-visit";
    }

    /// <summary>A participant.</summary>
    /// <param name="CaseId">Case.</param>
    /// <param name="ParticipantId">Person.</param>
    /// <param name="Name">Name, or case number.</param>
    /// <param name="LastVisitOn">Latest visit; null when there was none.</param>
    public sealed record Row(Guid CaseId, Guid ParticipantId, string Name, DateOnly? LastVisitOn);

    internal sealed class Handler(CaseworkDbContext db, IParticipantDirectory people, ICurrentUser user, ICurrentDelprojekt here, DatedSettings settings, TimeProvider time)
        : IRequestHandler<Query, Card>
    {
        private const int Most = 6;
        private const string Visit = "ARBPL";

        public async Task<Card> Handle(Query request, CancellationToken cancellationToken)
        {
            var (mine, today) = (CaseAccess.AnsweredBy(user.Id, db.Responsibilities), time.Today());
            var days = await settings.DaysAsync(SupportedEmploymentSettings.VisitGap, cancellationToken);
            var limit = today.AddDays(-days);
            var rows = await db.Cases.AsNoTracking()
                .Where(c => (c.Status == CaseStatus.Enrolled || c.Status == CaseStatus.Closing)
                    && mine.Contains(c.Id)
                    && c.Interventions.Any(i => (i.TypeCode == "SE" || i.TypeCode == "IPS") && i.StartsOn <= limit && i.EndsOn == null && i.DeletedAt == null)
                    && !db.Contacts.Any(k => k.CaseId == c.Id && k.Type == Visit && k.HeldOn > limit))
                .Select(c => new
                {
                    c.Id, c.ParticipantId, c.Number, c.Participant.Protection,
                    Last = db.Contacts.Where(k => k.CaseId == c.Id && k.Type == Visit).Max(k => (DateOnly?)k.HeldOn),
                }).OrderBy(c => c.Last).Take(Most).ToListAsync(cancellationToken);
            return new(here.Required.Slug, [.. rows.Select(r => new Row(r.Id, r.ParticipantId,
                people.NameOf(r.ParticipantId, r.Number, r.Protection != ProtectionLevel.None), r.Last))], days);
        }
    }
}
