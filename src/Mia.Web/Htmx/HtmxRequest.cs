using Microsoft.AspNetCore.Http;

namespace Mia.Web.Htmx;

/// <summary>
/// What htmx says about a request. Names are those of the package Htmx, so that it can take over by deleting this folder (docs/adr).
/// Nothing else in Mia reads htmx headers.
/// </summary>
public static class HtmxRequest
{
    /// <summary>Sent by htmx, and not to restore history (then the whole page is wanted).</summary>
    public static bool IsHtmx(this HttpRequest request) =>
        request.Headers.ContainsKey("HX-Request") && !request.IsHtmxHistoryRestoreRequest();

    /// <summary>Sent by htmx for a fragment, not for a boosted page.</summary>
    public static bool IsHtmxNonBoosted(this HttpRequest request) => request.IsHtmx() && !request.IsHtmxBoosted();

    /// <summary>Sent by a boosted link or form.</summary>
    public static bool IsHtmxBoosted(this HttpRequest request) => request.Headers.ContainsKey("HX-Boosted");

    /// <summary>Sent because the user went back to a page that htmx no longer has.</summary>
    public static bool IsHtmxHistoryRestoreRequest(this HttpRequest request) => request.Headers["HX-History-Restore-Request"] == "true";

    /// <summary>Id of the element that the answer goes into.</summary>
    public static string? HtmxTarget(this HttpRequest request) => request.Headers["HX-Target"];

    /// <summary>Address of the page that the request came from.</summary>
    public static string? HtmxCurrentUrl(this HttpRequest request) => request.Headers["HX-Current-URL"];
}
