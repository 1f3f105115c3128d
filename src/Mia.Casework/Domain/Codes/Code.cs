using System.Collections.Frozen;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Codes;

/// <summary>One row of a code list. The code never changes its meaning; the text may be edited; nothing is removed, only ended (methods.md 18).</summary>
public sealed class Code : Entity
{
    private Code() { }

    /// <summary>A new code.</summary>
    public Code(string list, CodeSeed seed, DateOnly validFrom)
    {
        List = list;
        Value = seed.Value;
        Text = seed.Text;
        ExternalCode = seed.ExternalCode;
        Marks = [.. seed.Marks];
        Order = seed.Order;
        ValidFrom = validFrom;
    }

    /// <summary>Which list, from <see cref="CodeLists"/> or a module's own.</summary>
    public string List { get; private set; } = "";

    /// <summary>Stable code.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Swedish text. Editable.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Place in the list, low first.</summary>
    public int Order { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day; null while it holds.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Code of Uppföljning Finsam or ESF; empty until checked against their own lists (registration.md 2.8).</summary>
    public string ExternalCode { get; private set; } = "";

    /// <summary>What the code means for rules, from <see cref="CodeMarks"/>.</summary>
    public List<string> Marks { get; private set; } = [];

    /// <summary>Whether it can be chosen on a day.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Changes the wording, not the meaning.</summary>
    public void Reword(string text)
    {
        Text = Rule.Required(text, TextLimits.Name, nameof(Text), "Texten");
        Record(new("code.reworded", Detail: $"{List}.{Value}"));
    }

    /// <summary>Ends the code: it stays on old records and can no longer be chosen.</summary>
    public void End(DateOnly lastDay)
    {
        Rule.Against(lastDay < ValidFrom, nameof(ValidTo), "Sista dagen kan inte vara före första dagen.");
        ValidTo = lastDay;
        Record(new("code.ended", Detail: $"{List}.{Value}"));
    }
}

/// <summary>A code as a module proposes it.</summary>
/// <param name="Value">Stable code, at most 24 characters.</param>
/// <param name="Text">Swedish text.</param>
public sealed record CodeSeed(string Value, string Text)
{
    /// <summary>Place in the list.</summary>
    public int Order { get; init; }

    /// <summary>Code of another register.</summary>
    public string ExternalCode { get; init; } = "";

    /// <summary>What it means for rules.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];
}

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
        [ConsentCategory] = "Uppgifter som får delas", [HandoverMethod] = "Sätt att lämna över", [NoReceiver] = "Varför mottagare saknas", [Kommun] = "Kommuner",
        [Education] = "Utbildning", [DocumentKind] = "Sorters handlingar", [FileKind] = "Filer som går att spara",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Swedish name of a list; the list's own name when it is not one of the core's.</summary>
    public static string Name(string list) => Names.GetValueOrDefault(list, list);
}

/// <summary>Channels that the program itself sets.</summary>
public static class Channels
{
    /// <summary>The public form.</summary>
    public const string Form = "WEBB";
}

/// <summary>What a code means for rules. Data, so an administrator's new code can take part in a rule.</summary>
public static class CodeMarks
{
    /// <summary>Outcome that needs a confirmed receiver (methods.md 11.3).</summary>
    public const string NeedsReceiver = "mottagare";

    /// <summary>Outcome that counts as work.</summary>
    public const string Work = "arbete";

    /// <summary>Outcome that counts as studies.</summary>
    public const string Studies = "studier";

    /// <summary>Outcome that counts as Arbetsförmedlingens ordinarie (registration.md 5.3).</summary>
    public const string OrdinaryAf = "ordinarie-af";

    /// <summary>Outcome that counts as kommunens ordinarie.</summary>
    public const string OrdinaryKommun = "ordinarie-kommun";

    /// <summary>Manner of end that takes the case out of all statistics.</summary>
    public const string Misregistration = "felregistrering";

    /// <summary>Public income.</summary>
    public const string PublicIncome = "offentlig";

    /// <summary>Says that there is no public income: excludes every code marked <see cref="PublicIncome"/>.</summary>
    public const string NoPublicIncome = "ingen-offentlig";

    /// <summary>Contact that did not take place because the participant did not come; needs a reason.</summary>
    public const string NoShow = "uteblev";

    /// <summary>Contact without the participant or that did not take place: does not end "days since contact".</summary>
    public const string NotMet = "ej-traffad";

    /// <summary>Death: end reason and manner must agree.</summary>
    public const string Deceased = "avliden";

    /// <summary>File that can be looked at in the browser.</summary>
    public const string Shown = "visas";

    /// <summary>The person applies without an authority.</summary>
    public const string Self = "egen";
}
