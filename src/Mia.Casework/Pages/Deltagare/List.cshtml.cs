using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Insatser;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

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

    internal sealed class Reader(CaseworkDbContext db, CaseAccess access, IParticipantDirectory names, ParticipantRows rows, InterventionBook book, ICodeLists codes,
        ICurrentUser user, ICurrentDelprojekt here, DataScope scope, TimeProvider clock) : IRequestHandler<Query, View>
    {
        /// <summary>Counting stops here: more than that is "fler än".</summary>
        private const int CountTo = 1000;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = request.Filter;
            var (ids, total, more, earlier) = filter.NeedsSql ? await FromSqlAsync(filter, cancellationToken) : FromMemory(filter);
            var shown = await rows.OfAsync(ids, cancellationToken);
            return new(shown, total > CountTo ? "fler än 1 000" : $"{total}", more, earlier,
                [.. Statuses(filter.View).Select(s => new SelectListItem(s.Swedish(), s.ToString(), s == filter.Status))],
                [.. (await book.RulesAsync(cancellationToken)).All.Where(r => r.OfferedFrom is not null).Select(r => new SelectListItem(r.Name, r.Code, r.Code == filter.Intervention))],
                [.. codes.On(CodeLists.Kommun, clock.Today()).Where(k => here.Required.Kommuner.Count == 0 || here.Required.Kommuner.Contains(k.Code) || k.Code == filter.Kommun)
                    .Select(k => new SelectListItem(k.Text, k.Code, k.Code == filter.Kommun))],
                [.. ListFilter.Sorts.Select(s => new SelectListItem(s.Value, s.Key, s.Key == filter.Sort))]);
        }

        private (IReadOnlyList<Guid> Ids, int Total, bool HasMore, bool HasEarlier) FromMemory(ListFilter filter)
        {
            var page = names.Page(new DirectoryQuery(here.Required.Id, scope.ControllerId, user.Id)
            {
                Status = filter.Status, OnlyOpen = filter.Status is null && filter.View != ListFilter.Ended, OnlyEnded = filter.Status is null && filter.View == ListFilter.Ended,
                After = filter.After, Before = filter.Before, Take = ListFilter.PageSize, CountTo = CountTo + 1,
            });
            return (page.CaseIds, page.Count, page.HasMore, page.HasEarlier);
        }

        private async Task<(IReadOnlyList<Guid> Ids, int Total, bool HasMore, bool HasEarlier)> FromSqlAsync(ListFilter filter, CancellationToken ct)
        {
            var mine = CaseAccess.AnsweredBy(user.Id, db.Responsibilities);
            var found = db.Cases.AsNoTracking().Where(access.Listable());
            found = filter.Status is { } status ? found.Where(c => c.Status == status)
                : filter.View == ListFilter.Ended ? found.Where(c => c.EndedOn != null) : found.Where(c => c.EndedOn == null);
            if (filter.View == ListFilter.Mine) found = found.Where(c => mine.Contains(c.Id));
            if (filter.Intervention is { } type) found = found.Where(c => c.Interventions.Any(i => i.TypeCode == type && i.EndsOn == null));
            if (filter.Kommun is { } kommun) found = found.Where(c => c.Participant.KommunCode == kommun);
            // The order of the index that leads to them: one's own few cases by id, those of a delprojekt by their start.
            var limited = filter.View == ListFilter.Mine ? found.OrderBy(c => c.Id) : found.OrderByDescending(c => c.EnrolledOn);
            if (filter.Sort == "namn")
            {
                var all = await limited.Select(c => new { c.Id, c.ParticipantId }).Take(ByNameAtMost).ToListAsync(ct);
                var ordered = all.OrderBy(c => names.NameOf(c.ParticipantId), SwedishOrder.Names).Select(c => c.Id).ToList();
                return (ordered.Skip(filter.Skip).Take(ListFilter.PageSize).ToList(), ordered.Count, filter.Skip + ListFilter.PageSize < ordered.Count, filter.Skip > 0);
            }
            var total = await limited.Take(CountTo + 1).CountAsync(ct);
            var sorted = filter.Sort == "inskriven" ? found.OrderByDescending(c => c.EnrolledOn).ThenBy(c => c.Id) : found.OrderBy(c => c.LastContactOn).ThenBy(c => c.Id);
            var page = await sorted.Select(c => c.Id).Skip(filter.Skip).Take(ListFilter.PageSize + 1).ToListAsync(ct);
            return (page.Take(ListFilter.PageSize).ToList(), total, page.Count > ListFilter.PageSize, filter.Skip > 0);
        }

        /// <summary>More than a delprojekt has in one kommun or one method.</summary>
        private const int ByNameAtMost = 5000;

        private static IEnumerable<CaseStatus> Statuses(string view) => Enum.GetValues<CaseStatus>().Where(s => s.IsOpen() == (view != ListFilter.Ended));
    }
}
