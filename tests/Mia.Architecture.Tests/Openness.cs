namespace Mia.Architecture.Tests;

/// <summary>
/// The lists that a reviewer should look at. Everything else is derived. A new open page, anonymous request or place that sees all rows has to
/// be written down here, and thereby be seen.
/// </summary>
internal static class Openness
{
    /// <summary>Pages that anybody may open.</summary>
    public static readonly string[] Anonymous = [];

    /// <summary>Pages that every signed-in person may open.</summary>
    public static readonly string[] SignedIn = [];

    /// <summary>Endpoints that are no pages.</summary>
    public static readonly string[] OtherEndpoints = ["/", "/health/live", "/health/ready"];

    /// <summary>Pages with a parameter that is neither id nor slug, e.g. a one-time code.</summary>
    public static readonly string[] WordsInAddresses = [];

    /// <summary>Page models that need nothing of <c>MiaPage</c>.</summary>
    public static readonly string[] WithoutMiaPage = [];

    /// <summary>Requests that anybody may send.</summary>
    public static readonly string[] AnonymousRequests = [];

    /// <summary>Rights that code asks for with <c>ICurrentUser.Can</c> and no request declares.</summary>
    public static readonly string[] PermissionsAskedInCode = [];

    /// <summary>Entities with a participant or case that need no isolation of their own.</summary>
    public static readonly string[] NotIsolated = ["ChangeRow"];

    /// <summary>Files that open the rows of all delprojekt.</summary>
    public static readonly string[] SeesAllRows = ["src/Mia.Platform/Data/DataScope.cs", "src/Mia.Platform/Data/SystemScope.cs", "src/Mia.Platform/Data/Start/DataStart.cs"];
}
