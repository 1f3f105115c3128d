using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Platform.Identity;

/// <summary>Using a one-time link: an invitation, a new password, or the set-up of an empty installation.</summary>
public interface ILinkEntry
{
    /// <summary>Whose link it is; null when it does not work (any more).</summary>
    Task<LinkOwner?> OwnerAsync(string token, AccountLinkKind kind, CancellationToken ct);

    /// <summary>Sets the password, uses the link up and signs in (or asks for the second step the account has). Opens its own writes.</summary>
    /// <exception cref="NotFoundException">The link does not work.</exception>
    Task AcceptAsync(string token, string password, string field, CancellationToken ct);

    /// <summary>Makes the first system administrator with the set-up link and signs in. Opens its own writes.</summary>
    /// <exception cref="NotFoundException">The link does not work, or there are accounts already.</exception>
    Task SetUpAsync(string token, string email, string name, string password, string passwordField, CancellationToken ct);
}

/// <summary>Whose link it is.</summary>
public sealed record LinkOwner(string Name, string Email, AccountLinkKind Kind);

/// <inheritdoc cref="ILinkEntry" />
internal sealed class LinkEntry(PlatformDbContext db, DataSession data, IAccounts accounts, SignInFlow flow, TimeProvider clock) : ILinkEntry
{
    public async Task<LinkOwner?> OwnerAsync(string token, AccountLinkKind kind, CancellationToken ct)
    {
        if (await accounts.FindLinkAsync(token, ct) is not { } link || (link.Kind == AccountLinkKind.SetUp) != (kind == AccountLinkKind.SetUp)) return null;
        if (link.UserId is null) return await db.Set<User>().AnyAsync(ct) ? null : new LinkOwner("", "", link.Kind);
        var user = await db.Set<User>().AsNoTracking().SingleAsync(u => u.Id == link.UserId, ct);
        return user.DisabledAt is null ? new LinkOwner(user.DisplayName, user.Email ?? "", link.Kind) : null;
    }

    public async Task AcceptAsync(string token, string password, string field, CancellationToken ct)
    {
        if (await OwnerAsync(token, AccountLinkKind.Invitation, ct) is null) throw new NotFoundException();
        var id = (await accounts.FindLinkAsync(token, ct))!.UserId!.Value;
        await accounts.SetPasswordAsync(id, password, field, ct);
        await UseAsync(token, ct);
        await EnterAsync(id, ct);
    }

    public async Task SetUpAsync(string token, string email, string name, string password, string passwordField, CancellationToken ct)
    {
        if (await OwnerAsync(token, AccountLinkKind.SetUp, ct) is null) throw new NotFoundException();
        var id = await data.WriteAsync(async _ =>
        {
            // Again inside the write: two people with the same link make one administrator.
            if (await accounts.FindLinkAsync(token, ct) is not { } link || await db.Set<User>().AnyAsync(ct)) throw new NotFoundException();
            var user = await accounts.CreateAsync(email, name, ct);
            db.Add(new RoleAssignment(user.Id, Role.SystemAdmin, null, null, clock.Today(), null));
            await db.SaveChangesAsync(ct);
            await accounts.SetPasswordAsync(user.Id, password, passwordField, ct);
            link.Use(clock.UtcNow());
            return user.Id;
        }, ct);
        await EnterAsync(id, ct);
    }

    private Task UseAsync(string token, CancellationToken ct) => data.WriteAsync(async _ =>
    {
        var link = await accounts.FindLinkAsync(token, ct) ?? throw new NotFoundException();
        link.Use(clock.UtcNow());
    }, ct);

    private async Task EnterAsync(Guid userId, CancellationToken ct)
    {
        var user = await db.Set<User>().AsNoTracking().SingleAsync(u => u.Id == userId, ct);
        await flow.EnterAfterLinkAsync(user, await flow.HasSecondStepAsync(userId, ct), ct);
    }
}
