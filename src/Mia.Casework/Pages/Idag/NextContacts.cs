using Mia.Casework.Access;
using Mia.Casework.Services.Bookings;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Idag;

/// <summary>What is booked or agreed for today and the rest of the week, and the tasks of today. The same entries as the week.</summary>
public sealed class NextContacts(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the card.</summary>
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("/Pages/Idag/NextContacts.cshtml", await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>The reader's next days.</summary>
    [Requires(CaseworkPermissions.ReadBookings)]
    public sealed record Query : IQuery<Result>;

    /// <summary>By day.</summary>
    public sealed record Result(IReadOnlyList<WeekEntry> Entries, IReadOnlyList<WeekTask> Tasks, DateOnly Today) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Entries.SelectMany(e => e.People).Where(p => p.Name.Length > 0).Select(p => p.ParticipantId)
            .Concat(Tasks.Where(t => t.Name.Length > 0).Select(t => t.ParticipantId!.Value)).Distinct();

        /// <inheritdoc />
        public string ShownAs => "start.next-contacts";
    }

    internal sealed class Reader(WeekReader week, ICurrentUser user, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = clock.Today();
            // To Sunday; on Friday and in the weekend the coming week is what one plans for.
            var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
            if (today.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday or DayOfWeek.Sunday) sunday = sunday.AddDays(7);
            var me = user.Id ?? Guid.Empty;
            return new([.. (await week.EntriesAsync(today, sunday, me, cancellationToken)).Where(e => !e.Cancelled)],
                [.. (await week.TasksAsync(today, today, me, cancellationToken)).Where(t => !t.Done)], today);
        }
    }
}
