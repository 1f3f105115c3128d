namespace Mia.Web.Pages.Fel;

/// <summary>What an error page says: what happened, whether anything is lost, and what to do now.</summary>
/// <param name="Heading">Swedish, what happened.</param>
/// <param name="Text">Swedish, one or two sentences.</param>
/// <param name="Steps">What to do, most likely first.</param>
internal sealed record ErrorText(string Heading, string Text, IReadOnlyList<string> Steps)
{
    private static readonly Dictionary<int, ErrorText> Known = new()
    {
        [400] = new("Begäran gick inte att läsa", "Sidan kan ha varit öppen för länge, eller så har formuläret skickats från ett annat ställe än Mia.",
            ["Gå tillbaka, ladda om sidan och skicka igen.", "Kopiera först det du har skrivit om texten är lång."]),
        [401] = new("Du är utloggad", "Du behöver logga in för att se sidan.", ["Logga in. Du kommer tillbaka hit efteråt."]),
        [403] = new("Du har inte behörighet till det här", "Din roll i delprojektet omfattar inte sidan. Försöket har loggats, precis som all annan läsning.",
            ["Behöver du sidan i ditt arbete? Be administratören för delprojektet om rätt roll.", "Har du flera delprojekt? Kontrollera att du är i rätt delprojekt, högst upp på sidan."]),
        [404] = new("Sidan finns inte", "Adressen stämmer inte, uppgiften är borttagen, verktyget är avstängt i delprojektet, eller så är den inte din att se.",
            ["Kontrollera adressen om du har skrivit den själv.", "Gå till startsidan och sök därifrån.", "Fanns sidan nyss? Då kan verktyget ha stängts av. Inget är raderat. Fråga administratören."]),
        [409] = new("Någon annan har ändrat samtidigt", "Det som är sparat har ändrats sedan du öppnade sidan. Inget har skrivits över.",
            ["Gå tillbaka och kopiera det du har skrivit.", "Ladda om sidan, jämför och spara igen."]),
        [413] = new("Det du skickade är för stort", "Filen eller texten är större än vad Mia tar emot.", ["Gå tillbaka och skicka en mindre fil eller en kortare text."]),
        [429] = new("Det har kommit för många försök", "För att skydda uppgifterna tar Mia en kort paus.", ["Vänta några minuter och försök igen."]),
        [500] = new("Något gick fel hos oss", "Felet är loggat utan personuppgifter. Det du sparade tidigare finns kvar. Det du just skickade kan vara osparat.",
            ["Gå tillbaka. Texten du skrev finns ofta kvar i formuläret eller som utkast.", "Försök igen om en stund.", "Händer det igen? Berätta för den som sköter Mia vad du gjorde och när."]),
        [503] = new("Mia är inte tillgängligt just nu", "Mia startar om eller kan inte spara säkert just nu. Inget sparas halvt.",
            ["Vänta någon minut och ladda om sidan.", "Håll fliken öppen om du har skrivit något."]),
    };

    /// <summary>The text for a status. Unknown ones get the nearest general text.</summary>
    public static ErrorText For(int status) => Known.GetValueOrDefault(status) ?? Known[status >= 500 ? 500 : 404];
}
