namespace Mia.Casework.Domain.Plans;

/// <summary>Where an objective stands.</summary>
public enum ObjectiveStatus
{
    /// <summary>Inte påbörjat. GAS levels can still be written freely.</summary>
    Planned = 1,

    /// <summary>Pågår. GAS levels are locked.</summary>
    Ongoing = 2,

    /// <summary>Nått.</summary>
    Reached = 3,

    /// <summary>Delvis nått.</summary>
    PartlyReached = 4,

    /// <summary>Utgår, with a reason.</summary>
    Dropped = 5,
}

/// <summary>Where an activity stands (methods.md 3.3).</summary>
public enum ActivityStatus
{
    /// <summary>Planerad.</summary>
    Planned = 1,

    /// <summary>Pågår.</summary>
    Ongoing = 2,

    /// <summary>Väntar på någon annan; an open <see cref="WaitingOn"/> says whom and since when.</summary>
    Waiting = 3,

    /// <summary>Klar.</summary>
    Done = 4,

    /// <summary>Utgår, with a reason.</summary>
    Cancelled = 5,
}

/// <summary>How the participant approved the plan.</summary>
public enum ApprovalWay
{
    /// <summary>Underskrift på papper.</summary>
    Signature = 1,

    /// <summary>Muntligt, vid ett möte.</summary>
    Oral = 2,

    /// <summary>E-legitimation.</summary>
    ElectronicId = 3,

    /// <summary>Genom ställföreträdare (god man, förvaltare, vårdnadshavare).</summary>
    Representative = 4,
}

/// <summary>What is known of a SIP (methods.md 3.5). The SIP itself is kept by the kommun or the region.</summary>
public enum SipStatus
{
    /// <summary>Önskas.</summary>
    Wanted = 1,

    /// <summary>Pågår.</summary>
    Ongoing = 2,

    /// <summary>Finns.</summary>
    Exists = 3,

    /// <summary>Avslutad.</summary>
    Ended = 4,
}

/// <summary>Why a version of the plan was kept.</summary>
public enum VersionKind
{
    /// <summary>The participant approved it.</summary>
    Approval = 1,

    /// <summary>As it stood after a review meeting.</summary>
    Review = 2,
}

/// <summary>Who an activity rests on.</summary>
public enum OwnerKind
{
    /// <summary>The participant.</summary>
    Participant = 1,

    /// <summary>Somebody of the staff who answers for the case.</summary>
    Staff = 2,

    /// <summary>An authority.</summary>
    Authority = 3,

    /// <summary>Employer, association, relative or somebody else.</summary>
    Other = 4,
}

/// <summary>Codes of the party list that the plan treats in a way of its own.</summary>
public static class PlanParties
{
    /// <summary>The participant.</summary>
    public const string Participant = "DEL";

    /// <summary>The project's own staff.</summary>
    public const string Staff = "PROJ";

    /// <summary>Somebody or something else; the same code in every list.</summary>
    public const string Other = "ANN";

    /// <summary>Authorities that cooperate in a samordningsförbund (Finsamlagen).</summary>
    public static IReadOnlyList<string> Authorities { get; } = ["AF", "FK", "KOM", "REG"];

    /// <summary>What a code of the list means.</summary>
    public static OwnerKind KindOf(string party) => party switch
    {
        Participant => OwnerKind.Participant,
        Staff => OwnerKind.Staff,
        _ when Authorities.Contains(party) => OwnerKind.Authority,
        _ => OwnerKind.Other,
    };
}

/// <summary>Swedish words for the codes of plans.</summary>
public static class PlanWords
{
    /// <summary>As on the screen.</summary>
    public static string Swedish(this ObjectiveStatus status) => status switch
    {
        ObjectiveStatus.Planned => "Inte påbörjat",
        ObjectiveStatus.Ongoing => "Pågår",
        ObjectiveStatus.Reached => "Nått",
        ObjectiveStatus.PartlyReached => "Delvis nått",
        ObjectiveStatus.Dropped => "Utgår",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>As on the screen.</summary>
    public static string Swedish(this ActivityStatus status) => status switch
    {
        ActivityStatus.Planned => "Planerad",
        ActivityStatus.Ongoing => "Pågår",
        ActivityStatus.Waiting => "Väntar på någon annan",
        ActivityStatus.Done => "Klar",
        ActivityStatus.Cancelled => "Utgår",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>As on the screen.</summary>
    public static string Swedish(this ApprovalWay way) => way switch
    {
        ApprovalWay.Signature => "Underskrift på papper",
        ApprovalWay.Oral => "Muntligt",
        ApprovalWay.ElectronicId => "E-legitimation",
        ApprovalWay.Representative => "Genom ställföreträdare",
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    /// <summary>As on the screen.</summary>
    public static string Swedish(this SipStatus status) => status switch
    {
        SipStatus.Wanted => "Önskas",
        SipStatus.Ongoing => "Pågår",
        SipStatus.Exists => "Finns",
        SipStatus.Ended => "Avslutad",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>Work on it goes on, or will.</summary>
    public static bool IsOpen(this ActivityStatus status) => status is ActivityStatus.Planned or ActivityStatus.Ongoing or ActivityStatus.Waiting;

    /// <summary>Work on it goes on, or will.</summary>
    public static bool IsOpen(this ObjectiveStatus status) => status is ObjectiveStatus.Planned or ObjectiveStatus.Ongoing;
}
