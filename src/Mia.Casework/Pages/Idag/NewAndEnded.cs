using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.People;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Idag;

/// <summary>
/// Who has begun and who has ended lately, with what the registrar has to know first: whether the person may be registered by name or only
/// anonymously (methods.md 1.6 and 16). Protected persons stand without a name.
/// </summary>
public sealed class NewAndEnded(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the two lists.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View("/Pages/Idag/NewAndEnded.cshtml", await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>The lists.</summary>
    [Requires(CaseworkPermissions.SeeMovements)]
    public sealed record Query : IQuery<Result>;

    /// <summary>Latest first.</summary>
    public sealed record Result(IReadOnlyList<Row> Begun, int BegunTotal, IReadOnlyList<Row> Ended, int EndedTotal) : IShowsPersons
    {
        /// <summary>How far back the lists reach, in days.</summary>
        public const int Days = 30;

        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Begun.Concat(Ended).Select(r => r.ParticipantId).Distinct();

        /// <inheritdoc />
        public string ShownAs => "start.new-and-ended";
    }

    /// <summary>One case.</summary>
    /// <param name="ParticipantId">The person.</param>
    /// <param name="Name">Name, or the case number of a protected person.</param>
    /// <param name="Href">The consents of the case.</param>
    /// <param name="On">The day.</param>
    /// <param name="Days">Days since then.</param>
    /// <param name="How">How the person may be registered.</param>
    /// <param name="ByName">Whether that is by name.</param>
    public sealed record Row(Guid ParticipantId, string Name, string Href, DateOnly On, int Days, string How, bool ByName);

    internal sealed class Reader(CaseworkDbContext db, MyCases cases, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        private const int Most = 10;

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = clock.Today();
            var since = today.AddDays(-Result.Days);
            var begun = db.Cases.AsNoTracking().Where(c => c.EnrolledOn > since && c.EnrolledOn <= today);
            var ended = db.Cases.AsNoTracking().Where(c => c.EndedOn > since && c.EndedOn <= today);
            return new(await RowsAsync(begun.OrderByDescending(c => c.EnrolledOn), c => c.EnrolledOn, today, cancellationToken), await begun.CountAsync(cancellationToken),
                await RowsAsync(ended.OrderByDescending(c => c.EndedOn), c => c.EndedOn!.Value, today, cancellationToken), await ended.CountAsync(cancellationToken));
        }

        private async Task<IReadOnlyList<Row>> RowsAsync(IOrderedQueryable<Case> list, Func<(DateOnly EnrolledOn, DateOnly? EndedOn), DateOnly> day, DateOnly today, CancellationToken ct)
        {
            var found = await list.ThenBy(c => c.Id).Take(Most).Select(c => new
            {
                c.Id, c.ParticipantId, c.Number, c.EnrolledOn, c.EndedOn, Protected = c.Participant.Protection != ProtectionLevel.None,
                Agreed = db.Consents.Any(s => s.CaseId == c.Id && s.Type == ConsentTypes.Registration && s.WithdrawnAt == null && s.ValidFrom <= today && s.ValidTo >= today),
            }).ToListAsync(ct);
            return [.. found.Select(c =>
            {
                var on = day((c.EnrolledOn, c.EndedOn));
                var byName = c.Agreed && !c.Protected;
                return new Row(c.ParticipantId, cases.NameOf(c.ParticipantId, c.Number, c.Protected), cases.Url(c.Id, "samtycken"), on, today.DayNumber - on.DayNumber,
                    byName ? "Med namn" : c.Protected ? "Anonymt, skyddade uppgifter" : "Anonymt, samtycke saknas", byName);
            })];
        }
    }
}
