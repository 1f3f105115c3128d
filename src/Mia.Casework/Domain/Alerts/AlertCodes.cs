namespace Mia.Casework.Domain.Alerts;

/// <summary>Codes of the core's own alerts. L is the number of methods.md 19, M is beyond that table.</summary>
public static class AlertCodes
{
    /// <summary>Referral not confirmed.</summary>
    public const string Unconfirmed = "L01";

    /// <summary>No first contact.</summary>
    public const string NoFirstContact = "L02";

    /// <summary>Referral not decided, or waiting list not looked through.</summary>
    public const string Undecided = "L03";

    /// <summary>Consent missing or ending.</summary>
    public const string Consent = "L04";

    /// <summary>Not registered in or out in Uppföljning Finsam.</summary>
    public const string NotRegistered = "L05";

    /// <summary>Mapping not begun.</summary>
    public const string MappingNotBegun = "L06";

    /// <summary>Mapping begun but not finished.</summary>
    public const string MappingNotFinished = "L06-klar";

    /// <summary>Self-rating due.</summary>
    public const string RatingDue = "L07";

    /// <summary>The participant wants to begin with an area that no goal is about.</summary>
    public const string PriorityWithoutGoal = "L08";

    /// <summary>No contact.</summary>
    public const string NoContact = "L09";

    /// <summary>Did not come several times in a row.</summary>
    public const string NoShows = "L10";

    /// <summary>Task or activity past its day.</summary>
    public const string Overdue = "L11";

    /// <summary>Waiting on somebody else for too long.</summary>
    public const string WaitingOn = "L12";

    /// <summary>Plan not reviewed.</summary>
    public const string PlanReview = "L13";

    /// <summary>An income ends with nothing after it.</summary>
    public const string IncomeEnding = "L14";

    /// <summary>The same, and there is little time left.</summary>
    public const string IncomeEndingSoon = "L14-snart";

    /// <summary>An intervention runs without what it stands on.</summary>
    public const string Unsupported = "L19";

    /// <summary>Ended without a receiver who has confirmed.</summary>
    public const string NoReceiver = "L32";

    /// <summary>A handover has no answer.</summary>
    public const string Unanswered = "L32-svar";

    /// <summary>A receiver has said no and nobody new is asked.</summary>
    public const string Declined = "L32-nej";

    /// <summary>The end is being prepared and nobody is asked to take over.</summary>
    public const string NoPlannedReceiver = "L32-plan";

    /// <summary>Follow-up after the exit is due.</summary>
    public const string FollowUp = "L33";

    /// <summary>Follow-up after the exit was missed.</summary>
    public const string FollowUpMissed = "L33-missad";

    /// <summary>No next step.</summary>
    public const string NoNextStep = "M01";

    /// <summary>Nobody answers for the case.</summary>
    public const string Nobody = "M02";

    /// <summary>An agreed contact has passed and is not written down.</summary>
    public const string NotLogged = "M03";

    /// <summary>Should be back from a rest.</summary>
    public const string NotBack = "M04";

    /// <summary>Something rests on somebody who has left.</summary>
    public const string HeldByLeaver = "M06";

    /// <summary>No plan is written (methods.md 3.7).</summary>
    public const string NoPlan = "M05";
}
