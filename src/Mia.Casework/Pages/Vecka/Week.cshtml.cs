using Mia.Casework.Access;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services.Bookings;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Vecka;

/// <summary>The week by day: bookings, agreed contacts and tasks of one's own, or the team's.</summary>
public sealed class WeekModel : MiaPage
{
    /// <summary>The team instead of oneself.</summary>
    public const string Team = "teamet";

    /// <summary>Any day of the week.</summary>
    [FromQuery(Name = "dag")]
    public DateOnly? Dag { get; set; }

    /// <summary>Whose.</summary>
    [FromQuery(Name = "vem")]
    public string? Vem { get; set; }

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Dag, Vem == Team));

    /// <summary>Shows the week.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>A task is done, or not after all.</summary>
    public async Task<IActionResult> OnPostDoneAsync([FromForm] Guid taskId, [FromForm] bool done)
    {
        await Send(new Finish(taskId, done));
        return Done(In(Dag), done ? "Uppgiften är klar." : "Uppgiften är öppen igen.");
    }

    /// <summary>Address of a week.</summary>
    public string In(DateOnly? day) => Go("vecka") + (day, Vem == Team) switch
    {
        (null, false) => "", (null, true) => "?vem=" + Team, ({ } on, false) => "?dag=" + on.Iso(), ({ } on, true) => $"?vem={Team}&dag={on.Iso()}",
    };

    /// <summary>A week.</summary>
    [Requires(CaseworkPermissions.ReadBookings)]
    public sealed record Query(DateOnly? Day, bool Team) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    /// <param name="Monday">First day.</param>
    /// <param name="Today">Today.</param>
    /// <param name="Days">Monday to Friday, and weekend days on which there is something.</param>
    /// <param name="Late">Own tasks past their day.</param>
    /// <param name="Staff">Team view: a row for each colleague; empty for one's own week.</param>
    public sealed record View(DateOnly Monday, DateOnly Today, IReadOnlyList<Day> Days, IReadOnlyList<WeekTask> Late, IReadOnlyList<StaffWeek> Staff) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Days.SelectMany(d => d.Entries).Concat(Staff.SelectMany(s => s.Days.SelectMany(d => d))).SelectMany(e => e.People)
            .Where(p => p.Name.Length > 0).Select(p => p.ParticipantId).Concat(Late.Concat(Days.SelectMany(d => d.Tasks)).Where(t => t.Name.Length > 0).Select(t => t.ParticipantId!.Value)).Distinct();

        /// <inheritdoc />
        public string ShownAs => Staff.Count > 0 ? "week.team" : "week.own";
    }

    /// <summary>One day.</summary>
    public sealed record Day(DateOnly On, string? Holiday, IReadOnlyList<WeekEntry> Entries, IReadOnlyList<WeekTask> Tasks);

    /// <summary>A colleague's week.</summary>
    public sealed record StaffWeek(string Name, IReadOnlyList<IReadOnlyList<WeekEntry>> Days);

    /// <summary>A task is done, or not after all.</summary>
    [Requires(CaseworkPermissions.WriteBookings)]
    public sealed record Finish(Guid TaskId, bool Done) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Finish>
    {
        public Validator() => RuleFor(c => c.TaskId).NotEmpty();
    }

    internal sealed class Reader(WeekReader week, IStaffDirectory staff, ICurrentUser user, ICurrentDelprojekt here, TimeProvider clock) : IRequestHandler<Query, View>
    {
        private static readonly Role[] Working = [Role.CaseManager, Role.SeCoach, Role.CbtConsultant, Role.WorkTrainingCoordinator, Role.ProjectLeader];

        // What stands in an address may be anything; a calendar ends somewhere.
        private static readonly DateOnly First = new(2000, 1, 3), Last = new(2100, 12, 27);

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            if (request.Team && !user.Can(CaseworkPermissions.ReadTeamWeek)) throw new ForbiddenException(CaseworkPermissions.ReadTeamWeek);
            var today = clock.Today();
            var day = request.Day ?? today;
            day = day < First ? First : day > Last ? Last : day;
            var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
            var sunday = monday.AddDays(6);
            var me = user.Id ?? Guid.Empty;
            var entries = await week.EntriesAsync(monday, sunday, request.Team ? null : me, cancellationToken);
            if (request.Team) return new(monday, today, Days(monday, [], []), [], Team(entries, monday));
            // Tasks that are late stand in the week of today only.
            var tasks = await week.TasksAsync(monday, sunday, me, cancellationToken);
            var late = monday <= today && today <= sunday ? tasks.Where(t => !t.Done && t.DueOn < today).ToList() : [];
            return new(monday, today, Days(monday, entries, [.. tasks.Where(t => t.DueOn >= monday && !late.Contains(t))]), late, []);
        }

        private static List<Day> Days(DateOnly monday, IReadOnlyList<WeekEntry> entries, IReadOnlyList<WeekTask> tasks) =>
        [
            .. Enumerable.Range(0, 7).Select(monday.AddDays)
                .Select(d => new Day(d, SwedishCalendar.HolidayName(d), [.. entries.Where(e => e.On == d)], [.. tasks.Where(t => t.DueOn == d)]))
                .Where(d => d.On.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || d.Entries.Count + d.Tasks.Count > 0),
        ];

        private List<StaffWeek> Team(IReadOnlyList<WeekEntry> entries, DateOnly monday)
        {
            var byStaff = entries.SelectMany(e => e.Staff.Select(s => (s, e))).ToLookup(p => p.s, p => p.e);
            return [.. staff.In(here.Required.Id, Working).Select(m => new StaffWeek(m.Name, [.. Enumerable.Range(0, 5).Select(monday.AddDays)
                .Select(d => (IReadOnlyList<WeekEntry>)[.. byStaff[m.Id].Where(e => e.On == d)])]))];
        }
    }

    internal sealed class Handler(TaskBook tasks, CaseDesk desk) : IRequestHandler<Finish, bool>
    {
        public async Task<bool> Handle(Finish request, CancellationToken cancellationToken)
        {
            var task = await tasks.OpenAsync(request.TaskId, cancellationToken);
            if (request.Done) task.Finish(desk.By);
            else task.Reopen();
            return true;
        }
    }
}
