namespace Mia.Demo.Invented;

/// <summary>Sentences for mappings and networks. As <see cref="InventedTexts"/>: no health, and nothing that could be about somebody.</summary>
internal static class InventedMapping
{
    private static readonly string[] Words =
    [
        "Jag har varit hemma länge och vill ut igen. Det viktigaste är att det går i min takt. Jag blir glad av att göra saker med händerna.",
        "Jag vill att någon håller ihop allt. Just nu är det många papper och många som ringer. När det är lugnt runt mig klarar jag mycket.",
        "Jag vet vad jag vill, men inte hur jag ska börja. Jag har arbetat förut och var bra på det. Jag vill känna mig behövd igen.",
        "Jag vill ha en vardag som håller. Morgnarna är svårast, sen går det lättare. Mina vänner betyder mycket.",
        "Jag drömmer om att läsa vidare. Jag vill inte bestämma allt på en gång, utan pröva ett steg i taget.",
    ];

    /// <summary>Per life area: now, wishes, what has helped, what is in the way.</summary>
    private static readonly (string Code, string[] Now, string[] Wishes, string[] Earlier, string[] Obstacles)[] Areas =
    [
        ("BOE", ["Bor i lägenhet med eget kontrakt. Trivs.", "Bor i andra hand till sommaren.", "Bor inneboende och letar eget."],
            ["Vill bo kvar där jag är.", "Vill ha ett eget kontrakt."], ["Bostadskön, och att någon läste breven med mig."], ["Kötiden är lång."]),
        ("EKO", ["Pengarna räcker till hyran och maten, men inte mer.", "Har koll på vad som kommer in. Ersättningen tar slut till våren."],
            ["Vill kunna spara lite varje månad.", "Vill slippa vara orolig den tjugofemte."], ["En budget på ett papper på kylen."], ["Det är svårt att förstå besluten."]),
        ("VAR", ["Kommer upp sent men får det viktigaste gjort.", "Har fasta tider tisdag och torsdag. Resten flyter."],
            ["Vill ha något att gå till varje dag.", "Vill laga mat hemma oftare."], ["Att skriva listor kvällen innan.", "Att någon väntade på mig."], ["Bussen går bara en gång i timmen."]),
        ("NÄT", ["Träffar en god vän varje vecka.", "Känner få i området sedan flytten."],
            ["Vill lära känna någon ny.", "Vill ha fler att prata med."], ["Kaféet på biblioteket."], ["Det är svårt att ta första steget."]),
        ("FRI", ["Går långa promenader och lyssnar på böcker.", "Odlar på balkongen."],
            ["Vill börja måla igen.", "Vill vara med i en grupp."], ["Kursen i keramik."], ["Avgifterna."]),
        ("UTB", ["Har läst till undersköterska men inte klart.", "Har gymnasium och en kort datakurs."],
            ["Vill läsa klart det jag började.", "Vill pröva en kurs på distans."], ["Att läsa tillsammans med en kompis."], ["Vet inte hur studierna betalas."]),
        ("ARB", ["Har arbetat i butik i sex år. Vill tillbaka till något liknande.", "Har inte haft arbete på länge. Är bra med händerna."],
            ["Vill börja med några timmar.", "Drömmer om ett eget litet kafé."], ["En chef som sa vad jag var bra på.", "Att börja sent på dagen."], ["Lång tid utan arbete.", "Har inget körkort."]),
        ("MYN", ["Har kontakt med tre myndigheter och blandar ihop dem.", "Har en handläggare som är lätt att nå."],
            ["Vill ha en plan i stället för tre."], ["Att ha någon med på mötena."], ["Breven är svåra att läsa."]),
        ("DIG", ["Har telefon och BankID men ingen dator.", "Klarar det mesta själv på nätet."],
            ["Vill kunna fylla i blanketter själv."], ["Handledningen på biblioteket."], ["Skärmen på telefonen är liten."]),
    ];

    private static readonly (string Kind, string[] Relations, string[] Places, string[] Helps)[] People =
    [
        ("FAM", ["syster", "bror", "mamma", "pappa", "moster", "sambo"], [], ["Barnen när jag har möten", "Skjuts ibland", "Att prata med", "Papper och räkningar"]),
        ("VAN", ["vän", "granne", "vän sedan skolan"], [], ["Promenader", "Att komma ut", "Skratt", ""]),
        ("MYN", ["handläggare", "boendestödjare"], ["Arbetsförmedlingen", "Försäkringskassan", "Kommunen"], ["Ersättningen", "Planen", "Hemmet på tisdagar"]),
        ("VARD", ["kontaktperson", "sjuksköterska"], ["Vårdcentralen"], ["Tider och intyg"]),
        ("ARB", ["handledare", "lärare"], ["Provverkstan ASF", "Exempelköket ASF", "Vuxenutbildningen"], ["Uppgifterna på plats", "Kursen"]),
        ("ANN", ["ledare i föreningen", "god man"], ["Trädgårdsföreningen Mallblomman"], ["Pengar och brev", "Något att göra på lördagar"]),
    ];

    /// <summary>Codes of the areas that have texts.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Areas.Select(a => a.Code)];

    /// <summary>The participant's own words.</summary>
    public static string OwnWords(Random random) => random.Pick(Words);

    /// <summary>How it is now.</summary>
    public static string Now(Random random, string code) => random.Pick(Of(code).Now);

    /// <summary>Wishes.</summary>
    public static string Wishes(Random random, string code) => random.Pick(Of(code).Wishes);

    /// <summary>What has helped before.</summary>
    public static string Earlier(Random random, string code) => random.Pick(Of(code).Earlier);

    /// <summary>What is in the way.</summary>
    public static string Obstacles(Random random, string code) => random.Pick(Of(code).Obstacles);

    /// <summary>Somebody in a network: kind, who it is, where, and what they help with.</summary>
    public static (string Kind, string Relation, string? Place, string? Helps) Person(Random random)
    {
        var (kind, relations, places, helps) = People[random.Next(12) switch { < 4 => 0, < 7 => 1, < 9 => 2, 9 => 3, 10 => 4, _ => 5 }];
        return (kind, random.Pick(relations), places.Length > 0 ? random.Pick(places) : null, random.Pick(helps) is { Length: > 0 } help ? help : null);
    }

    private static (string Code, string[] Now, string[] Wishes, string[] Earlier, string[] Obstacles) Of(string code) => Array.Find(Areas, a => a.Code == code);
}
