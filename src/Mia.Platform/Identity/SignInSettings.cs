namespace Mia.Platform.Identity;

/// <summary>Settings under <c>Mia:SignIn</c>.</summary>
public sealed class SignInSettings
{
    /// <summary>Minutes without a request after which a session ends. 5–480.</summary>
    public int IdleMinutes { get; set; } = 30;

    /// <summary>Hours after which a session ends even when it is used. 1–24.</summary>
    public int LongestHours { get; set; } = 12;

    /// <summary>Minutes before the end at which the page warns. 1–10.</summary>
    public int WarnMinutes { get; set; } = 3;

    /// <summary>Minutes that a confirmation holds before exports and protected persons. 1–60.</summary>
    public int StepUpMinutes { get; set; } = 10;

    /// <summary>Wrong passwords or codes in a row before an account is locked.</summary>
    public int MaxTries { get; set; } = 5;

    /// <summary>Minutes that a locked account stays locked.</summary>
    public int LockMinutes { get; set; } = 15;

    /// <summary>Failed tries from one address within five minutes before it has to wait. 0: no limit.</summary>
    public int MaxFailuresPerAddress { get; set; } = 30;

    /// <summary>Days that an invitation link works.</summary>
    public int InvitationDays { get; set; } = 7;

    /// <summary>Whether staff must have a second step. Null: everywhere but in Development.</summary>
    public bool? RequireSecondStep { get; set; }

    internal TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);

    internal TimeSpan Longest => TimeSpan.FromHours(LongestHours);

    internal TimeSpan StepUp => TimeSpan.FromMinutes(StepUpMinutes);
}
