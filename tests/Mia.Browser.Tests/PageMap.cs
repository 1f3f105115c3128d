using System.Text.RegularExpressions;
using Mia.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Browser.Tests;

/// <summary>One page to look at, as somebody.</summary>
/// <param name="Email">Account; null when nobody is signed in.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Route">Its pattern in the route table.</param>
/// <param name="Status">What it must answer.</param>
internal sealed record Visit(string? Email, string Address, string Route, int Status = 200);

/// <summary>The pages of the product, from its route table: a new page is there the day it is written.</summary>
internal sealed class PageMap
{
    private const string Start = "/{delprojekt:slug}/start";
    private const string Case = "/{delprojekt:slug}/deltagare/{id:guid}";

    private readonly List<(string Route, Regex Address, bool OfModule)> _pages;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public PageMap(MiaApp app) => _pages =
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (e.RoutePattern, Page: e.Metadata.GetMetadata<CompiledPageActionDescriptor>())).Where(e => e.Page is not null)
            // "/hjalp/mal" is also an address of the pattern "/{delprojekt}/mal": most fixed words first.
            .OrderByDescending(e => e.RoutePattern.PathSegments.Count(s => s.Parts.All(p => p is RoutePatternLiteralPart)))
            .Select(e => ("/" + e.RoutePattern.RawText!.TrimStart('/'), AddressOf(e.RoutePattern),
                e.Page!.DeclaredModelTypeInfo?.Assembly.GetName().Name is { } name && (name.StartsWith("Mia.Methods", StringComparison.Ordinal) || name.StartsWith("Mia.Delprojekt", StringComparison.Ordinal)))),
    ];

    public IEnumerable<string> Routes => _pages.Select(p => p.Route).Distinct();

    /// <summary>
    /// Visits to what a role's links led to and no role before it: each page once; the start page and a participant for every role and every
    /// delprojekt; a module's pages in every delprojekt.
    /// </summary>
    public IReadOnlyList<Visit> New(string? email, IEnumerable<Crawler.Found> found)
    {
        var visits = new List<Visit>();
        foreach (var page in found.Where(f => f.Page is not null && (int)f.Status == 200))
        {
            var path = page.Address.Split('?')[0];
            var (route, _, ofModule) = _pages.FirstOrDefault(p => p.Address.IsMatch(path));
            if (route is null) continue;
            var slug = path.Split('/')[1];
            var kind = route is Start or Case ? email?.Split('@')[0] is "cm" ? slug : email?.Split('@')[0] : ofModule ? slug : "";
            // A part that may be left out makes two pages of one pattern.
            if (_seen.Add($"{route} {path.Count(c => c == '/')} {kind}")) visits.Add(new Visit(email, page.Address, route));
        }
        return visits;
    }

    /// <summary>The page that an address is of: what a crawl for this map needs to see once.</summary>
    public string KindOf(string address)
    {
        var path = address.Split('?')[0];
        return $"{_pages.FirstOrDefault(p => p.Address.IsMatch(path)).Route ?? path} {path.Count(c => c == '/')}";
    }

    private static Regex AddressOf(RoutePattern pattern) => new("^" + string.Concat(pattern.PathSegments.Select(segment =>
    {
        var text = "/" + string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => Regex.Escape(literal.Content),
            RoutePatternParameterPart p when p.ParameterPolicies.Any(o => o.Content == "guid") => "[0-9a-f-]{36}",
            RoutePatternParameterPart p when p.ParameterPolicies.Any(o => o.Content == "int") => "[0-9]+",
            _ => "[^/]+",
        }));
        return segment.Parts is [RoutePatternParameterPart { IsOptional: true }] ? $"(?:{text})?" : text;
    })) + "/?$", RegexOptions.CultureInvariant);
}
