using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Planen;

/// <summary>The participant approves what the plan says: when, how, and written down by whom.</summary>
public sealed class ApprovalModel : CasePage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>The form beside what is approved.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Shown.Saved;
    }

    /// <summary>Keeps the version.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("plan"), "Godkännandet är sparat.");
    }

    /// <summary>The plan of one case.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Command Saved, PlanContent Plan, string Recorder) : CaseView(Head, "case.plan");

    /// <summary>The approval.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>Stamp of what was shown, so that nobody approves what was changed a moment ago.</summary>
        public Guid Version { get; init; }

        /// <summary>The day.</summary>
        public DateOnly? ApprovedOn { get; init; }

        /// <summary>How.</summary>
        public ApprovalWay? Way { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.ApprovedOn).NotNull().WithMessage("Ange vilken dag deltagaren godkände planen.");
            RuleFor(c => c.Way).NotNull().WithMessage("Välj hur deltagaren godkände planen.").IsInEnum().WithMessage("Välj hur deltagaren godkände planen.");
        }
    }

    internal sealed class Reader(PlanDesk desk) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, plan) = await desk.FormAsync(request.Id, cancellationToken);
            return new(head, new Command { Version = PlanStamp.OfContent(plan), ApprovedOn = desk.Today }, desk.Content(plan), desk.NameOf(desk.By.UserId));
        }
    }

    internal sealed class Handler(PlanDesk desk, CaseworkDbContext db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            if (PlanStamp.OfContent(plan) != request.Version)
                throw new ConflictException(PlanStamp.OfContent(plan),
                    [new("Planen", "Input.Plan", "Någon har ändrat planen sedan du öppnade sidan.") { Yours = "Gå igenom ändringen med deltagaren innan du sparar godkännandet." }]);
            var version = plan.Approve(owner, request.ApprovedOn!.Value, request.Way!.Value, desk.Content, desk.By);
            db.Add(version);
            return version.Id;
        }
    }
}
