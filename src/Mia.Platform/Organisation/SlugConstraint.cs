using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mia.Platform.Organisation;

/// <summary>Slugs of delprojekt: a–z, 0–9 and hyphen, 2–40 characters, starting with a letter.</summary>
public sealed partial class SlugConstraint : IRouteConstraint
{
    /// <summary>Whether the text has the form of a slug.</summary>
    public static bool IsSlug(string? text) => text is not null && Form().IsMatch(text);

    /// <inheritdoc />
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && IsSlug(value?.ToString());

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$")]
    private static partial Regex Form();
}
