using Mia.Platform.Data;

namespace Mia.Platform.Identity;

/// <summary>
/// Something that happened to an account: a failed sign-in, a reset, a closing. Shown in the account's history. A failed sign-in with
/// an unknown address makes a row too (without user), so that both take the same time.
/// </summary>
public sealed class AccountEvent : Entity
{
    private AccountEvent() { }

    /// <summary>Notes it.</summary>
    /// <param name="kind">Stable code from <see cref="AccountEventKinds"/>.</param>
    /// <param name="userId">Whose account. Null when no account matched.</param>
    /// <param name="by">Who did it; null when nobody was signed in.</param>
    /// <param name="utcNow">When.</param>
    public AccountEvent(string kind, Guid? userId, Guid? by, DateTime utcNow)
    {
        (Kind, UserId, By, At) = (kind, userId, by, utcNow);
        Record(new ChangeEvent(kind, Detail: userId?.ToString()));
    }

    /// <summary>Stable code.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Whose account.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Who did it.</summary>
    public Guid? By { get; private set; }

    /// <summary>When.</summary>
    public DateTime At { get; private set; }
}

/// <summary>Codes of <see cref="AccountEvent"/> and their Swedish texts.</summary>
public static class AccountEventKinds
{
    public const string SignInFailed = "account.signin.failed";
    public const string LockedOut = "account.locked";
    public const string Created = "account.created";
    public const string Disabled = "account.disabled";
    public const string Enabled = "account.enabled";
    public const string PasswordSet = "account.password.set";
    public const string SecondStepSet = "account.secondstep.set";
    public const string SecondStepReset = "account.secondstep.reset";
    public const string PasskeyAdded = "account.passkey.added";
    public const string PasskeyRemoved = "account.passkey.removed";
    public const string RecoveryCodesMade = "account.recovery.made";
    public const string RecoveryCodeUsed = "account.recovery.used";
    public const string Renamed = "account.renamed";

    /// <summary>Swedish text of a code.</summary>
    public static string Swedish(string kind) => kind switch
    {
        SignInFailed => "Inloggning misslyckades",
        LockedOut => "Kontot spärrades tillfälligt",
        Created => "Kontot skapades",
        Disabled => "Kontot stängdes",
        Enabled => "Kontot öppnades igen",
        PasswordSet => "Nytt lösenord",
        SecondStepSet => "Tvåstegsinloggning lades till",
        SecondStepReset => "Tvåstegsinloggning återställdes",
        PasskeyAdded => "Passkey lades till",
        PasskeyRemoved => "Passkey togs bort",
        RecoveryCodesMade => "Nya återställningskoder",
        RecoveryCodeUsed => "En återställningskod användes",
        Renamed => "Namnet ändrades",
        _ => kind,
    };
}
