using Mia.Platform.Modules;
using Mia.Platform.Time;
using Mia.Platform.Toolbox;
using Mia.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Mia.Web.Pages.Hjalp;

/// <summary>A page of the user guide.</summary>
/// <param name="Slug">Part of the address below <c>/hjalp</c>.</param>
/// <param name="Title">Swedish, what one wants to do.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Group">Heading in the list of contents.</param>
public sealed record HelpTopic(string Slug, string Title, string Summary, string Group);

/// <summary>The user guide: one page per common task. Readable without an account.</summary>
[AllowAnonymous]
public sealed class HelpModel(ModuleCatalogue catalogue, IToolbox toolbox, IShell shell) : PageModel
{
    private const string Journey = "Från anmälan till avslut";
    private const string Everyday = "I vardagen";
    private const string Run = "Leda och sköta";

    /// <summary>All pages of the guide, in reading order.</summary>
    public static IReadOnlyList<HelpTopic> Topics { get; } =
    [
        new("kom-igang", "Kom igång", "Logga in, hitta på startsidan och byt delprojekt.", Everyday),
        new("anmalan", "Ta emot en anmälan", "Sök först, pröva målgruppen, besluta och skriv in.", Journey),
        new("inskrivning", "Skriva in och ta samtycken", "Starta ärendet, välj huvudansvarig och skriv samtycken var för sig.", Journey),
        new("insatser", "Insatser sida vid sida", "Lägg till CM, SE och KBT samtidigt, var och en med sin ansvariga.", Journey),
        new("kontakter", "Anteckna en kontakt", "Under en halv minut i telefonen, även när någon uteblev.", Journey),
        new("kartlaggning", "Kartlägga och skatta", "Deltagarens egna ord först. Versioner som aldrig skrivs över.", Journey),
        new("tidslinje", "Läsa hela historien", "Allt som har hänt en deltagare, på ett ställe och på papper.", Journey),
        new("planen", "Göra en plan tillsammans", "Mål med egna ord, vem som gör vad, och vem ni väntar på.", Journey),
        new("handlingar", "Spara handlingar", "Intyg, beslut och överenskommelser, krypterade och i versioner.", Journey),
        new("avslut", "Avsluta och lämna över", "Flera resultat kan vara sanna. Bara mottagaren gör överlämningen klar.", Journey),
        new("sok", "Hitta en deltagare", "Sök på namn, ärendenummer eller fyra sista.", Everyday),
        new("utkast", "Text som aldrig går förlorad", "Utkast, utloggning och när två sparar samtidigt.", Everyday),
        new("tangentbord", "Tangentbord och hjälpmedel", "Kortkommandon, skärmläsare, förstoring och mörkt läge.", Everyday),
        new("utskrift", "Skriva ut", "Det som skrivs ut är alltid ljust och utan menyer.", Everyday),
        new("sekretess", "Vem ser vad", "Behörigheter, skyddade personuppgifter och loggen.", Everyday),
        new("mal", "Läsa måltavlan", "Utfall, mål, antal och varför små tal inte visas.", Run),
        new("kollegor", "När en kollega slutar eller är borta", "Lämna över ärenden, uppgifter och möten i ett svep, och ta tillbaka dem.", Run),
        new("dubbletter", "När samma person finns två gånger", "Jämför två poster, koppla ihop dem och ångra.", Run),
        new("administration", "Konton, verktyg och kodlistor", "Bjud in kollegor, slå på verktyg, och sköt kodlistor och gränsvärden.", Run),
        new("anmala", "Du som vill anmäla intresse", "För dig själv, eller för någon du hjälper.", "Utan konto"),
    ];

    /// <summary>Tools that are on in one of the reader's delprojekt.</summary>
    public IReadOnlyList<Tool> Tools { get; private set; } = [];

    /// <summary>The page that is shown; null is the list of contents.</summary>
    public HelpTopic? Current => Topics.FirstOrDefault(topic => Request.Path.Value?.EndsWith("/hjalp/" + topic.Slug, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Collects the tools for the list of contents.</summary>
    public async Task OnGetAsync()
    {
        if (Current is not null || !shell.IsSignedIn) return;
        var mine = shell.Mine;
        var on = new List<Tool>();
        foreach (var (tool, _) in catalogue.Tools.Values)
            foreach (var place in mine)
                if (await toolbox.IsOnAsync(tool.Id, place.Id))
                {
                    on.Add(tool);
                    break;
                }

        Tools = [.. on.OrderBy(tool => tool.Name, SwedishOrder.Names)];
    }
}
