using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Deltagare;

/// <summary>Which cases a filter of the list finds, and in what order: a page of them for the screen, all of them for a file.</summary>
internal sealed class ListSelection(CaseworkDbContext db, CaseAccess access, IParticipantDirectory names, ICurrentUser user, ICurrentDelprojekt here, DataScope scope)
{
    /// <summary>Counting stops here: more than that is "fler än".</summary>
    public const int CountTo = 1000;

    /// <summary>More than a delprojekt has in one kommun or one method.</summary>
    private const int ByNameAtMost = 5000;

    /// <summary>Rows that a file is read in.</summary>
    private const int Piece = 1000;

    /// <summary>The page that the filter stands at.</summary>
    public async Task<ListPage> PageAsync(ListFilter filter, CancellationToken ct)
    {
        if (!filter.NeedsSql)
        {
            var page = names.Page(FromMemory(filter) with { After = filter.After, Before = filter.Before, Take = ListFilter.PageSize, CountTo = CountTo + 1 });
            return new(page.CaseIds, page.Count, page.HasMore, page.HasEarlier);
        }
        if (filter.Sort == "namn")
        {
            var ordered = await ByNameAsync(filter, ct);
            return new(ordered.Skip(filter.Skip).Take(ListFilter.PageSize).ToList(), ordered.Count, filter.Skip + ListFilter.PageSize < ordered.Count, filter.Skip > 0);
        }
        var found = Found(filter);
        var total = await Limited(found, filter).Take(CountTo + 1).CountAsync(ct);
        var ids = await Sorted(found, filter).Select(c => c.Id).Skip(filter.Skip).Take(ListFilter.PageSize + 1).ToListAsync(ct);
        return new(ids.Take(ListFilter.PageSize).ToList(), total, ids.Count > ListFilter.PageSize, filter.Skip > 0);
    }

    /// <summary>All that the filter finds, in the order of the list.</summary>
    public async Task<IReadOnlyList<Guid>> AllAsync(ListFilter filter, CancellationToken ct)
    {
        if (filter.NeedsSql) return filter.Sort == "namn" ? await ByNameAsync(filter, ct) : await Sorted(Found(filter), filter).Select(c => c.Id).ToListAsync(ct);
        var all = new List<Guid>();
        DirectoryPage page;
        do
        {
            page = names.Page(FromMemory(filter) with { After = all.Count == 0 ? null : all[^1], Take = Piece, CountTo = 1 });
            all.AddRange(page.CaseIds);
        }
        while (page.HasMore && page.CaseIds.Count > 0);
        return all;
    }

    private DirectoryQuery FromMemory(ListFilter filter) => new(here.Required.Id, scope.ControllerId, user.Id)
    {
        Status = filter.Status, OnlyOpen = filter.Status is null && filter.View != ListFilter.Ended, OnlyEnded = filter.Status is null && filter.View == ListFilter.Ended,
    };

    private IQueryable<Case> Found(ListFilter filter)
    {
        var mine = CaseAccess.AnsweredBy(user.Id, db.Responsibilities);
        var found = db.Cases.AsNoTracking().Where(access.Listable());
        found = filter.Status is { } status ? found.Where(c => c.Status == status)
            : filter.View == ListFilter.Ended ? found.Where(c => c.EndedOn != null) : found.Where(c => c.EndedOn == null);
        if (filter.View == ListFilter.Mine) found = found.Where(c => mine.Contains(c.Id));
        if (filter.Intervention is { } type) found = found.Where(c => c.Interventions.Any(i => i.TypeCode == type && i.EndsOn == null));
        if (filter.Kommun is { } kommun) found = found.Where(c => c.Participant.KommunCode == kommun);
        return found;
    }

    /// <summary>The order of the index that leads to them: one's own few cases by id, those of a delprojekt by their start.</summary>
    private static IQueryable<Case> Limited(IQueryable<Case> found, ListFilter filter) =>
        filter.View == ListFilter.Mine ? found.OrderBy(c => c.Id) : found.OrderByDescending(c => c.EnrolledOn);

    private static IQueryable<Case> Sorted(IQueryable<Case> found, ListFilter filter) =>
        filter.Sort == "inskriven" ? found.OrderByDescending(c => c.EnrolledOn).ThenBy(c => c.Id) : found.OrderBy(c => c.LastContactOn).ThenBy(c => c.Id);

    private async Task<List<Guid>> ByNameAsync(ListFilter filter, CancellationToken ct)
    {
        var all = await Limited(Found(filter), filter).Select(c => new { c.Id, c.ParticipantId }).Take(ByNameAtMost).ToListAsync(ct);
        return [.. all.OrderBy(c => names.NameOf(c.ParticipantId), SwedishOrder.Names).Select(c => c.Id)];
    }
}

/// <summary>A page of the list.</summary>
/// <param name="Ids">Cases in order.</param>
/// <param name="Total">How many there are, counted to <see cref="ListSelection.CountTo"/> and one more.</param>
/// <param name="HasMore">More come after.</param>
/// <param name="HasEarlier">Some come before.</param>
internal sealed record ListPage(IReadOnlyList<Guid> Ids, int Total, bool HasMore, bool HasEarlier);
