using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain.Cases;
using Mia.Methods.WorkTraining.Data;
using Mia.Methods.WorkTraining.Domain;
using Mia.Platform.Messaging;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.WorkTraining.Pages.WorkTraining;

/// <summary>Work training of one participant, and a new placement.</summary>
[Requires(WorkTrainingPermissions.Read)]
public sealed class CaseModel : MiaPage
{
    /// <summary>The case of the address.</summary>
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public CasePlacements Shown { get; private set; } = null!;

    /// <summary>Forms to choose from.</summary>
    public IReadOnlyList<SelectListItem> Forms { get; } = [.. PlacementForms.All.Select(f => new SelectListItem(f.Value, f.Key))];

    /// <summary>The form was refused because two placements would overlap: it can be sent again with a yes.</summary>
    public bool AsksOverlap => ModelState.GetFieldValidationState("Input.Overlaps") == ModelValidationState.Invalid || Input.Overlaps;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new CasePlacementsQuery(Id));

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { StartsOn = Shown.Today, Form = "ARBTR" };
    }

    /// <summary>Adds.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(Go($"deltagare/{Id}/arbetstraning"), "Placeringen är tillagd.");
    }

    /// <summary>A new placement.</summary>
    [Requires(WorkTrainingPermissions.Write)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>From the address.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>Where.</summary>
        public Guid? WorkplaceId { get; init; }

        /// <summary>Form, code.</summary>
        public string? Form { get; init; }

        /// <summary>First day.</summary>
        public DateOnly? StartsOn { get; init; }

        /// <summary>Last day as planned.</summary>
        public DateOnly? PlannedEndOn { get; init; }

        /// <summary>Hours a week.</summary>
        public double? Hours { get; init; }

        /// <summary>Yes, two at once are meant.</summary>
        public bool Overlaps { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.WorkplaceId).NotNull().WithMessage("Välj en arbetsplats.");
            RuleFor(c => c.Form).NotEmpty().WithMessage("Välj en form.").MaximumLength(24);
            RuleFor(c => c.StartsOn).NotNull().WithMessage("Ange vilken dag placeringen börjar.");
            RuleFor(c => c.Hours).NotNull().WithMessage($"Ange timmar mellan 0 och {Domain.Hours.Most}.")
                .InclusiveBetween(0, Domain.Hours.Most).WithMessage($"Ange timmar mellan 0 och {Domain.Hours.Most}.");
        }
    }

    internal sealed class Handler(WorkTrainingDbContext db, CaseAccess access) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await access.RequireAsync(request.CaseId, CaseLevel.Exists, cancellationToken);
            var owner = await db.Set<Case>().FirstAsync(c => c.Id == request.CaseId, cancellationToken);
            if (!owner.Status.IsOpen()) throw new RuleException("Ärendet är avslutat. Nya placeringar kan inte läggas till.");
            if (!await db.Workplaces.AnyAsync(w => w.Id == request.WorkplaceId && w.IsOpen, cancellationToken))
                throw new RuleException(nameof(Command.WorkplaceId), "Välj en arbetsplats i listan.");
            var made = new Placement(new PlacementOwner(owner.Id, owner.ParticipantId, owner.DelprojektId, owner.ControllerId, owner.EnrolledOn), request.WorkplaceId!.Value,
                request.Form!, request.StartsOn!.Value, request.PlannedEndOn, Domain.Hours.Quarters(request.Hours, nameof(Command.Hours)));
            var others = await db.Placements.Where(p => p.CaseId == owner.Id).ToListAsync(cancellationToken);
            if (!request.Overlaps && others.Exists(p => p.Overlaps(made.StartsOn, made.PlannedEndOn)))
                throw new RuleException(nameof(Command.Overlaps), "En annan placering pågår samtidigt. Kontrollera datumen, eller kryssa i att båda ska pågå.");
            db.Add(made);
            return made.Id;
        }
    }
}
