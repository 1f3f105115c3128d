namespace Mia.Casework.Access;

/// <summary>Keys of the core's permissions. Who has them: methods.md 21.3. To see one record, <see cref="CaseAccess"/> must also say yes.</summary>
public static class CaseworkPermissions
{
    /// <summary>The start page.</summary>
    public const string Start = "casework.start";

    /// <summary>See who is registered in Uppföljning Finsam and who is not.</summary>
    public const string ReadRegistrations = "casework.finsam.read";

    /// <summary>Mark as registered in and out.</summary>
    public const string WriteRegistrations = "casework.finsam.write";

    /// <summary>Read what participants live on.</summary>
    public const string ReadIncome = "casework.income.read";

    /// <summary>Write down what participants live on.</summary>
    public const string WriteIncome = "casework.income.write";

    /// <summary>Read referrals.</summary>
    public const string ReadReferrals = "casework.referral.read";

    /// <summary>Decide on referrals.</summary>
    public const string WriteReferrals = "casework.referral.write";

    /// <summary>Enrol.</summary>
    public const string Enrol = "casework.enrol";

    /// <summary>The list of participants.</summary>
    public const string ListParticipants = "casework.participant.list";

    /// <summary>Take the list of participants as a file.</summary>
    public const string ExportParticipants = "casework.participant.export";

    /// <summary>Open a case.</summary>
    public const string ReadCases = "casework.case.read";

    /// <summary>Say who answers for a case.</summary>
    public const string WriteResponsibilities = "casework.responsibility.write";

    /// <summary>Pass on everything that a colleague holds.</summary>
    public const string PassOnCaseload = "casework.caseload.pass-on";

    /// <summary>Join two records of the same person.</summary>
    public const string JoinPersons = "casework.person.join";

    /// <summary>Start and end interventions.</summary>
    public const string WriteInterventions = "casework.intervention.write";

    /// <summary>Read contacts.</summary>
    public const string ReadContacts = "casework.contact.read";

    /// <summary>Log contacts.</summary>
    public const string WriteContacts = "casework.contact.write";

    /// <summary>Read plans.</summary>
    public const string ReadPlans = "casework.plan.read";

    /// <summary>Write plans.</summary>
    public const string WritePlans = "casework.plan.write";

    /// <summary>Read consents.</summary>
    public const string ReadConsents = "casework.consent.read";

    /// <summary>Write down and withdraw consents.</summary>
    public const string WriteConsents = "casework.consent.write";

    /// <summary>Read exits and handovers.</summary>
    public const string ReadExits = "casework.exit.read";

    /// <summary>End cases.</summary>
    public const string WriteExits = "casework.exit.write";

    /// <summary>See what waits, and who is between the chairs.</summary>
    public const string ReadAlerts = "casework.alert.read";

    /// <summary>Put an alert off with a reason.</summary>
    public const string SnoozeAlerts = "casework.alert.snooze";

    /// <summary>Follow up the whole delprojekt's alerts, and decide what holds for them.</summary>
    public const string LeadAlerts = "casework.alert.lead";

    /// <summary>The week: own bookings and tasks.</summary>
    public const string ReadBookings = "casework.booking.read";

    /// <summary>Book, move and call off; tasks.</summary>
    public const string WriteBookings = "casework.booking.write";

    /// <summary>The team's week.</summary>
    public const string ReadTeamWeek = "casework.booking.team";

    /// <summary>Draft and send handovers.</summary>
    public const string WriteHandovers = "casework.handover.write";

    /// <summary>Read the mapping, the network and the participant's self-ratings.</summary>
    public const string ReadMapping = "casework.mapping.read";

    /// <summary>Write the mapping and the network.</summary>
    public const string WriteMapping = "casework.mapping.write";

    /// <summary>Write down self-ratings, and one's own view.</summary>
    public const string WriteRatings = "casework.rating.write";

    /// <summary>Read the documents of cases one answers for.</summary>
    public const string ReadDocuments = "casework.document.read";

    /// <summary>Add, change and remove documents.</summary>
    public const string WriteDocuments = "casework.document.write";

    /// <summary>Decide which life areas a delprojekt asks about.</summary>
    public const string WriteLifeAreas = "casework.life-area.write";
}
