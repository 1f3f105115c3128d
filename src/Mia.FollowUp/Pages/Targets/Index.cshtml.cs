using Mia.Casework.Domain.Codes;
using Mia.FollowUp.Numbers;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.FollowUp.Pages.Targets;

/// <summary>The target board of a delprojekt: numbers only, no person (registration.md 5.3, methods.md 13.3).</summary>
public sealed class IndexModel(ICodeLists codes, TimeProvider time) : MiaPage
{
    /// <summary>First day as asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "fran")]
    public DateOnly? From { get; set; }

    /// <summary>Last day as asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "till")]
    public DateOnly? To { get; set; }

    /// <summary>Kommun code.</summary>
    [BindProperty(SupportsGet = true, Name = "kommun")]
    public string? Kommun { get; set; }

    /// <summary>The board.</summary>
    public BoardView View { get; private set; } = null!;

    /// <summary>Kommuner of the delprojekt.</summary>
    public IReadOnlyList<SelectListItem> Kommuner => [.. Here.Kommuner.Select(k => new SelectListItem(codes.Text(CodeLists.Kommun, k), k))];

    /// <summary>The period as a query string for links to the same numbers.</summary>
    public string PeriodQuery => View.Period.Query(time.Today());

    /// <summary>Shows the board.</summary>
    public async Task OnGetAsync()
    {
        if (From > To) ModelState.AddModelError("till", "Till och med ligger före från och med. Byt plats på dem.");
        View = ModelState.IsValid ? await Send(new Query(From, To, Kommun)) : await Send(new Query(null, null, null));
    }

    /// <summary>Counts.</summary>
    [Requires(FollowUpPermissions.ReadTargets)]
    public sealed record Query(DateOnly? From, DateOnly? To, string? Kommun) : IQuery<BoardView>;

    internal sealed class Handler(BoardReader reader, ICurrentDelprojekt here, DataScope scope, TimeProvider time) : IRequestHandler<Query, BoardView>
    {
        public async Task<BoardView> Handle(Query request, CancellationToken cancellationToken)
        {
            var period = BoardPeriod.Of(request.From, request.To, here.Required.Kommuner.FirstOrDefault(k => k == request.Kommun), time.Today());
            return new(await reader.ReadAsync(here.Required.Id, scope.ControllerId, period, cancellationToken), period, time.UtcNow());
        }
    }
}

/// <summary>The board with what it is limited to.</summary>
/// <param name="Board">The numbers.</param>
/// <param name="Period">The limits.</param>
/// <param name="CountedAt">When, UTC.</param>
public sealed record BoardView(Board Board, BoardPeriod Period, DateTime CountedAt);
