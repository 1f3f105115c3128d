using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain.Cases;
using Mia.Methods.WorkTraining.Data;
using Mia.Methods.WorkTraining.Domain;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.WorkTraining.Pages.WorkTraining;

/// <summary>Attendance of a week, workplace by workplace. One tap says that it was as planned.</summary>
[Requires(WorkTrainingPermissions.Read)]
public sealed class AttendanceModel : MiaPage
{
    /// <summary>ISO year.</summary>
    [FromRoute(Name = "year")]
    public int Year { get; set; }

    /// <summary>ISO week.</summary>
    [FromRoute(Name = "week")]
    public int Week { get; set; }

    /// <summary>What is reported.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public WeekView Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new WeekQuery(new IsoWeek(Year, Week)));

    /// <summary>Shows the week.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Reports.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Year = Year, Week = Week });
        return Done(Go("narvaro/" + new IsoWeek(Year, Week).Path) + (Input.PlacementId is { } id ? "#n-" + id : ""), "Närvaron är sparad.");
    }

    /// <summary>Whether this row was refused a moment ago, so its form stays open with what was typed.</summary>
    public bool IsRefused(Guid placementId) => !ModelState.IsValid && Input.PlacementId == placementId;

    /// <summary>Hours in the form of a row.</summary>
    public string HoursOf(WeekRow row) => IsRefused(row.PlacementId) ? ModelState["Input.Hours"]?.AttemptedValue ?? "" : Hours.Text(row.Active ?? row.Planned);

    /// <summary>Reason in the form of a row.</summary>
    public string? AbsenceOf(WeekRow row) => IsRefused(row.PlacementId) ? Input.Absence : row.Absence;

    /// <summary>A report of one placement, or of all at a workplace that are not reported yet.</summary>
    [Requires(WorkTrainingPermissions.Write)]
    public sealed record Command : ICommand<int>
    {
        /// <summary>From the address.</summary>
        [BindNever]
        public int Year { get; init; }

        /// <summary>From the address.</summary>
        [BindNever]
        public int Week { get; init; }

        /// <summary>One placement.</summary>
        public Guid? PlacementId { get; init; }

        /// <summary>All of a workplace, as planned.</summary>
        public Guid? WorkplaceId { get; init; }

        /// <summary>As planned.</summary>
        public bool AsPlanned { get; init; }

        /// <summary>Active hours otherwise.</summary>
        public double? Hours { get; init; }

        /// <summary>Why fewer.</summary>
        public string? Absence { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c).Must(c => c.PlacementId is null != c.WorkplaceId is null).WithName("PlacementId").WithMessage("Välj en placering.");
            RuleFor(c => c.Hours).NotNull().When(c => c.PlacementId is not null && !c.AsPlanned).WithMessage($"Ange timmar mellan 0 och {Domain.Hours.Most}.");
            RuleFor(c => c.Absence).MaximumLength(24);
        }
    }

    internal sealed class Handler(WorkTrainingDbContext db, CaseAccess access, ICurrentUser user, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var week = new IsoWeek(request.Year, request.Week);
            if (!week.Exists) throw new NotFoundException();
            var (monday, sunday) = (week.Monday, week.Sunday);
            var placements = await db.Placements
                .Where(p => request.PlacementId != null ? p.Id == request.PlacementId : p.WorkplaceId == request.WorkplaceId && p.StartsOn <= sunday && (p.EndsOn == null || p.EndsOn >= monday))
                .Where(p => db.Set<Case>().Where(access.Listable()).Any(c => c.Id == p.CaseId)).ToListAsync(cancellationToken);
            if (placements.Count == 0) throw new NotFoundException();
            var ids = placements.ConvertAll(p => p.Id);
            var known = await db.Attendance.Where(a => ids.Contains(a.PlacementId) && a.Year == week.Year && a.Week == week.Number).ToListAsync(cancellationToken);
            var changed = 0;
            foreach (var placement in placements)
            {
                var row = known.Find(a => a.PlacementId == placement.Id);
                if (row is not null && request.WorkplaceId is not null) continue;
                if (row is null) db.Add(row = new AttendanceWeek(placement, week));
                var asPlanned = request.AsPlanned || request.WorkplaceId is not null;
                row.Report(placement, asPlanned ? placement.PlannedQuarters(week) : Domain.Hours.Quarters(request.Hours, nameof(Command.Hours)),
                    request.Absence, user.Id, time.UtcNow(), time.Today());
                changed++;
            }
            return changed;
        }
    }
}
