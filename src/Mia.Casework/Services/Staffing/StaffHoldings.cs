using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Services.Staffing;

/// <summary>Tells the administrator how much somebody holds in a delprojekt: numbers, no persons.</summary>
internal sealed class StaffHoldings(IServiceScopeFactory scopes) : IStaffHoldings
{
    public Task<string> TextAsync(Guid userId, DelprojektInfo delprojekt, CancellationToken ct) => scopes.RunInDelprojektAsync(delprojekt, async services =>
        (await services.GetRequiredService<HeldCounts>().OfAsync([userId], ct)).GetValueOrDefault(userId)?.Text ?? "");
}
