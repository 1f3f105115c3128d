using System.Security.Cryptography;
using System.Text;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Bookings;

/// <summary>A secret address from which a calendar program fetches the times of one member of staff. Holds no personal data of participants.</summary>
public sealed class CalendarFeed : Entity
{
    private CalendarFeed() { }

    /// <summary>Opens a feed.</summary>
    public CalendarFeed(Guid userId, string token)
    {
        UserId = userId;
        Renew(token);
    }

    /// <summary>Whose.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The secret, so that its owner can see the address again. Sealed; null when it is closed.</summary>
    public string? Token { get; private set; }

    /// <summary>What the address is looked up by; null when it is closed.</summary>
    public string? TokenHash { get; private set; }

    /// <summary>Length of a secret in characters.</summary>
    public const int TokenLength = 64;

    /// <summary>A new address; the former one stops working at once.</summary>
    public void Renew(string token)
    {
        (Token, TokenHash) = (token, Hash(token));
        Record(new("calendar.opened"));
    }

    /// <summary>The address stops working at once.</summary>
    public void Close()
    {
        (Token, TokenHash) = (null, null);
        Record(new("calendar.closed"));
    }

    /// <summary>A new secret, 256 bits.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenLength / 2));

    /// <summary>What is looked up.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>Whether somebody wants the daily mail, and when the last one was put into the outbox.</summary>
public sealed class DailyMail : Entity
{
    private DailyMail() { }

    /// <summary>Somebody makes a choice for the first time.</summary>
    public DailyMail(Guid userId) => UserId = userId;

    /// <summary>Who.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Wanted.</summary>
    public bool On { get; private set; }

    /// <summary>The day of the last one; a job that runs twice sends once.</summary>
    public DateOnly? LastOn { get; private set; }

    /// <summary>Says yes or no.</summary>
    public void Choose(bool on) => On = on;

    /// <summary>Today's is done.</summary>
    public void Sent(DateOnly day) => LastOn = day;
}
