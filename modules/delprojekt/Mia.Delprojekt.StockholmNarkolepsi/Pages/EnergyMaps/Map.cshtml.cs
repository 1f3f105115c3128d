using FluentValidation;
using Mia.Delprojekt.StockholmNarkolepsi.Data;
using Mia.Delprojekt.StockholmNarkolepsi.Domain;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Mia.Delprojekt.StockholmNarkolepsi.Pages.EnergyMaps;

/// <summary>The latest map of a participant as a picture of the week, and the start of a new one.</summary>
[Requires(StockholmPermissions.Energy)]
public sealed class MapModel : MiaPage
{
    /// <summary>The case of the address.</summary>
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>An earlier map; the latest without it.</summary>
    [BindProperty(SupportsGet = true, Name = "karta")]
    public Guid? PeriodId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public MapView Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new MapQuery(Id, PeriodId));

    /// <summary>Shows the map.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { StartsOn = Shown.Today };
    }

    /// <summary>Starts a new map.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(Go($"deltagare/{Id}/energi"), "En ny karta är startad.");
    }

    /// <summary>A new map.</summary>
    [Requires(StockholmPermissions.Energy)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>From the address.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>First day.</summary>
        public DateOnly? StartsOn { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.StartsOn).NotNull().WithMessage("Ange vilken dag kartan börjar.");
    }

    internal sealed class Handler(NarcolepsyDbContext db, CaseOwners owners, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await owners.OpenAsync(request.CaseId, cancellationToken);
            if (!owner.IsOpen) throw new RuleException("Ärendet är avslutat. En ny karta kan inte startas.");
            var start = request.StartsOn!.Value;
            var (first, last) = (start.AddDays(1 - EnergyPeriod.Length), start.AddDays(EnergyPeriod.Length - 1));
            if (await db.Periods.AnyAsync(p => p.CaseId == owner.CaseId && p.StartsOn >= first && p.StartsOn <= last, cancellationToken))
                throw new RuleException(nameof(Command.StartsOn), "En annan karta omfattar någon av de dagarna. Välj ett senare datum, eller fortsätt på den kartan.");
            var made = new EnergyPeriod(owner.DelprojektId, owner.ControllerId, owner.CaseId, owner.ParticipantId, start, time.Today());
            db.Add(made);
            return made.Id;
        }
    }
}
