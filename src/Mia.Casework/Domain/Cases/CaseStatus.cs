namespace Mia.Casework.Domain.Cases;

/// <summary>Where a case stands, from enrolment on (methods.md 18.4).</summary>
public enum CaseStatus
{
    /// <summary>Inskriven.</summary>
    Enrolled = 1,

    /// <summary>Vilande, with reason and day of return.</summary>
    Dormant = 2,

    /// <summary>Under avslut.</summary>
    Closing = 3,

    /// <summary>Avslutad – överlämning ej bekräftad.</summary>
    HandoverUnconfirmed = 4,

    /// <summary>Avslutad.</summary>
    Closed = 5,

    /// <summary>I efteruppföljning.</summary>
    FollowUp = 6,

    /// <summary>Klar.</summary>
    Done = 7,
}

/// <summary>Areas of responsibility (methods.md 3.3).</summary>
public enum ResponsibilityArea
{
    /// <summary>Samordning.</summary>
    Coordination = 1,

    /// <summary>Arbete och studier.</summary>
    WorkAndStudies = 2,

    /// <summary>KBT.</summary>
    Cbt = 3,

    /// <summary>Placering.</summary>
    Placement = 4,
}

/// <summary>Swedish words for case codes.</summary>
public static class CaseWords
{
    /// <summary>As on the screen.</summary>
    public static string Swedish(this CaseStatus status) => status switch
    {
        CaseStatus.Enrolled => "Inskriven",
        CaseStatus.Dormant => "Vilande",
        CaseStatus.Closing => "Under avslut",
        CaseStatus.HandoverUnconfirmed => "Avslutad – överlämning ej bekräftad",
        CaseStatus.Closed => "Avslutad",
        CaseStatus.FollowUp => "I efteruppföljning",
        CaseStatus.Done => "Klar",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>The participant takes part.</summary>
    public static bool IsOpen(this CaseStatus status) => status is CaseStatus.Enrolled or CaseStatus.Dormant or CaseStatus.Closing;

    /// <summary>As on the screen.</summary>
    public static string Swedish(this ResponsibilityArea area) => area switch
    {
        ResponsibilityArea.Coordination => "Samordning",
        ResponsibilityArea.WorkAndStudies => "Arbete och studier",
        ResponsibilityArea.Cbt => "KBT",
        ResponsibilityArea.Placement => "Placering",
        _ => throw new ArgumentOutOfRangeException(nameof(area)),
    };
}
