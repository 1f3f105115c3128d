using System.Collections.Frozen;

namespace Mia.Casework.Domain.Codes;

/// <summary>Names of the core's code lists.</summary>
public static class CodeLists
{
    /// <summary>Cooperating parties (methods.md 18.1).</summary>
    public const string Party = "part";

    /// <summary>Who refers (1.4), finer than <see cref="Party"/>.</summary>
    public const string Referrer = "remittent";

    /// <summary>Whose initiative it was (1.4).</summary>
    public const string Initiative = "initiativ";

    /// <summary>How a referral came in (1.4).</summary>
    public const string Channel = "kanal";

    /// <summary>Income sources (18.3).</summary>
    public const string Income = "forsorjning";

    /// <summary>Time without work (1.4).</summary>
    public const string TimeWithoutWork = "tid-utan-arbete";

    /// <summary>Time on public support (1.4), the same bands.</summary>
    public const string TimeOnSupport = "tid-i-forsorjning";

    /// <summary>How it was confirmed that the person wants this (1.4).</summary>
    public const string WishConfirmed = "egen-vilja";

    /// <summary>Ongoing contacts (1.4).</summary>
    public const string OngoingContact = "pagaende-kontakt";

    /// <summary>Adaptations asked for (1.4).</summary>
    public const string Need = "anpassningsbehov";

    /// <summary>Ways to be contacted.</summary>
    public const string ContactWay = "kontaktvag";

    /// <summary>Languages.</summary>
    public const string Language = "sprak";

    /// <summary>Why a referral did not lead to enrolment.</summary>
    public const string NotRelevant = "ej-aktuell";

    /// <summary>Ground for priority on the waiting list.</summary>
    public const string Priority = "prioritet";

    /// <summary>Kinds of contact (3.6, 18.6).</summary>
    public const string ContactType = "kontakttyp";

    /// <summary>Why somebody did not come (18.6).</summary>
    public const string NoShowReason = "uteblivet-orsak";

    /// <summary>Life areas (2.3).</summary>
    public const string LifeArea = "livsomrade";

    /// <summary>Who stands around a participant (2.4).</summary>
    public const string NetworkKind = "natverk-sort";

    /// <summary>How often they meet or talk.</summary>
    public const string NetworkFrequency = "natverk-hur-ofta";

    /// <summary>What a goal leads to (3.3).</summary>
    public const string GoalDirection = "mal-riktning";

    /// <summary>Why an activity of the plan was cancelled (3.3).</summary>
    public const string ActivityCancelled = "aktivitet-utgar";

    /// <summary>Outcomes at exit, several can be true (11.5).</summary>
    public const string Outcome = "utfall";

    /// <summary>Reason for the end of the case, one (18.5).</summary>
    public const string EndReason = "avslutsorsak";

    /// <summary>Manner of the end for registration (registration.md 2.8.6).</summary>
    public const string EndManner = "avslutssatt";

    /// <summary>Why one intervention ended.</summary>
    public const string InterventionEnd = "insats-slutorsak";

    /// <summary>Why a case rests (18.4).</summary>
    public const string DormantReason = "vilande-skal";

    /// <summary>Categories of facts that a consent covers.</summary>
    public const string ConsentCategory = "uppgiftskategori";

    /// <summary>How a handover is done.</summary>
    public const string HandoverMethod = "overlamningssatt";

    /// <summary>Why there is no receiver.</summary>
    public const string NoReceiver = "mottagare-saknas";

    /// <summary>What should be in place before a case ends and that only people know (11.4).</summary>
    public const string ExitCheck = "avslut-checklista";

    /// <summary>Municipalities of Stockholms län (registration.md 8.2).</summary>
    public const string Kommun = "kommun";

    /// <summary>What came out of a follow-up after the exit.</summary>
    public const string FollowUpResult = "efteruppfoljning";

    /// <summary>What somebody does after the exit.</summary>
    public const string Occupation = "sysselsattning";

    /// <summary>Kinds of booking; the same codes as <see cref="ContactType"/> where there is one.</summary>
    public const string BookingKind = "bokningstyp";

    /// <summary>Where a booking takes place, without an address.</summary>
    public const string BookingPlace = "bokningsplats";

    /// <summary>Why a booking was moved or called off.</summary>
    public const string BookingChange = "bokning-andrad";

    /// <summary>Kinds of document on a case.</summary>
    public const string DocumentKind = "handling-sort";

    /// <summary>Kinds of file that can be saved; only those that Mia can tell from their bytes work.</summary>
    public const string FileKind = "filsort";

    /// <summary>Education (registration.md 2.8.4).</summary>
    public const string Education = "utbildning";

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Party] = "Samverkansparter", [Referrer] = "Remittenter", [Initiative] = "Vems initiativ", [Channel] = "Hur anmälan kom in", [Income] = "Försörjning",
        [TimeWithoutWork] = "Tid utan arbete", [OngoingContact] = "Pågående kontakter", [Need] = "Behov av anpassning", [ContactWay] = "Sätt att bli kontaktad",
        [Language] = "Språk", [NotRelevant] = "Varför en anmälan inte är aktuell", [Priority] = "Grund för förtur", [ContactType] = "Typ av kontakt",
        [NoShowReason] = "Varför någon uteblev", [LifeArea] = "Livsområden", [Outcome] = "Utfall vid avslut", [EndReason] = "Varför ett ärende slutar",
        [EndManner] = "Avslutssätt", [InterventionEnd] = "Varför en insats slutar", [DormantReason] = "Varför ett ärende vilar",
        [ConsentCategory] = "Uppgifter som får delas", [HandoverMethod] = "Sätt att lämna över", [NoReceiver] = "Varför mottagare saknas", [ExitCheck] = "Checklista inför avslut", [Kommun] = "Kommuner",
        [Education] = "Utbildning", [TimeOnSupport] = "Tid i offentlig försörjning", [WishConfirmed] = "Hur egen vilja bekräftades",
        [NetworkKind] = "Kontakter i nätverkskartan", [NetworkFrequency] = "Hur ofta kontakten sker", [GoalDirection] = "Vad ett mål leder till",
        [ActivityCancelled] = "Varför en aktivitet utgår", [FollowUpResult] = "Uppföljning efter avslut", [Occupation] = "Sysselsättning efter avslut",
        [BookingKind] = "Typ av bokning", [BookingPlace] = "Platser för bokningar", [BookingChange] = "Varför en bokning ändras", [DocumentKind] = "Sorters handlingar", [FileKind] = "Filer som går att spara",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Swedish name of a list; the list's own name when it is not one of the core's.</summary>
    public static string Name(string list) => Names.GetValueOrDefault(list, list);
}
