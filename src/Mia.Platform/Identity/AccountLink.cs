using System.Security.Cryptography;
using System.Text;
using Mia.Platform.Data;

namespace Mia.Platform.Identity;

/// <summary>What a one-time link is for.</summary>
public enum AccountLinkKind
{
    /// <summary>First password of a new account.</summary>
    Invitation = 1,

    /// <summary>New password of an existing account.</summary>
    NewPassword = 2,

    /// <summary>First system administrator of an empty installation. Has no user yet.</summary>
    SetUp = 3,
}

/// <summary>A one-time link to an account. Only the hash of its token is kept; the link itself is shown once.</summary>
public sealed class AccountLink : Entity
{
    private AccountLink() { }

    /// <summary>A new link.</summary>
    /// <param name="kind">What for.</param>
    /// <param name="userId">Whose account; null for <see cref="AccountLinkKind.SetUp"/>.</param>
    /// <param name="token">The secret part of the address, from <see cref="NewToken"/>.</param>
    /// <param name="createdBy">Who made it; null for the program.</param>
    /// <param name="utcNow">Now.</param>
    /// <param name="expiresAt">Last moment at which it works.</param>
    public AccountLink(AccountLinkKind kind, Guid? userId, string token, Guid? createdBy, DateTime utcNow, DateTime expiresAt)
    {
        (Kind, UserId, TokenHash, CreatedBy, CreatedAt, ExpiresAt) = (kind, userId, Hash(token), createdBy, utcNow, expiresAt);
        Record(new ChangeEvent("account.link.made", Detail: $"{userId} {(int)kind}"));
    }

    /// <summary>What for.</summary>
    public AccountLinkKind Kind { get; private set; }

    /// <summary>Whose account.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>Who made it.</summary>
    public Guid? CreatedBy { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Last moment at which it works.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>When it was used or replaced by a newer one.</summary>
    public DateTime? UsedAt { get; private set; }

    /// <summary>Whether it still works.</summary>
    public bool Works(DateTime utcNow) => UsedAt is null && utcNow < ExpiresAt;

    /// <summary>Uses it up.</summary>
    public void Use(DateTime utcNow)
    {
        UsedAt = utcNow;
        Record(new ChangeEvent("account.link.used", Detail: $"{UserId} {(int)Kind}"));
    }

    /// <summary>192 random bits in address-safe characters.</summary>
    public static string NewToken() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    /// <summary>How a token is kept.</summary>
    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
