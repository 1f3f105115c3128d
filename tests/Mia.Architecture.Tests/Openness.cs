namespace Mia.Architecture.Tests;

/// <summary>
/// The lists that a reviewer should look at. Everything else is derived. A new open page, anonymous request or place that sees all rows has to
/// be written down here, and thereby be seen.
/// </summary>
internal static class Openness
{
    /// <summary>Pages that anybody may open.</summary>
    public static readonly string[] Anonymous =
    [
        "/anmalan/{delprojekt}", "/anmalan/{delprojekt}/kvitto", "/anmalan/{delprojekt}/lattlast", "/bjud-in/{token}", "/fel/{status:int}", "/hjalp", "/hjalp/administration", "/hjalp/anmala",
        "/hjalp/anmalan", "/hjalp/avslut", "/hjalp/insatser", "/hjalp/handlingar", "/hjalp/inskrivning", "/hjalp/kartlaggning", "/hjalp/dubbletter", "/hjalp/kollegor", "/hjalp/kom-igang", "/hjalp/kontakter", "/hjalp/mal", "/hjalp/planen", "/hjalp/sekretess",
        "/hjalp/sok", "/hjalp/tangentbord", "/hjalp/tidslinje", "/hjalp/utkast", "/hjalp/utskrift", "/installation/{token}", "/kalender/{token}", "/logga-in", "/logga-in/passkey", "/logga-in/steg-2",
        "/logga-ut", "/om", "/overlamning/{token}", "/session", "/session/kvar", "/tillganglighet", "/utseende",
    ];

    /// <summary>Pages that every signed-in person may open.</summary>
    public static readonly string[] SignedIn =
        ["/", "/bekrafta", "/logga-in/din-text", "/logga-in/klar", "/mitt-konto", "/mitt-konto/tvasteg", "/utkast/{key}", "/{delprojekt:slug}/snabbval", "/{delprojekt:slug}/vyer", "/{delprojekt:slug}/vyer/ny"];

    /// <summary>Endpoints that are no pages.</summary>
    public static readonly string[] OtherEndpoints = ["/", "/health/live", "/health/ready", "/metrics"];

    /// <summary>Pages with a parameter that is neither id nor slug, e.g. a one-time code.</summary>
    public static readonly string[] WordsInAddresses =
        ["/admin/verktyg/{slug:slug}/{tool?}", "/bjud-in/{token}", "/installation/{token}", "/kalender/{token}", "/overlamning/{token}", "/utkast/{key}"];

    /// <summary>Page models that need nothing of <c>MiaPage</c>.</summary>
    public static readonly string[] WithoutMiaPage = ["AboutModel", "AccessibilityModel", "ErrorModel"];

    /// <summary>Requests that anybody may send.</summary>
    public static readonly string[] AnonymousRequests =
    [
        "Mia.Casework.Pages.Anmalan.FormularModel.Command", "Mia.Casework.Pages.Anmalan.KvittoModel.Query", "Mia.Casework.Pages.Anmalan.LattlastModel.Check",
        // The receiver of a handover has no account; the secret in the link is what lets them in.
        "Mia.Casework.Pages.Overlamning.ReceiverModel.Query", "Mia.Casework.Pages.Overlamning.ReceiverModel.Accept",
        "Mia.Casework.Pages.Overlamning.ReceiverModel.Decline", "Mia.Casework.Pages.Overlamning.ReceiverModel.Met",
        "Mia.Casework.Pages.Overlamning.ReceiverModel.Complete",
        // A calendar program has no account either, only the secret in the address; it gets times and kinds of place.
        "Mia.Casework.Pages.Kalender.FeedModel.Query",
    ];

    /// <summary>Rights that code asks for with <c>ICurrentUser.Can</c> and no request declares.</summary>
    public static readonly string[] PermissionsAskedInCode = ["casework.booking.team"];

    /// <summary>Entities with a participant or case that need no isolation of their own.</summary>
    public static readonly string[] NotIsolated = ["ChangeRow"];

    /// <summary>Files that open the rows of all delprojekt.</summary>
    public static readonly string[] SeesAllRows =
    [
        "src/Mia.Platform/Data/DataScope.cs", "src/Mia.Platform/Data/SystemScope.cs", "src/Mia.Platform/Data/Start/DataStart.cs",
        // Commands of the program and demo data: nobody is looking at a page.
        "src/Mia.Platform/Cli/DataCommands.cs", "src/Mia.Platform/Cli/UserCommand.cs", "src/Mia.Demo/DemoRunner.cs",
        // Fetches sums by codes and the targets, no row of a person; for people who may see numbers only.
        "src/Mia.FollowUp/Numbers/BoardReader.cs",
        // Review of the change log: ids and codes only, narrowed to the administrator's own delprojekt.
        "src/Mia.Admin/Pages/Administration/LogSlice.cs",
        // Saved views of everybody, by owner and delprojekt: each is handed only to its owner, in its delprojekt.
        "src/Mia.Platform/Views/SavedViews.cs",
        // Jobs, the index of names, rules and settings and life areas (no row of a person), the handover and the calendar that a secret link opens.
        "src/Mia.Platform/Jobs/JobRunner.cs", "src/Mia.Casework/Access/ParticipantDirectory.cs", "src/Mia.Casework/Services/CaseRules.cs",
        "src/Mia.Casework/Domain/Mapping/LifeAreaStore.cs", "src/Mia.Casework/Pages/Overlamning/Receiver.cshtml.cs", "src/Mia.Casework/Pages/Kalender/Feed.cshtml.cs",
    ];
}
