using Mia.Platform.Demo;

namespace Mia.Demo.Invented;

/// <summary>Sentences for notes, needs and wishes. No health, no third persons, nothing that could be about somebody.</summary>
internal static class InventedTexts
{
    private static readonly string[] Openings =
    [
        "Vi gick igenom veckan som varit.", "Kom i tid och var förberedd.", "Vi stämde av planen.", "Vi ringde tillsammans.", "Promenad och samtal.",
        "Vi tittade på schemat.", "Genomgång av delmålen.", "Vi fyllde i underlaget tillsammans.", "Kort avstämning.", "Vi övade inför mötet.",
        "Vi skrev på meritförteckningen.", "Vi besökte {0}.", "Samtal om vad som fungerar bra.", "Vi läste igenom brevet.", "Vi planerade nästa steg.",
    ];

    private static readonly string[] Middles =
    [
        "Vill prova fler timmar.", "Vill ha det som det är en tid.", "Resvägen är utprovad.", "Har skrivit en egen lista.", "Funderar på en kurs.",
        "Ser fram emot studiebesöket.", "Vill gärna ha tider på förmiddagen.", "Ville visa vad som blivit klart.", "Har hört av sig till {0}.",
        "Kalendern används nu.", "Nya rutiner prövas i två veckor.", "Vill veta mer om studier.", "",
    ];

    private static readonly string[] Endings =
    [
        "Vi ses som vanligt.", "Jag skickar en påminnelse.", "Deltagaren ringer själv.", "Vi följer upp nästa gång.", "Jag tar fram underlag.",
        "Deltagaren väljer plats till nästa gång.", "Klart för i dag.", "",
    ];

    private static readonly string[] NoShow = ["Ringde två gånger utan svar.", "Skickade sms om ny tid.", "Lämnade ett meddelande.", ""];

    private static readonly string[] Needs =
    [
        "Behöver hjälp att samordna flera kontakter.", "Har länge varit utan arbete och vill börja i liten skala.", "Vill ha en person att hålla i planen.",
        "Behöver en lugn start och tydliga steg.", "Har många kontakter som behöver dra åt samma håll.", "Vill komma ut och pröva en arbetsplats.",
    ];

    private static readonly string[] Wishes =
    [
        "Jag vill ha ett jobb där jag får arbeta med händerna.", "Jag vill läsa klart en kurs.", "Jag vill komma i gång igen.", "Jag vill pröva på ett kafé.",
        "Jag vill ha någon som håller ihop allt.", "Jag vill arbeta några timmar i veckan.", "Jag vill veta vad jag är bra på.",
    ];

    private static readonly string[] Words =
    [
        "Jag vet vem jag ska ringa nu.", "Det blev ett steg i taget.", "Jag bestämmer mer själv.", "Det var bra att alla satt vid samma bord.",
        "Jag har en vardag som håller.", "Det tog tid, men det gick.",
    ];

    private static readonly string[] Offered = ["Hör till målgruppen och vill själv.", "Behöver samordning. Vill börja.", "Plats finns, och personen är redo."];
    private static readonly string[] Waiting = ["Alla platser är tagna just nu.", "Vill börja när en plats blir ledig."];
    private static readonly string[] On = ["Får det stöd som behövs på annat håll.", "Behovet möts bättre av annan verksamhet."];
    private static readonly string[] Declined = ["Vill vänta med att börja.", "Har börjat något annat.", "Tackade nej vid första samtalet."];
    private static readonly string[] Irrelevant = ["Bor inte i området.", "Deltar redan i en annan insats.", "Har inte gått att nå på tre försök."];

    /// <summary>A note of a contact that took place.</summary>
    public static string Note(Random random) => Filled(random, $"{random.Pick(Openings)} {random.Pick(Middles)} {random.Pick(Endings)}");

    /// <summary>A note of a no-show; sometimes none.</summary>
    public static string? NoShowNote(Random random) => random.Pick(NoShow) is { Length: > 0 } note ? note : null;

    /// <summary>Need, as the officer writes it.</summary>
    public static string Need(Random random) => random.Pick(Needs);

    /// <summary>Wish, in own words.</summary>
    public static string Wish(Random random) => random.Pick(Wishes);

    /// <summary>Own words at the exit.</summary>
    public static string OwnWords(Random random) => random.Pick(Words);

    /// <summary>Reason for offering a place.</summary>
    public static string Offer(Random random) => random.Pick(Offered);

    /// <summary>Reason for the waiting list.</summary>
    public static string Wait(Random random) => random.Pick(Waiting);

    /// <summary>Reason for referring on.</summary>
    public static string ReferOn(Random random) => random.Pick(On);

    /// <summary>Why the person said no.</summary>
    public static string Decline(Random random) => random.Pick(Declined);

    /// <summary>Why it is not relevant.</summary>
    public static string NotRelevant(Random random) => random.Pick(Irrelevant);

    private static string Filled(Random random, string text) =>
        text.Replace("{0}", random.Pick(DemoPlaces.Employers), StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal).Trim();
}
