using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mia.Platform.Identity;

/// <summary>Changes of accounts. All but <see cref="SetPasswordAsync"/> belong inside a command; the effect is there at the next request.</summary>
public interface IAccounts
{
    /// <summary>Makes an account without a password.</summary>
    /// <exception cref="RuleException">The address is malformed or taken.</exception>
    Task<User> CreateAsync(string email, string displayName, CancellationToken ct);

    /// <summary>Makes a one-time link; older ones of the same account stop working. Returns its address below the site, shown once.</summary>
    Task<string> LinkAsync(User user, CancellationToken ct);

    /// <summary>A link that still works; null otherwise.</summary>
    Task<AccountLink?> FindLinkAsync(string token, CancellationToken ct);

    /// <summary>Gives a role.</summary>
    Task<RoleAssignment> GiveRoleAsync(Guid userId, Role role, Guid? delprojektId, Guid? controllerId, DateOnly from, DateOnly? to, CancellationToken ct);

    /// <summary>Takes a role back at once.</summary>
    Task EndRoleAsync(Guid userId, Guid assignmentId, CancellationToken ct);

    /// <summary>Closes an account and signs it out everywhere.</summary>
    Task DisableAsync(User user, CancellationToken ct);

    /// <summary>Opens a closed account.</summary>
    Task EnableAsync(User user, CancellationToken ct);

    /// <summary>Removes authenticator, passkeys and recovery codes, and signs out everywhere. The person enrols again at her next sign-in.</summary>
    Task ResetSecondStepAsync(User user, CancellationToken ct);

    /// <summary>Changes the name that colleagues see.</summary>
    Task RenameAsync(User user, string displayName, CancellationToken ct);

    /// <summary>Notes something in the account's history.</summary>
    void Note(string kind, Guid userId);

    /// <summary>Sets a password and ends the person's other sessions. Hashes before it takes the write gate, so it opens its own write.</summary>
    /// <exception cref="RuleException">Too short or too easy to guess.</exception>
    Task SetPasswordAsync(Guid userId, string password, string field, CancellationToken ct);
}

