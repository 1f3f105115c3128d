using Mia.Platform.Organisation;

namespace Mia.Platform.Identity;

/// <summary>
/// What a module has that rests on a member of staff, told to the administrator before and after a role ends or an account is closed, so that
/// nothing keeps an owner who has left. Several modules may answer.
/// </summary>
public interface IStaffHoldings
{
    /// <summary>Swedish, numbers and nouns only: <c>12 ärenden, 3 uppgifter</c>. Empty when nothing rests on her.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="delprojekt">Where.</param>
    /// <param name="ct">Stops the request.</param>
    Task<string> TextAsync(Guid userId, DelprojektInfo delprojekt, CancellationToken ct);
}
