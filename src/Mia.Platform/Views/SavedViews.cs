using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

/// <summary>All saved views, in memory: every list asks for those of its reader, and they seldom change.</summary>
internal sealed class SavedViewStore(IServiceScopeFactory scopes)
{
    private readonly Kept<ILookup<(Guid User, Guid Delprojekt), KeptView>> _kept = new(() => scopes.RunAsSystemAsync(ReadAsync));

    /// <summary>Those of one user in one delprojekt.</summary>
    public async Task<IEnumerable<KeptView>> OfAsync(Guid userId, Guid delprojektId) => (await _kept.GetAsync())[(userId, delprojektId)];

    /// <summary>They are read anew at the next question.</summary>
    public void Forget() => _kept.Forget();

    private static async Task<ILookup<(Guid User, Guid Delprojekt), KeptView>> ReadAsync(IServiceProvider services) =>
        (await services.GetRequiredService<PlatformDbContext>().Set<SavedView>().AsNoTracking().ToListAsync())
            .ToLookup(v => (v.UserId, v.DelprojektId), v => new KeptView(v.Id, v.Page, v.Query, v.Name));
}

/// <inheritdoc />
internal sealed class UserViews(PlatformDbContext db, SavedViewStore store, DataSession session, ICurrentUser user, ICurrentDelprojekt here) : ISavedViews
{
    private Guid UserId => user.Id ?? throw new ForbiddenException("signed-in");

    private IQueryable<SavedView> Mine
    {
        get
        {
            var (userId, delprojektId) = (UserId, here.Required.Id);
            return db.Set<SavedView>().Where(v => v.UserId == userId && v.DelprojektId == delprojektId);
        }
    }

    public async Task<IReadOnlyList<KeptView>> OfAsync(string page, CancellationToken ct) =>
        [.. (await store.OfAsync(UserId, here.Required.Id)).Where(v => v.Page == page).OrderBy(v => v.Name, SwedishOrder.Names)];

    public async Task<IReadOnlyList<KeptView>> AllAsync(CancellationToken ct) =>
        [.. (await store.OfAsync(UserId, here.Required.Id)).OrderBy(v => v.Page, StringComparer.Ordinal).ThenBy(v => v.Name, SwedishOrder.Names)];

    public async Task KeepAsync(string page, string query, string name, CancellationToken ct)
    {
        var made = new SavedView(UserId, here.Required.Id, page, query, name);
        var known = await Mine.Where(v => v.Page == page).ToListAsync(ct);
        session.OnCommitted(store.Forget);
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
        if (await Mine.FirstOrDefaultAsync(v => v.Id == id, ct) is not { } view) return;
        session.OnCommitted(store.Forget);
        db.Remove(view);
    }
}
