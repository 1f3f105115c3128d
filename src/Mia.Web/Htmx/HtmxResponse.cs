using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Mia.Web.Htmx;

/// <summary>Tells htmx what to do with an answer: <c>Response.Htmx(h => h.Trigger("dialogClose").PushUrl("/x"))</c>.</summary>
public static class HtmxResponse
{
    /// <summary>Writes the headers.</summary>
    public static void Htmx(this HttpResponse response, Action<HtmxResponseHeaders> action)
    {
        var headers = new HtmxResponseHeaders(response.Headers);
        action(headers);
        headers.Write();
    }
}

/// <summary>Headers of an answer to htmx. Never put personal data in them.</summary>
public sealed class HtmxResponseHeaders
{
    private readonly IHeaderDictionary _headers;
    private readonly Dictionary<string, Dictionary<string, object?>> _events = new(StringComparer.Ordinal);

    internal HtmxResponseHeaders(IHeaderDictionary headers) => _headers = headers;

    /// <summary>Raises an event in the page before the swap.</summary>
    /// <param name="name">Name of the event.</param>
    /// <param name="detail">Serialised as ASCII JSON, so å, ä and ö survive in a header.</param>
    public HtmxResponseHeaders WithTrigger(string name, object? detail = null) => Event("HX-Trigger", name, detail);

    /// <inheritdoc cref="WithTrigger" />
    public HtmxResponseHeaders Trigger(string name, object? detail = null) => WithTrigger(name, detail);

    /// <summary>Raises an event when the new content has settled.</summary>
    public HtmxResponseHeaders TriggerAfterSettle(string name, object? detail = null) => Event("HX-Trigger-After-Settle", name, detail);

    /// <summary>Puts an address into the address bar and the history.</summary>
    public HtmxResponseHeaders PushUrl(string url) => Set("HX-Push-Url", url);

    /// <summary>Replaces the address in the address bar.</summary>
    public HtmxResponseHeaders ReplaceUrl(string url) => Set("HX-Replace-Url", url);

    /// <summary>Loads another page as a whole.</summary>
    public HtmxResponseHeaders Redirect(string url) => Set("HX-Redirect", url);

    /// <summary>Loads the same page again.</summary>
    public HtmxResponseHeaders Refresh() => Set("HX-Refresh", "true");

    /// <summary>Puts the answer into another element.</summary>
    /// <param name="selector">CSS selector.</param>
    public HtmxResponseHeaders Retarget(string selector) => Set("HX-Retarget", selector);

    /// <summary>How the answer is put in: <c>innerHTML</c>, <c>outerHTML</c>, <c>morph:outerHTML</c>, <c>none</c>.</summary>
    public HtmxResponseHeaders Reswap(string swap) => Set("HX-Reswap", swap);

    /// <summary>Takes only a part of the answer.</summary>
    public HtmxResponseHeaders Reselect(string selector) => Set("HX-Reselect", selector);

    internal void Write()
    {
        foreach (var (header, events) in _events)
        {
            // Earlier filters may have raised events of their own.
            if (_headers[header].ToString() is { Length: > 0 } before)
                foreach (var (name, detail) in JsonSerializer.Deserialize<Dictionary<string, object?>>(before)!)
                    events.TryAdd(name, detail);
            _headers[header] = JsonSerializer.Serialize(events);
        }
    }

    private HtmxResponseHeaders Event(string header, string name, object? detail)
    {
        if (!_events.TryGetValue(header, out var events)) _events[header] = events = new(StringComparer.Ordinal);
        events[name] = detail ?? "";
        return this;
    }

    private HtmxResponseHeaders Set(string header, string value)
    {
        _headers[header] = value;
        return this;
    }
}
