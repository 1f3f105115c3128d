namespace Mia.Demo.Invented;

/// <summary>An invented goal with steps that could lead there.</summary>
/// <param name="Words">Own words.</param>
/// <param name="Area">Life area.</param>
/// <param name="Direction">Direction.</param>
/// <param name="Steps">Objectives.</param>
internal sealed record InventedGoal(string Words, string Area, string Direction, InventedStep[] Steps);

/// <summary>An objective with its sign, its five levels from −2 to +2, and activities as party, text.</summary>
internal sealed record InventedStep(string Text, string Sign, string[] Levels, (string Party, string What)[] Activities);

/// <summary>Invented plans. Written for this purpose; nobody's real goal.</summary>
internal static class InventedPlans
{
    public static IReadOnlyList<InventedGoal> Goals { get; } =
    [
        new("Jag vill klara att vara på ett jobb halva dagar.", "ARB", "ARB",
        [
            new("Prova en arbetsplats", "Åtta timmar i veckan, fyra veckor i rad",
                ["Inga timmar", "Två timmar i veckan", "Åtta timmar i veckan i fyra veckor", "Tolv timmar i veckan", "Halva dagar hela veckan"],
                [("DEL", "Besöka två arbetsplatser"), ("PROJ", "Ringa arbetsplatsen om en plats"), ("FK", "Lämna besked om ersättningen vid arbetsträning")]),
            new("Hitta en bra resväg", "Har åkt dit själv tre gånger",
                ["Åker inte alls", "Åker med sällskap", "Har åkt själv tre gånger", "Åker själv varje gång", "Åker själv även till nya platser"],
                [("DEL", "Prova bussen en lugn förmiddag"), ("PROJ", "Åka med första gången")]),
        ]),
        new("Jag vill läsa klart gymnasiet.", "UTB", "STU",
        [
            new("Veta vilka kurser som saknas", "Har en studieplan på papper",
                ["Vet inte", "Har bokat tid", "Har en studieplan", "Har sökt en kurs", "Har börjat en kurs"],
                [("DEL", "Beställa sina betyg"), ("KOM", "Boka tid hos studievägledare"), ("PROJ", "Vara med på mötet med studievägledaren")]),
        ]),
        new("Jag vill ha ordning på räkningarna så att jag kan sova.", "EKO", "VARDAG",
        [
            new("Veta vad som ska betalas varje månad", "En lista med alla räkningar, tre månader i rad",
                ["Öppnar inte posten", "Öppnar posten med någon", "Har en lista tre månader i rad", "Betalar själv i tid", "Har en liten buffert"],
                [("DEL", "Samla all post i en mapp"), ("PROJ", "Gå igenom mappen tillsammans"), ("KOM", "Ge tid hos budgetrådgivaren")]),
        ]),
        new("Jag vill träffa folk igen.", "NÄT", "VARDAG",
        [
            new("Gå på något en gång i veckan", "Har varit med fem gånger",
                ["Går inte ut", "Går ut med sällskap", "Har varit med fem gånger", "Går dit själv", "Tar med någon ny"],
                [("DEL", "Välja något på anslagstavlan"), ("PROJ", "Följa med första gången"), ("CIV", "Visa lokalen och berätta hur det går till")]),
        ]),
        new("Jag vill orka mer på dagarna.", "HÄL", "HALSA",
        [
            new("Få en plan med vården", "Har träffat läkare och vet nästa steg",
                ["Ingen kontakt", "Har sökt tid", "Vet nästa steg", "Har börjat med något", "Märker skillnad i vardagen"],
                [("REG", "Ge en tid på vårdcentralen"), ("DEL", "Skriva ner sina frågor"), ("PROJ", "Följa med till besöket")]),
            new("Komma upp vid samma tid", "Fyra dagar i veckan, tre veckor i rad",
                ["Ingen fast tid", "En dag i veckan", "Fyra dagar i veckan i tre veckor", "Alla vardagar", "Alla dagar"],
                [("DEL", "Ställa klockan på åtta"), ("DEL", "Ta en promenad efter frukost")]),
        ]),
        new("Jag vill kunna ringa utan att skjuta upp det.", "MYN", "ANN",
        [
            new("Ringa ett samtal i veckan", "Sex samtal på åtta veckor",
                ["Inga samtal", "Ringer tillsammans med någon", "Sex samtal på åtta veckor", "Ringer när det behövs", "Hjälper någon annan att ringa"],
                [("DEL", "Skriva ner vad jag ska säga först"), ("PROJ", "Sitta bredvid vid första samtalet"), ("AF", "Skicka beslutet på enkel svenska")]),
        ]),
    ];

    /// <summary>What a review meeting came to.</summary>
    public static readonly string[] Decided =
    [
        "Det går åt rätt håll. Vi fortsätter som det är en tid.", "Deltagaren vill öka lite i taget. Vi provar en timme till i veckan.",
        "Vi väntar på besked och tar ett steg i taget under tiden.", "Delmålet är på god väg. Nästa steg är att pröva på egen hand.",
        "Det har varit en tung period. Vi håller fast vid målet och gör stegen mindre.",
    ];
}
