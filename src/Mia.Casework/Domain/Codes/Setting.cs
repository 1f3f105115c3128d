using Mia.Platform.Data;

namespace Mia.Casework.Domain.Codes;

/// <summary>A number that practice decides, with the day from which it holds. A delprojekt's own goes before the common one.</summary>
public sealed class Setting : Entity
{
    private Setting() { }

    /// <summary>A value that an installation begins with; nobody has decided it.</summary>
    public Setting(Guid? delprojektId, string key, int value, DateOnly validFrom) =>
        (DelprojektId, Key, Value, ValidFrom) = (delprojektId, key, value, validFrom);

    /// <summary>A value that somebody has decided, from a day on. Null, in a delprojekt: the common value, whatever it becomes.</summary>
    public static Setting Decide(Guid? delprojektId, string key, int? value, DateOnly validFrom, Actor by)
    {
        var made = new Setting(delprojektId, key, 0, validFrom);
        made.Change(value, by);
        return made;
    }

    /// <summary>Null: for all delprojekt.</summary>
    public Guid? DelprojektId { get; private set; }

    /// <summary>From <see cref="SettingKeys"/>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The value, in the unit that the key says. Means nothing when <see cref="FollowsCommon"/>.</summary>
    public int Value { get; private set; }

    /// <summary>From this day on the delprojekt follows the common value again.</summary>
    public bool FollowsCommon { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>When it was decided, UTC; null for what the installation began with.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>Another value from the same day on: somebody changed their mind before it had meant anything.</summary>
    public void Change(int? value, Actor by)
    {
        Rule.Against(value is null && DelprojektId is null, nameof(Value), "Ange ett tal.");
        (Value, FollowsCommon) = (value ?? 0, value is null);
        (DecidedAt, DecidedBy) = (by.UtcNow, by.UserId);
        Record(new ChangeEvent("setting.decided", Detail: $"{Key} {(FollowsCommon ? "common" : Value)} {ValidFrom:yyyy-MM-dd}"));
    }

    /// <summary>What holds on a day: the delprojekt's own before the common one, unless it follows that; the latest before earlier ones.</summary>
    /// <param name="settings">The decisions about one number.</param>
    /// <param name="delprojektId">Where; null for what holds for all.</param>
    /// <param name="day">When.</param>
    public static Setting? On(IEnumerable<Setting> settings, Guid? delprojektId, DateOnly day)
    {
        Setting? own = null, common = null;
        foreach (var s in settings.Where(s => s.ValidFrom <= day))
        {
            if (s.DelprojektId is null) common = common is null || s.ValidFrom > common.ValidFrom ? s : common;
            else if (s.DelprojektId == delprojektId) own = own is null || s.ValidFrom > own.ValidFrom ? s : own;
        }
        return own is { FollowsCommon: false } ? own : common;
    }
}

/// <summary>Keys of the core's settings, with the unit. Proposed values: methods.md 1.8, 1.9, 3.7, 11.6.</summary>
public static class SettingKeys
{
    /// <summary>Working days within which a referral is confirmed.</summary>
    public const string ConfirmWithin = "anmalan.bekraftelse.arbetsdagar";

    /// <summary>Working days within which the person is contacted.</summary>
    public const string FirstContactWithin = "anmalan.forsta-kontakt.arbetsdagar";

    /// <summary>Working days within which the decision is made.</summary>
    public const string DecideWithin = "anmalan.bedomning.arbetsdagar";

    /// <summary>Days between looks at the waiting list.</summary>
    public const string WaitingListReview = "vantelista.genomgang.dagar";

    /// <summary>Months until a referral that led to nothing is purged.</summary>
    public const string ReferralPurge = "anmalan.gallring.manader";

    /// <summary>Days without contact before the participant is shown as waiting.</summary>
    public const string ContactGap = "kontakt.glapp.dagar";

    /// <summary>The same where the main responsible answers for work and studies.</summary>
    public const string ContactGapCoach = "kontakt.glapp.se.dagar";

    /// <summary>Times in a row that the participant did not come before it is shown.</summary>
    public const string NoShowsInRow = "kontakt.uteblivet.antal";

    /// <summary>Days after it was written down on which a contact can be changed; after them it is locked and needs a correction with a reason (ux.md 6.4).</summary>
    public const string ContactLock = "kontakt.las.dagar";

    /// <summary>Longest time that an alert can be put off, in days.</summary>
    public const string SnoozeDays = "larm.uppskov.dagar";

    /// <summary>Days between review meetings of a plan (methods.md 3.7: 90, with a monthly rule 30).</summary>
    public const string PlanReview = "plan.uppfoljning.dagar";

    /// <summary>Days from enrolment within which there is a plan (methods.md 3.7: eight weeks).</summary>
    public const string PlanWithin = "plan.klar.dagar";

    /// <summary>Days of waiting for somebody else after which it is too long.</summary>
    public const string PlanWaiting = "plan.vantar.dagar";

    /// <summary>Days that a receiver's link to a handover holds.</summary>
    public const string HandoverLink = "overlamning.lank.dagar";

    /// <summary>Days within which the receiver should confirm.</summary>
    public const string HandoverConfirm = "overlamning.bekraftelse.dagar";

    /// <summary>Days during which work that was passed on between colleagues can go back (ux.md: undo for 30 days).</summary>
    public const string CaseloadUndo = "ansvar.angra.dagar";

    /// <summary>Days during which two records of one person that were joined can be taken apart (peers.md 3, pain 5: 90).</summary>
    public const string JoinUndo = "ihopkoppling.angra.dagar";

    /// <summary>Months that a new consent holds unless something else is agreed.</summary>
    public const string ConsentMonths = "samtycke.giltighet.manader";

    /// <summary>Days before a consent ends on which those responsible are reminded.</summary>
    public const string ConsentReminder = "samtycke.paminnelse.dagar";

    /// <summary>Days before the day of a follow-up after the exit from which it may be held (methods.md 11.5).</summary>
    public const string FollowUpWindow = "efteruppfoljning.fonster.dagar";

    /// <summary>Largest file of a document, in megabytes.</summary>
    public const string DocumentMegabytes = "handling.storst.megabyte";

    /// <summary>Room for all documents of a delprojekt, in megabytes.</summary>
    public const string DocumentQuotaMegabytes = "handling.utrymme.megabyte";

    /// <summary>Days between self-ratings (methods.md 2.7).</summary>
    public const string RatingInterval = "skattning.intervall.dagar";

    /// <summary>Days before and after the due day within which a self-rating is in time (methods.md 2.8).</summary>
    public const string RatingWindow = "skattning.fonster.dagar";

    /// <summary>Steps by which a rating has to fall since last time for Mia to suggest a talk (methods.md 2.8).</summary>
    public const string RatingFall = "skattning.fall.steg";
}
