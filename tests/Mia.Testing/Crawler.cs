using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Mia.Testing;

/// <summary>Follows every link as somebody does who has no JavaScript.</summary>
public static partial class Crawler
{
    /// <summary>What was found at an address.</summary>
    /// <param name="Address">Path and query.</param>
    /// <param name="From">The page on which the link stood.</param>
    /// <param name="Status">Answer.</param>
    /// <param name="Page">Parsed page when the answer was HTML.</param>
    public sealed record Found(string Address, string From, HttpStatusCode Status, IHtmlDocument? Page);

    /// <summary>Visits pages breadth first; of addresses with the same pattern, <paramref name="perPattern"/> are visited.</summary>
    /// <param name="browser">Somebody's browser.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="perPattern">How many of a kind.</param>
    /// <param name="most">How many in all.</param>
    /// <param name="pattern">What makes two addresses the same kind; <see cref="Pattern"/> when nothing is given.</param>
    public static async Task<IReadOnlyList<Found>> CrawlAsync(this HttpClient browser, string start, int perPattern = 1, int most = 250, Func<string, string>? pattern = null)
    {
        var kindOf = pattern ?? Pattern;
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        var patterns = new Dictionary<string, int>(StringComparer.Ordinal);
        var queue = new Queue<(string Address, string From)>([(start, "")]);
        var found = new List<Found>();
        while (queue.TryDequeue(out var next) && found.Count < most)
        {
            using var response = await browser.GetAsync(next.Address);
            if (response.Headers.Location is { } location)
            {
                found.Add(new Found(next.Address, next.From, response.StatusCode, null));
                Add(location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString, next.Address);
                continue;
            }
            var page = response.Content.Headers.ContentType?.MediaType == "text/html" ? await response.ReadAsync() : null;
            found.Add(new Found(next.Address, next.From, response.StatusCode, page));
            if (page is null || !response.IsSuccessStatusCode) continue;
            foreach (var link in page.QuerySelectorAll("a[href]"))
            {
                var href = link.GetAttribute("href")!;
                if (href.StartsWith('/')) Add(href.Split('#')[0], next.Address);
                else if (href.StartsWith('?')) Add(next.Address.Split('?')[0] + href.Split('#')[0], next.Address);
            }
        }
        return found;

        void Add(string address, string from)
        {
            if (address.Length == 0 || address.StartsWith("/logga-ut", StringComparison.Ordinal) || !seen.Add(address)) return;
            var kind = kindOf(address);
            var visits = patterns.GetValueOrDefault(kind);
            if (visits >= perPattern) return;
            patterns[kind] = visits + 1;
            queue.Enqueue((address, from));
        }
    }

    /// <summary>The address without its ids, numbers and values: two weeks, or two lists with different filters, are the same kind of page.</summary>
    public static string Pattern(string address)
    {
        var parts = address.Split('?', 2);
        var path = string.Join('/', parts[0].Split('/').Select(p => Guid.TryParse(p, out _) ? "{id}" : Number().Replace(p, "{n}")));
        return parts.Length == 1 ? path : path + "?" + string.Join('&', parts[1].Split('&').Select(p => p.Split('=')[0]).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
