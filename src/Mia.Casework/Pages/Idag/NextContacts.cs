using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Idag;

/// <summary>Contacts that are agreed for today and the rest of the week.</summary>
public sealed class NextContacts(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the card.</summary>
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("/Pages/Idag/NextContacts.cshtml", await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>The reader's next contacts.</summary>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Query : IQuery<Result>;

    /// <summary>By day.</summary>
    public sealed record Result(IReadOnlyList<Row> Rows, DateOnly Today) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId).Distinct();

        /// <inheritdoc />
        public string ShownAs => "start.next-contacts";
    }

    /// <summary>One contact.</summary>
    public sealed record Row(Guid ParticipantId, string Name, string Href, DateOnly On, TimeOnly? At, string Last);

    internal sealed class Reader(CaseworkDbContext db, MyCases mine, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = clock.Today();
            // To Sunday; on Friday and in the weekend the coming week is what one plans for.
            var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
            if (today.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday or DayOfWeek.Sunday) sunday = sunday.AddDays(7);
            var due = (await mine.OpenAsync(cancellationToken)).Where(c => c.NextContactOn >= today && c.NextContactOn <= sunday).ToList();
            var ids = due.ConvertAll(c => c.Id);
            var times = due.Count == 0 ? [] : await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.CaseId) && c.NextOn >= today && c.NextAt != null)
                .OrderBy(c => c.LoggedAt).Select(c => new { c.CaseId, c.NextOn, c.NextAt }).ToListAsync(cancellationToken);
            return new([.. due.Select(c => new Row(c.ParticipantId, mine.NameOf(c.ParticipantId, c.Number, c.Protected), mine.Url(c.Id), c.NextContactOn!.Value,
                    times.LastOrDefault(t => t.CaseId == c.Id && t.NextOn == c.NextContactOn)?.NextAt,
                    c.LastContactOn is { } last ? $"Senast {SwedishTime.Relative(last, today)}" : "Första kontakten"))
                .OrderBy(r => r.On).ThenBy(r => r.At ?? TimeOnly.MaxValue)], today);
        }
    }
}
