using System.Collections.Frozen;
using System.Globalization;
using Mia.Platform.Data;
using Mia.Platform.Modules;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Identity;

/// <summary>All staff with their roles, in memory, refreshed after every change. Safe to ask on every request and in loops.</summary>
public interface IStaffDirectory
{
    /// <summary>Name that colleagues see; <c>okänd</c> for an id without account.</summary>
    string NameOf(Guid userId);

    /// <summary>One person; null when unknown.</summary>
    StaffMember? Find(Guid userId);

    /// <summary>Everybody, closed accounts too, by name in Swedish order.</summary>
    IReadOnlyList<StaffMember> All { get; }

    /// <summary>Who holds one of the roles in the delprojekt today, open accounts only, by name. No roles given: all roles there.</summary>
    IReadOnlyList<StaffMember> In(Guid delprojektId, params IReadOnlyCollection<Role> roles);
}

/// <summary>A member of staff as other modules see her.</summary>
/// <param name="Id">Account id.</param>
/// <param name="Name">Name that colleagues see.</param>
/// <param name="Open">False when the account has been closed.</param>
/// <param name="Roles">All roles, past and coming ones too.</param>
public sealed record StaffMember(Guid Id, string Name, bool Open, IReadOnlyList<StaffRole> Roles)
{
    /// <summary>The roles that hold on a day.</summary>
    public IEnumerable<Assignment> On(DateOnly day) =>
        Roles.Where(r => r.From <= day && (r.To is null || day <= r.To)).Select(r => new Assignment(r.Role, r.DelprojektId, r.ControllerId));

    /// <summary>First letters of first and last name: <c>AP</c>.</summary>
    public string Initials
    {
        get
        {
            var words = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return words.Length == 0 ? "?" : string.Concat(words[0][..1], words.Length > 1 ? words[^1][..1] : "").ToUpperInvariant();
        }
    }
}

/// <summary>A role of a member of staff with its days.</summary>
public sealed record StaffRole(Role Role, Guid? DelprojektId, Guid? ControllerId, DateOnly From, DateOnly? To);

/// <inheritdoc cref="IStaffDirectory" />
internal sealed class StaffDirectory(IServiceScopeFactory scopes, TimeProvider clock) : IStaffDirectory, IInMemory
{
    private volatile State _state = new(FrozenDictionary<Guid, StaffMember>.Empty, []);

    public IReadOnlyList<StaffMember> All => _state.ByName;

    public string NameOf(Guid userId) => _state.ById.GetValueOrDefault(userId)?.Name ?? "okänd";

    public StaffMember? Find(Guid userId) => _state.ById.GetValueOrDefault(userId);

    public IReadOnlyList<StaffMember> In(Guid delprojektId, params IReadOnlyCollection<Role> roles)
    {
        var today = clock.Today();
        return [.. _state.ByName.Where(m => m.Open
            && m.On(today).Any(a => a.DelprojektId == delprojektId && (roles.Count == 0 || roles.Contains(a.Role))))];
    }

    public Task LoadAsync(CancellationToken ct) => RefreshAsync(ct);

    /// <summary>Reads all again. Called at start and after each committed change.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var roles = (await db.Set<RoleAssignment>().AsNoTracking().ToListAsync(ct))
            .ToLookup(r => r.UserId, r => new StaffRole(r.Role, r.DelprojektId, r.ControllerId, r.From, r.To));
        var users = await db.Set<User>().AsNoTracking().Select(u => new { u.Id, u.DisplayName, u.DisabledAt }).ToListAsync(ct);
        var members = users.Select(u => new StaffMember(u.Id, u.DisplayName, u.DisabledAt is null, [.. roles[u.Id]])).ToList();
        _state = new State(members.ToFrozenDictionary(m => m.Id), [.. members.OrderBy(m => m.Name, SwedishOrder.Names)]);
    }

    private sealed record State(FrozenDictionary<Guid, StaffMember> ById, IReadOnlyList<StaffMember> ByName);
}
