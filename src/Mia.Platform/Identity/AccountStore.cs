using Mia.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Mia.Platform.Identity;

/// <summary>Identity's store on the platform's context. It never saves by itself: the surrounding write does.</summary>
internal sealed class AccountStore : UserOnlyStore<User, PlatformDbContext, Guid>
{
    public AccountStore(PlatformDbContext context, IdentityErrorDescriber? describer = null) : base(context, describer) => AutoSaveChanges = false;
}
