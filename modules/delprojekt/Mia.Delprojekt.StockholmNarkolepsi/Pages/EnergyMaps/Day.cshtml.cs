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

/// <summary>One day of a map, filled in on a phone without anything but a form.</summary>
[Requires(StockholmPermissions.Energy)]
public sealed class DayModel : MiaPage
{
    /// <summary>The case of the address.</summary>
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The map of the address.</summary>
    [FromRoute(Name = "map")]
    public Guid PeriodId { get; set; }

    /// <summary>The day of the address, 1–14.</summary>
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>The date.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The map that the day belongs to.</summary>
    public MapView Shown { get; private set; } = null!;

    private MapDay _day = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct)
    {
        Shown = await Send(new MapQuery(Id, PeriodId));
        _day = Shown.Map!.Days.FirstOrDefault(d => d.Number == Number) ?? throw new NotFoundException();
        Day = _day.Day;
    }

    /// <summary>Shows the day.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (_day.Ratings is { } r) Input = new() { Levels = [.. r.Levels], Naps = [.. r.Naps], Meals = [.. r.Meals], Medicine = [.. r.Medicine], Cataplexy = r.Cataplexy };
    }

    /// <summary>Saves, and goes on to the next day that is empty and has been.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, PeriodId = PeriodId, Number = Number });
        return Done(Go($"deltagare/{Id}/energi?karta={PeriodId}"), "Dagen är sparad.");
    }

    /// <summary>What is written.</summary>
    [Requires(StockholmPermissions.Energy)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>From the address.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>From the address.</summary>
        [BindNever]
        public Guid PeriodId { get; init; }

        /// <summary>From the address.</summary>
        [BindNever]
        public int Number { get; init; }

        /// <summary>1–5 by hour, 0 for nothing.</summary>
        public List<int> Levels { get; init; } = [];

        /// <summary>Hours.</summary>
        public List<int> Naps { get; init; } = [];

        /// <summary>Hours.</summary>
        public List<int> Meals { get; init; } = [];

        /// <summary>Hours.</summary>
        public List<int> Medicine { get; init; } = [];

        /// <summary>Times.</summary>
        public int? Cataplexy { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(c => c.Cataplexy).InclusiveBetween(0, DayRatings.MostCataplexy).WithMessage($"Ange ett antal mellan 0 och {DayRatings.MostCataplexy}.");
    }

    internal sealed class Handler(NarcolepsyDbContext db, CaseOwners owners, TimeProvider time) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await owners.OpenAsync(request.CaseId, cancellationToken);
            var period = await db.Periods.Include(p => p.Days).FirstOrDefaultAsync(p => p.Id == request.PeriodId && p.CaseId == request.CaseId, cancellationToken)
                ?? throw new NotFoundException();
            period.Fill(request.Number, DayRatings.Of(request.Levels, request.Naps, request.Meals, request.Medicine, request.Cataplexy), time.Today());
            return true;
        }
    }
}
