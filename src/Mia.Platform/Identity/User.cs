using Microsoft.AspNetCore.Identity;

namespace Mia.Platform.Identity;

/// <summary>
/// A member of staff with an account. Name and e-mail are work data and readable in the file; secrets (authenticator key, recovery
/// codes) are sealed. Logs carry the id only.
/// </summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>For EF and Identity.</summary>
    public User() => Id = Guid.CreateVersion7();

    /// <summary>A new account without a password: the invitation link sets one.</summary>
    /// <param name="email">Work e-mail, also the user name. Unique.</param>
    /// <param name="displayName">Name that colleagues see: <c>Anna Provberg</c>.</param>
    public User(string email, string displayName) : this()
    {
        Email = UserName = email;
        DisplayName = displayName;
        LockoutEnabled = true;
    }

    /// <summary>Longest display name in characters.</summary>
    public const int MaxName = 100;

    /// <summary>Name that colleagues see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>When the account was closed. Null: open. A closed account is signed out at its next request.</summary>
    public DateTime? DisabledAt { get; private set; }

    /// <summary>Last request of any session, to the minute. Null: never signed in.</summary>
    public DateTime? LastSeenAt { get; private set; }

    /// <summary>A second step must be enrolled again before anything else, e.g. after a reset by an administrator.</summary>
    public bool MustEnrol { get; set; }

    /// <summary>Closes the account.</summary>
    public void Disable(DateTime utcNow) => DisabledAt ??= utcNow;

    /// <summary>Opens a closed account again.</summary>
    public void Enable() => DisabledAt = null;

    /// <summary>Notes when the person was last seen.</summary>
    public void Seen(DateTime utc)
    {
        if (LastSeenAt is null || LastSeenAt < utc)
        {
            LastSeenAt = utc;
        }
    }
}
