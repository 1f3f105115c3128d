using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Planen;

/// <summary>How far an objective has come. Starting the work locks its levels.</summary>
public sealed class ObjectiveProgressModel : CasePage
{
    /// <summary>The objective of the address.</summary>
    [FromRoute(Name = "delmalId")]
    public Guid ObjectiveId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, ObjectiveId));

    /// <summary>What holds now.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Shown.Saved;
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, ObjectiveId = ObjectiveId });
        return Done(In("plan"), "Läget är sparat.");
    }

    /// <summary>One objective.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Query(Guid Id, Guid ObjectiveId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Command Saved, string Text, string Sign, bool WillLock, IReadOnlyList<SelectListItem> Statuses, IReadOnlyList<SelectListItem> Levels)
        : CaseView(Head, "case.plan");

    /// <summary>The new status.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The objective.</summary>
        [BindNever]
        public Guid ObjectiveId { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }

        /// <summary>Status.</summary>
        public ObjectiveStatus Status { get; init; }

        /// <summary>From which day.</summary>
        public DateOnly? On { get; init; }

        /// <summary>GAS level.</summary>
        public int? Score { get; init; }

        /// <summary>Why, or what remains.</summary>
        public string? Reason { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Status).IsInEnum().WithMessage("Välj läge.");
            RuleFor(c => c.On).NotNull().WithMessage("Ange från vilken dag.");
            RuleFor(c => c.Score).InclusiveBetween(Gas.Least, Gas.Most).WithMessage("Välj en nivå mellan −2 och +2.");
            RuleFor(c => c.Reason).AtMost(TextLimits.Reason);
        }
    }

    internal sealed class Reader(PlanDesk desk) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, plan) = await desk.FormAsync(request.Id, cancellationToken);
            var o = plan.Objectives.FirstOrDefault(o => o.Id == request.ObjectiveId) ?? throw await desk.RefusedAsync(cancellationToken);
            return new(head, new Command { Version = o.Version, Status = o.Status == ObjectiveStatus.Planned ? ObjectiveStatus.Ongoing : o.Status, On = desk.Today, Reason = o.Reason },
                o.Text ?? "", o.Sign ?? "", o.Scale is { LockedAt: null }, Statuses, LevelsOf(o));
        }
    }

    internal sealed class Handler(PlanDesk desk) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            var o = plan.Objectives.FirstOrDefault(o => o.Id == request.ObjectiveId) ?? throw await desk.RefusedAsync(cancellationToken);
            if (o.Version != request.Version)
                throw new ConflictException(o.Version, [new("Läge", "Input.Status", o.Status.Swedish()) { Yours = request.Status.Swedish() }, new("Från och med", "Input.On", (o.ClosedOn ?? o.StartedOn)?.Iso() ?? "")]);
            plan.Progress(owner, o.Id, new ObjectiveProgress(request.Status, request.On!.Value, request.Reason, request.Score), desk.By);
            return true;
        }
    }

    /// <summary>All statuses, for forms.</summary>
    internal static IReadOnlyList<SelectListItem> Statuses { get; } = [.. Enum.GetValues<ObjectiveStatus>().Select(s => new SelectListItem(s.Swedish(), s.ToString()))];

    /// <summary>The levels to rate on; none unless they are locked.</summary>
    internal static List<SelectListItem> LevelsOf(Objective o) => o.Scale is not { LockedAt: not null } scale ? []
        : [.. scale.Levels.Select((text, i) => new SelectListItem($"{Gas.Sign(i + Gas.Least)} {Gas.Swedish(i + Gas.Least)}\n{text}", $"{i + Gas.Least}"))];
}
