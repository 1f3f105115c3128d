using FluentValidation;
using Mia.Casework.Access;
using Mia.Methods.WorkTraining.Data;
using Mia.Methods.WorkTraining.Domain;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.WorkTraining.Pages.WorkTraining;

/// <summary>Other hours from a day on, or the end of a placement.</summary>
[Requires(WorkTrainingPermissions.Write)]
public sealed class ChangeModel : MiaPage
{
    /// <summary>The case of the address.</summary>
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The placement of the address.</summary>
    [FromRoute(Name = "placement")]
    public Guid PlacementId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>The case.</summary>
    public CasePlacements Shown { get; private set; } = null!;

    /// <summary>The placement.</summary>
    public CasePlacement Row => Shown.Rows.FirstOrDefault(r => r.Placement.Id == PlacementId) ?? throw new NotFoundException();

    /// <summary>What can be done.</summary>
    public IReadOnlyList<SelectListItem> Choices { get; } = [new("Ändra timmarna", nameof(Change.Hours)), new("Avsluta placeringen", nameof(Change.End))];

    /// <summary>Reasons to choose from.</summary>
    public IReadOnlyList<SelectListItem> Reasons { get; } = [.. PlacementEnds.All.Select(e => new SelectListItem(e.Value, e.Key))];

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct)
    {
        Shown = await Send(new CasePlacementsQuery(Id));
        _ = Row;
    }

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { What = Change.Hours, From = Shown.Today };
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, PlacementId = PlacementId });
        return Done(Go($"deltagare/{Id}/arbetstraning"), "Placeringen är ändrad.");
    }

    /// <summary>What is changed.</summary>
    public enum Change
    {
        /// <summary>Planned hours.</summary>
        Hours = 1,

        /// <summary>It ends.</summary>
        End = 2,
    }

    /// <summary>The change.</summary>
    [Requires(WorkTrainingPermissions.Write)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>From the address.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>From the address.</summary>
        [BindNever]
        public Guid PlacementId { get; init; }

        /// <summary>What is changed.</summary>
        public Change? What { get; init; }

        /// <summary>First day of the new hours, or last day.</summary>
        public DateOnly? From { get; init; }

        /// <summary>New hours.</summary>
        public double? Hours { get; init; }

        /// <summary>Code.</summary>
        public string? EndReason { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.What).NotNull().WithMessage("Välj vad som ska ändras.");
            RuleFor(c => c.From).NotNull().WithMessage("Ange vilken dag.");
            RuleFor(c => c.Hours).NotNull().When(c => c.What == Change.Hours).WithMessage($"Ange timmar mellan 0 och {Domain.Hours.Most}.")
                .InclusiveBetween(0, Domain.Hours.Most).WithMessage($"Ange timmar mellan 0 och {Domain.Hours.Most}.");
            RuleFor(c => c.EndReason).NotEmpty().When(c => c.What == Change.End).WithMessage("Välj varför placeringen slutar.").MaximumLength(24);
        }
    }

    internal sealed class Handler(WorkTrainingDbContext db, CaseAccess access, TimeProvider time) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await access.RequireAsync(request.CaseId, CaseLevel.Exists, cancellationToken);
            var placement = await db.Placements.FirstOrDefaultAsync(p => p.Id == request.PlacementId && p.CaseId == request.CaseId, cancellationToken) ?? throw new NotFoundException();
            if (request.What == Change.End) placement.End(request.From!.Value, request.EndReason, time.Today());
            else placement.ChangeExtent(request.From!.Value, Domain.Hours.Quarters(request.Hours, nameof(Command.Hours)));
            return true;
        }
    }
}