/// <inheritdoc cref="IAccounts" />
internal sealed class Accounts(
    PlatformDbContext db, DataSession data, UserManager<User> users, ISessions sessions, StaffDirectory staff, ICurrentUser current,
    TimeProvider clock, IOptions<SignInSettings> settings) : IAccounts
{
    public async Task<User> CreateAsync(string email, string displayName, CancellationToken ct)
    {
        var user = new User(email.Trim(), displayName.Trim());
        Throw(await users.CreateAsync(user), "Email");
        Note(AccountEventKinds.Created, user.Id);
        RefreshAfterCommit();
        return user;
    }

    public async Task<string> LinkAsync(User user, CancellationToken ct)
    {
        var now = clock.UtcNow();
        foreach (var old in await db.Set<AccountLink>().Where(l => l.UserId == user.Id && l.UsedAt == null).ToListAsync(ct)) old.Use(now);
        var token = AccountLink.NewToken();
        var kind = user.PasswordHash is null ? AccountLinkKind.Invitation : AccountLinkKind.NewPassword;
        db.Add(new AccountLink(kind, user.Id, token, current.Id, now, now.AddDays(settings.Value.InvitationDays)));
        return "/bjud-in/" + token;
    }

    public async Task<AccountLink?> FindLinkAsync(string token, CancellationToken ct)
    {
        var hash = AccountLink.Hash(token);
        return await db.Set<AccountLink>().FirstOrDefaultAsync(l => l.TokenHash == hash, ct) is { } link && link.Works(clock.UtcNow()) ? link : null;
    }

    public async Task<RoleAssignment> GiveRoleAsync(Guid userId, Role role, Guid? delprojektId, Guid? controllerId, DateOnly from, DateOnly? to, CancellationToken ct)
    {
        if (!await db.Set<User>().AnyAsync(u => u.Id == userId, ct)) throw new NotFoundException();
        var today = clock.Today();
        var held = await db.Set<RoleAssignment>().Where(r => r.UserId == userId && (r.To == null || r.To >= today)).ToListAsync(ct);
        if (held.Any(r => r.Role == role && r.DelprojektId == delprojektId && r.ControllerId == controllerId))
            throw new RuleException("Role", "Personen har redan den rollen där.");
        RefuseBothRegistrarAndAdmin(role, held.Select(r => r.Role));
        RefuseBothCaseworkAndSystem(role, held.Select(r => r.Role));
        var assignment = new RoleAssignment(userId, role, delprojektId, controllerId, from, to);
        db.Add(assignment);
        RefreshAfterCommit();
        return assignment;
    }

    public async Task EndRoleAsync(Guid userId, Guid assignmentId, CancellationToken ct)
    {
        var assignment = await db.Set<RoleAssignment>().FirstOrDefaultAsync(r => r.Id == assignmentId && r.UserId == userId, ct) ?? throw new NotFoundException();
        if (assignment.Role == Role.SystemAdmin) await RefuseLastAdminAsync(userId, ct);
        assignment.EndNow(clock.Today());
        RefreshAfterCommit();
    }

    public async Task DisableAsync(User user, CancellationToken ct)
    {
        if (user.Id == current.Id) throw new RuleException("Du kan inte stänga ditt eget konto. Be en annan administratör.");
        await RefuseLastAdminAsync(user.Id, ct);
        user.Disable(clock.UtcNow());
        Note(AccountEventKinds.Disabled, user.Id);
        await sessions.EndAsync(user.Id, null, null, "disabled", ct);
        RefreshAfterCommit();
    }

    public Task EnableAsync(User user, CancellationToken ct)
    {
        user.Enable();
        Note(AccountEventKinds.Enabled, user.Id);
        RefreshAfterCommit();
        return Task.CompletedTask;
    }

    public async Task ResetSecondStepAsync(User user, CancellationToken ct)
    {
        user.TwoFactorEnabled = false;
        user.MustEnrol = true;
        db.RemoveRange(await db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == user.Id).ToListAsync(ct));
        db.RemoveRange(await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == user.Id).ToListAsync(ct));
        Note(AccountEventKinds.SecondStepReset, user.Id);
        await sessions.EndAsync(user.Id, null, null, "second-step-reset", ct);
    }

    public Task RenameAsync(User user, string displayName, CancellationToken ct)
    {
        user.DisplayName = displayName.Trim();
        Note(AccountEventKinds.Renamed, user.Id);
        RefreshAfterCommit();
        return Task.CompletedTask;
    }

    public void Note(string kind, Guid userId) => db.Add(new AccountEvent(kind, userId, current.Id, clock.UtcNow()));

    public async Task SetPasswordAsync(Guid userId, string password, string field, CancellationToken ct)
    {
        var user = await db.Set<User>().AsNoTracking().SingleAsync(u => u.Id == userId, ct);
        foreach (var rule in users.PasswordValidators) Throw(await rule.ValidateAsync(users, user, password), field);
        var hash = users.PasswordHasher.HashPassword(user, password);
        await data.WriteAsync(async _ =>
        {
            var row = await db.Set<User>().SingleAsync(u => u.Id == userId, ct);
            row.PasswordHash = hash;
            row.SecurityStamp = Guid.NewGuid().ToString("N");
            (row.AccessFailedCount, row.LockoutEnd) = (0, null);
            Note(AccountEventKinds.PasswordSet, userId);
            await sessions.EndAsync(userId, null, sessions.Current?.Id, "password", ct);
        }, ct);
    }

    /// <summary>Who registers must not also administer (registration.md R8).</summary>
    private static void RefuseBothRegistrarAndAdmin(Role role, IEnumerable<Role> held)
    {
        if (IsAdmin(role) && held.Contains(Role.Registrar) || role == Role.Registrar && held.Any(IsAdmin))
            throw new RuleException("Role", "Den som registrerar får inte också administrera. Ge rollerna till två personer.");
        static bool IsAdmin(Role r) => r is Role.SystemAdmin or Role.DelprojektAdmin;
    }

    /// <summary>Who runs the whole system does so without reading cases (methods.md 21.3). Roles that see sums only may be combined with it.</summary>
    private static void RefuseBothCaseworkAndSystem(Role role, IEnumerable<Role> held)
    {
        if (role == Role.SystemAdmin && held.Any(SeesCases) || SeesCases(role) && held.Contains(Role.SystemAdmin))
            throw new RuleException("Role", "En systemadministratör sköter konton, moduler och kodlistor utan att läsa ärenden, och kan därför inte också arbeta med deltagare. Ge rollerna till två personer.");
        static bool SeesCases(Role r) => r is Role.CaseManager or Role.SeCoach or Role.CbtConsultant or Role.WorkTrainingCoordinator or Role.ProjectLeader or Role.Registrar;
    }

    private async Task RefuseLastAdminAsync(Guid userId, CancellationToken ct)
    {
        var today = clock.Today();
        var admins = await db.Set<RoleAssignment>().Where(r => r.Role == Role.SystemAdmin && (r.To == null || r.To >= today))
            .Join(db.Set<User>().Where(u => u.DisabledAt == null), r => r.UserId, u => u.Id, (r, u) => u.Id).Distinct().ToListAsync(ct);
        if (admins is [var only] && only == userId)
            throw new RuleException("Det här är den enda systemadministratören. Ge någon annan rollen först.");
    }

    private void RefreshAfterCommit() => data.OnCommitted(() => staff.RefreshAsync(CancellationToken.None));

    private static void Throw(IdentityResult result, string field)
    {
        if (!result.Succeeded) throw new RuleException(field, string.Join(' ', result.Errors.Select(e => e.Description).Distinct()));
    }
}
