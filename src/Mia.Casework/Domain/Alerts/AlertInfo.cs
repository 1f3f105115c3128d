namespace Mia.Casework.Domain.Alerts;

/// <summary>Who an alert is for (methods.md 19, column "To").</summary>
public enum AlertReceiver
{
    /// <summary>Those who answer for the case.</summary>
    Responsible = 1,

    /// <summary>Those who take care of referrals.</summary>
    Intake = 2,

    /// <summary>Project leader.</summary>
    ProjectLeader = 3,

    /// <summary>Those who register in Uppföljning Finsam.</summary>
    Registrar = 4,
}

/// <summary>What an alert is about.</summary>
public enum AlertSubject
{
    /// <summary>A case.</summary>
    Case = 1,

    /// <summary>A referral that has not become a case.</summary>
    Referral = 2,
}

/// <summary>
/// One kind of alert (methods.md 19). The numbers are what a delprojekt starts with; what holds is a dated setting.
/// </summary>
/// <param name="Code">Stable: <c>L09</c>. Kinds that methods.md has no number for begin with M.</param>
/// <param name="Name">Swedish, as a filter and a heading: <c>Ingen kontakt</c>.</param>
/// <param name="Days">Days (or working days) of waiting before it shows.</param>
/// <param name="Definition">Swedish sentence: exactly when it shows and what ends it.</param>
public sealed record AlertInfo(string Code, string Name, int Days, string Definition)
{
    /// <summary>Setting that holds the days, when it is an older one that other pages use as well.</summary>
    public string DaysKey { get; init; } = $"larm.{Code}.dagar";

    /// <summary>The days are working days.</summary>
    public bool InWorkingDays { get; init; }

    /// <summary>For whom.</summary>
    public AlertReceiver Receiver { get; init; } = AlertReceiver.Responsible;

    /// <summary>Days from when it shows until it is the project leader's as well.</summary>
    public int EscalateAfter { get; init; } = 14;

    /// <summary>The person risks that nobody holds them: stands on the list that should be empty.</summary>
    public bool BetweenChairs { get; init; }

    /// <summary>Gravest first when somebody has several.</summary>
    public int Weight { get; init; } = 50;

    /// <summary>Can be put off with a reason.</summary>
    public bool CanSnooze { get; init; } = true;

    /// <summary>Setting: 0 switches it off.</summary>
    public string OnKey => $"larm.{Code}.pa";

    /// <summary>Setting: days until the project leader gets it too.</summary>
    public string EscalateKey => $"larm.{Code}.eskalering.dagar";

    /// <summary>Setting: number of an <see cref="AlertReceiver"/>.</summary>
    public string ReceiverKey => $"larm.{Code}.mottagare";
}

/// <summary>What holds for a kind of alert in a delprojekt today.</summary>
/// <param name="On">Shown at all.</param>
/// <param name="Days">Days of waiting before it shows.</param>
/// <param name="EscalateAfter">Days from then until it is the project leader's too.</param>
/// <param name="Receiver">For whom.</param>
public sealed record AlertTerms(bool On, int Days, int EscalateAfter, AlertReceiver Receiver);
