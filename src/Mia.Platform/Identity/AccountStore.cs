using Mia.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Mia.Platform.Identity;

/// <summary>Identity's store on the platform's context. It never saves by itself: the surrounding write does.</summary>
internal sealed class AccountStore : UserOnlyStore<User, PlatformDbContext, Guid>
{
    public AccountStore(PlatformDbContext context, IdentityErrorDescriber? describer = null) : base(context, describer) => AutoSaveChanges = false;

    /// <summary>
    /// Identity's own attaches the account anew each time, which forgets the stamp that the row still has: the second change of one write
    /// would then look like somebody else's.
    /// </summary>
    public override Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken = default)
    {
        if (Context.Entry(user).State is EntityState.Detached) return base.UpdateAsync(user, cancellationToken);
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return Task.FromResult(IdentityResult.Success);
    }
}
