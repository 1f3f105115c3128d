using Mia.Casework.Access;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Insatser;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Deltagare;

/// <summary>The participants of a delprojekt: dense, in name order, with filters in the address.</summary>
public sealed class ListModel(ICurrentUser user) : MiaPage
{
    /// <summary>View.</summary>
    [FromQuery(Name = "vy")]
    public string? Vy { get; set; }

    /// <summary>Status.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; set; }

    /// <summary>Type of a running intervention.</summary>
    [FromQuery(Name = "insats")]
    public string? Insats { get; set; }

    /// <summary>Municipality.</summary>
    [FromQuery(Name = "kommun")]
    public string? Kommun { get; set; }

    /// <summary>Order.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    /// <summary>Rows to leap over.</summary>
    [FromQuery(Name = "hoppa")]
    public int? Hoppa { get; set; }

    /// <summary>The last case of the page before.</summary>
    [FromQuery(Name = "efter")]
    public Guid? Efter { get; set; }

    /// <summary>The first case of the page after, to go back.</summary>
    [FromQuery(Name = "fore")]
    public Guid? Fore { get; set; }

    /// <summary>The same, checked.</summary>
    public ListFilter Filter { get; private set; } = null!;

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct)
    {
        // Who answers for cases begins with her own; others with the whole.
        var usual = user.Can(CaseworkPermissions.WriteContacts) ? ListFilter.Mine : ListFilter.Everyone;
        Filter = ListFilter.From(Go("deltagare"), usual, Vy, Status, Insats, Kommun, Sort, Hoppa, Efter, Fore);
        Shown = await Send(new Query(Filter));
    }

    /// <summary>Shows the list.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>A page of the list.</summary>
    [Requires(CaseworkPermissions.ListParticipants)]
    public sealed record Query(ListFilter Filter) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(IReadOnlyList<ParticipantRow> Rows, string Total, bool HasMore, bool HasEarlier, IReadOnlyList<SelectListItem> Statuses,
        IReadOnlyList<SelectListItem> Types, IReadOnlyList<SelectListItem> Kommuner, IReadOnlyList<SelectListItem> Sorts) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId);

        /// <inheritdoc />
        public string ShownAs => "participant.list";
    }

    internal sealed class Reader(ListSelection selection, ParticipantRows rows, InterventionBook book, ICodeLists codes, ICurrentDelprojekt here, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = request.Filter;
            var page = await selection.PageAsync(filter, cancellationToken);
            var shown = await rows.OfAsync(page.Ids, cancellationToken);
            return new(shown, page.Total > ListSelection.CountTo ? "fler än 1 000" : $"{page.Total}", page.HasMore, page.HasEarlier,
                [.. Statuses(filter.View).Select(s => new SelectListItem(s.Swedish(), s.ToString(), s == filter.Status))],
                [.. (await book.RulesAsync(cancellationToken)).All.Where(r => r.OfferedFrom is not null).Select(r => new SelectListItem(r.Name, r.Code, r.Code == filter.Intervention))],
                [.. codes.On(CodeLists.Kommun, clock.Today()).Where(k => here.Required.Kommuner.Count == 0 || here.Required.Kommuner.Contains(k.Code) || k.Code == filter.Kommun)
                    .Select(k => new SelectListItem(k.Text, k.Code, k.Code == filter.Kommun))],
                [.. ListFilter.Sorts.Select(s => new SelectListItem(s.Value, s.Key, s.Key == filter.Sort))]);
        }

        private static IEnumerable<CaseStatus> Statuses(string view) => Enum.GetValues<CaseStatus>().Where(s => s.IsOpen() == (view != ListFilter.Ended));
    }
}
