using System.Runtime.CompilerServices;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mia.Platform.Views;

/// <summary>The signed-in user's own saved views in the delprojekt of the address.</summary>
public interface ISavedViews
{
    /// <summary>Those of one list, in Swedish order of their names.</summary>
    Task<IReadOnlyList<KeptView>> OfAsync(string page, CancellationToken ct);

    /// <summary>All, by list and name.</summary>
    Task<IReadOnlyList<KeptView>> AllAsync(CancellationToken ct);

    /// <summary>Keeps one; a view with the same name of the same list shows this from now on. Inside a command.</summary>
    /// <exception cref="RuleException">The address or the name will not do, or there are too many.</exception>
    Task KeepAsync(string page, string query, string name, CancellationToken ct);

    /// <summary>Throws one away. Inside a command. Nothing happens when it is not the user's own.</summary>
    Task RemoveAsync(Guid id, CancellationToken ct);
}

/// <summary>A saved view as pages need it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Page">Path below the delprojekt.</param>
/// <param name="Query">What stands after the question mark.</param>
/// <param name="Name">As its owner calls it.</param>
public sealed record KeptView(Guid Id, string Page, string Query, string Name);

/// <inheritdoc />
internal sealed class UserViews(PlatformDbContext db, ICurrentUser user, ICurrentDelprojekt here) : ISavedViews
{
    // Part of every list: made ready once for each model. There is one per key ring: two hosts in one process have one each.
    private static readonly ConditionalWeakTable<IModel, Func<PlatformDbContext, Guid, Guid, string, IAsyncEnumerable<SavedView>>> Compiled = [];

    private Guid UserId => user.Id ?? throw new ForbiddenException("signed-in");

    private IQueryable<SavedView> Mine
    {
        get
        {
            var (userId, delprojektId) = (UserId, here.Required.Id);
            return db.Set<SavedView>().Where(v => v.UserId == userId && v.DelprojektId == delprojektId);
        }
    }

    public async Task<IReadOnlyList<KeptView>> OfAsync(string page, CancellationToken ct)
    {
        var found = new List<KeptView>();
        var ofPage = Compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery((PlatformDbContext db, Guid userId, Guid delprojektId, string page) =>
            db.Set<SavedView>().AsNoTracking().Where(v => v.UserId == userId && v.DelprojektId == delprojektId && v.Page == page)));
        await foreach (var view in ofPage(db, UserId, here.Required.Id, page).WithCancellation(ct)) found.Add(Kept(view));
        return [.. found.OrderBy(v => v.Name, SwedishOrder.Names)];
    }

    public async Task<IReadOnlyList<KeptView>> AllAsync(CancellationToken ct) =>
        [.. (await Mine.AsNoTracking().ToListAsync(ct)).Select(Kept).OrderBy(v => v.Page, StringComparer.Ordinal).ThenBy(v => v.Name, SwedishOrder.Names)];

    public async Task KeepAsync(string page, string query, string name, CancellationToken ct)
    {
        var made = new SavedView(UserId, here.Required.Id, page, query, name);
        var known = await Mine.Where(v => v.Page == page).ToListAsync(ct);
        if (known.Find(v => SwedishOrder.Names.Equals(v.Name, made.Name)) is { } same)
        {
            same.ShowInstead(made.Query);
            return;
        }
        if (known.Count >= SavedView.Most) throw new RuleException(nameof(SavedView.Name), $"Du har redan {SavedView.Most} sparade vyer av listan. Ta bort någon först.");
        db.Add(made);
    }

    public async Task RemoveAsync(Guid id, CancellationToken ct)
    {
        if (await Mine.FirstOrDefaultAsync(v => v.Id == id, ct) is { } view) db.Remove(view);
    }

    private static KeptView Kept(SavedView view) => new(view.Id, view.Page, view.Query, view.Name);
}
