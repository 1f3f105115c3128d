using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
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

/// <summary>How an activity goes: under way, waiting for somebody since a day, done, or cancelled with a reason.</summary>
public sealed class ActivityProgressModel : CasePage
{
    /// <summary>The activity of the address.</summary>
    [FromRoute(Name = "aktivitetId")]
    public Guid ActivityId { get; set; }

    /// <summary>Opened to say whom it waits for: that is chosen already.</summary>
    [FromQuery(Name = "vantar")]
    public bool Waits { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, ActivityId));

    /// <summary>What holds now.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Waits ? Shown.Saved with { Status = ActivityStatus.Waiting } : Shown.Saved;
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, ActivityId = ActivityId });
        return Done(In("plan"), Input.Status == ActivityStatus.Done ? "Aktiviteten är klar." : "Läget är sparat.");
    }

    /// <summary>One activity.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Query(Guid Id, Guid ActivityId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Command Saved, string What, string Who, string Due, IReadOnlyList<SelectListItem> Parties,
        IReadOnlyList<SelectListItem> Reasons, IReadOnlyList<WaitRow> Waits) : CaseView(Head, "case.plan");

    /// <summary>One wait in words.</summary>
    public sealed record WaitRow(string Who, string Period, string Days, bool IsOpen);

    /// <summary>The new status.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The activity.</summary>
        [BindNever]
        public Guid ActivityId { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }

        /// <summary>Status.</summary>
        public ActivityStatus Status { get; init; }

        /// <summary>From which day.</summary>
        public DateOnly? On { get; init; }

        /// <summary>Whom we wait for, code.</summary>
        public string? Party { get; init; }

        /// <summary>Unit or person there.</summary>
        public string? Who { get; init; }

        /// <summary>Why it is cancelled, code.</summary>
        public string? Reason { get; init; }

        /// <summary>More about why.</summary>
        public string? Note { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock)
        {
            RuleFor(c => c.Status).IsInEnum().WithMessage("Välj läge.");
            RuleFor(c => c.On).NotNull().WithMessage("Ange från vilken dag.");
            RuleFor(c => c.Party).NotEmpty().When(c => c.Status == ActivityStatus.Waiting).WithMessage("Välj vem ni väntar på.");
            RuleFor(c => c.Party).CodeOf(codes, clock, CodeLists.Party);
            RuleFor(c => c.Reason).CodeOf(codes, clock, CodeLists.ActivityCancelled);
            RuleFor(c => c.Who).AtMost(TextLimits.Name);
            RuleFor(c => c.Note).AtMost(TextLimits.Reason);
        }
    }

    internal sealed class Reader(PlanDesk desk, PlanOptions options) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, plan) = await desk.FormAsync(request.Id, cancellationToken);
            var a = plan.Activities.FirstOrDefault(a => a.Id == request.ActivityId) ?? throw await desk.RefusedAsync(cancellationToken);
            var saved = new Command
            {
                Version = a.Version, Status = a.Status == ActivityStatus.Planned ? ActivityStatus.Ongoing : a.Status, On = a.Waiting?.Since ?? desk.Today,
                Party = a.Waiting?.Party, Who = a.Waiting?.Who, Reason = a.CancelReason, Note = a.CancelNote,
            };
            return new(head, saved, a.What ?? "", desk.Who(a), a.DueOn?.Iso() ?? "", options.Of(CodeLists.Party), options.Of(CodeLists.ActivityCancelled),
                [.. a.Waits.OrderByDescending(w => w.Since).Select(w => new WaitRow(desk.Party(w.Party, w.Who), w.Until is { } until ? $"{w.Since.Iso()} till {until.Iso()}" : $"sedan {w.Since.Iso()}",
                    PlanText.Days(w.Days(desk.Today)), w.Until is null))]);
        }
    }

    internal sealed class Handler(PlanDesk desk) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            var a = plan.Activities.FirstOrDefault(a => a.Id == request.ActivityId) ?? throw await desk.RefusedAsync(cancellationToken);
            if (a.Version != request.Version)
                throw new ConflictException(a.Version,
                [
                    new("Läge", "Input.Status", a.Status.Swedish()) { Yours = request.Status.Swedish() },
                    new("Väntar på", "Input.Party", a.Waiting is { } w ? $"{desk.Party(w.Party, w.Who)} sedan {w.Since.Iso()}" : "") { Yours = desk.Party(request.Party, request.Who) },
                ]);
            plan.Progress(owner, a.Id, new ActivityProgress(request.Status, request.On!.Value, request.Party, request.Who, request.Reason, request.Note), desk.By);
            return true;
        }
    }
}
