using FluentValidation;
using Mia.Casework.Domain.Codes;
using Mia.Methods.WorkTraining.Data;
using Mia.Methods.WorkTraining.Domain;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.WorkTraining.Pages.WorkTraining;

/// <summary>Workplaces of the delprojekt, and a new one.</summary>
public sealed class WorkplacesModel(ICodeLists codes, TimeProvider time) : MiaPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Kinds to choose from.</summary>
    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. Enum.GetValues<WorkplaceKind>().Select(k => new SelectListItem(k.Swedish(), k.ToString()))];

    /// <summary>Kommuner to choose from.</summary>
    public IReadOnlyList<SelectListItem> Kommuner => [.. codes.On(CodeLists.Kommun, time.Today()).Select(k => new SelectListItem(k.Text, k.Code))];

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Rows = await Send(new Query());

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Adds.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done(Go("arbetsplatser"), "Arbetsplatsen är tillagd.");
    }

    /// <summary>All workplaces.</summary>
    [Requires(WorkTrainingPermissions.Read)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <summary>A workplace.</summary>
    public sealed record Row(Guid Id, string Name, WorkplaceKind Kind, string Kommun, int? Seats, int Placed);

    /// <summary>A new workplace.</summary>
    [Requires(WorkTrainingPermissions.Workplaces)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>Name.</summary>
        public string? Name { get; init; }

        /// <summary>Kind.</summary>
        public WorkplaceKind? Kind { get; init; }

        /// <summary>Kommun code.</summary>
        public string? Kommun { get; init; }

        /// <summary>Agreed seats.</summary>
        public int? Seats { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider time)
        {
            RuleFor(c => c.Name).NotEmpty().WithMessage("Ange arbetsplatsens namn.").MaximumLength(Workplace.MaxName).WithMessage($"Namnet får ha högst {Workplace.MaxName} tecken.");
            RuleFor(c => c.Kind).NotNull().WithMessage("Välj om det är ett socialt företag eller en annan arbetsgivare.").IsInEnum().WithMessage("Välj ett av alternativen.");
            RuleFor(c => c.Kommun).Must(k => string.IsNullOrEmpty(k) || codes.On(CodeLists.Kommun, time.Today()).Any(c => c.Code == k)).WithMessage("Välj en kommun i listan.");
            RuleFor(c => c.Seats).InclusiveBetween(0, Workplace.MostSeats).WithMessage($"Ange antal platser mellan 0 och {Workplace.MostSeats}.");
        }
    }

    internal sealed class Reader(WorkTrainingDbContext db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var rows = await db.Workplaces.AsNoTracking().Where(w => w.IsOpen).Select(w => new
            {
                w.Id, w.Name, w.Kind, w.Kommun, w.Seats,
                Placed = db.Placements.Count(p => p.WorkplaceId == w.Id && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today)),
            }).ToListAsync(cancellationToken);
            return [.. rows.Select(w => new Row(w.Id, w.Name, w.Kind, codes.Text(CodeLists.Kommun, w.Kommun), w.Seats, w.Placed))
                .OrderBy(r => r.Name, SwedishOrder.Names)];
        }
    }

    internal sealed class Handler(WorkTrainingDbContext db, ICurrentDelprojekt here) : IRequestHandler<Command, Guid>
    {
        public Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var made = new Workplace(here.Required.Id, request.Name, request.Kind!.Value, request.Kommun, request.Seats);
            db.Add(made);
            return Task.FromResult(made.Id);
        }
    }
}
