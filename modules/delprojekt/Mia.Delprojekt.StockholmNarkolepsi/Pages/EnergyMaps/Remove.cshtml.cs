using Mia.Delprojekt.StockholmNarkolepsi.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Delprojekt.StockholmNarkolepsi.Pages.EnergyMaps;

/// <summary>Removes a map because the participant wants it.</summary>
[Requires(StockholmPermissions.Energy)]
public sealed class RemoveModel : MiaPage
{
    /// <summary>The case of the address.</summary>
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The map of the address.</summary>
    [FromRoute(Name = "map")]
    public Guid PeriodId { get; set; }

    /// <summary>What is shown.</summary>
    public MapView Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new MapQuery(Id, PeriodId));

    /// <summary>Asks.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Removes.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(new Command(Id, PeriodId));
        return Done(Go($"deltagare/{Id}/energi"), "Kartan är raderad.");
    }

    /// <summary>The map to remove.</summary>
    [Requires(StockholmPermissions.Energy)]
    public sealed record Command(Guid CaseId, Guid PeriodId) : ICommand<bool>;

    internal sealed class Handler(NarcolepsyDbContext db, CaseOwners owners, TimeProvider time) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await owners.OpenAsync(request.CaseId, cancellationToken);
            var period = await db.Periods.FirstOrDefaultAsync(p => p.Id == request.PeriodId && p.CaseId == request.CaseId, cancellationToken) ?? throw new NotFoundException();
            period.Remove(time.UtcNow());
            return true;
        }
    }
}
