using System.Reflection;
using Mia.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.Hosting;

namespace Mia.Architecture.Tests;

/// <summary>Rules of pages: each has a gate and a policy, an address of its own, and a small model.</summary>
[Collection(nameof(Product))]
public sealed class PageTests(Product product)
{
    [Fact]
    public void Every_page_has_a_gate() => Rule.NoneOf(product.Pages.Where(p => p.Gate is null), "Page without RequestMetadata");

    [Fact]
    public void Every_page_has_a_permission_or_stands_on_a_list()
    {
        var open = product.Pages.Where(p => !p.Gate!.SignedIn).Select(p => p.Route).Order(StringComparer.Ordinal).ToList();
        var signedIn = product.Pages.Where(p => p.Gate!.SignedIn && p.Gate.AnyOf.Count == 0).Select(p => p.Route).Order(StringComparer.Ordinal).ToList();
        Rule.NoneOf(open.Except(Openness.Anonymous), "Open to anybody, but not on the anonymous list");
        Rule.NoneOf(Openness.Anonymous.Except(open), "On the anonymous list, but no such open page");
        Rule.NoneOf(signedIn.Except(Openness.SignedIn), "Open to anybody who is signed in, but not on that list");
        Rule.NoneOf(Openness.SignedIn.Except(signedIn), "On the list of pages for all signed-in, but no such page");
    }

    [Fact]
    public void Every_endpoint_that_is_not_a_page_stands_on_a_list()
    {
        var others = product.Endpoints.Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => !IsStatic(r)).Distinct().Order(StringComparer.Ordinal);
        Rule.NoneOf(others.Except(Openness.OtherEndpoints), "An endpoint that no rule covers");
    }

    [Fact]
    public void Permissions_of_pages_exist() => Rule.NoneOf(
        product.Pages.SelectMany(p => p.Gate!.AnyOf.Where(k => !product.Catalogue.Permissions.ContainsKey(k)).Select(k => $"{p}: {k}")), "Unknown permission");

    [Fact]
    public void No_address_is_used_twice() => Rule.NoneOf(
        product.Pages.GroupBy(p => System.Text.RegularExpressions.Regex.Replace(p.Route, "\\{[^}:?]*", "{").ToUpperInvariant()).Where(g => g.Count() > 1)
            .Select(g => string.Join(" and ", g)), "The same address twice");

    [Fact]
    public void No_page_path_is_used_twice()
    {
        // Of two parts with the same path one wins silently.
        var twice = product.Assemblies.Distinct().SelectMany(a => a.GetCustomAttributes<RazorCompiledItemAttribute>().Select(i => (i.Identifier, Assembly: a.GetName().Name)))
            .Where(i => !i.Identifier.EndsWith("/_ViewImports.cshtml", StringComparison.Ordinal) && !i.Identifier.EndsWith("/_ViewStart.cshtml", StringComparison.Ordinal))
            .GroupBy(i => i.Identifier, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1);
        Rule.NoneOf(twice.Select(g => $"{g.Key} in {string.Join(", ", g.Select(i => i.Assembly))}"), "The same page path in two assemblies");
    }

    [Fact]
    public void Addresses_are_Swedish_words_and_opaque_ids()
    {
        string[] allowed = ["delprojekt", "id", "status"];
        Rule.NoneOf(
            from page in product.Pages
            from parameter in page.Endpoint.RoutePattern.Parameters
            where !allowed.Contains(parameter.Name) && parameter.ParameterPolicies.All(p => p.Content is not ("guid" or "int" or "slug")) && !Openness.WordsInAddresses.Contains(page.Route)
            select $"{page}: {parameter.Name}", "Only ids, slugs and known words may be in an address");
    }

    [Fact]
    public void Pages_derive_from_the_common_base() => Rule.NoneOf(
        product.Pages.Where(p => p.Model is { IsPublic: true } && p.Model.IsAssignableTo(typeof(PageModel)) && !p.Model.IsAssignableTo(typeof(Microsoft.AspNetCore.Mvc.RazorPages.PageBase)) && !p.Model.IsAssignableTo(typeof(MiaPage)) && p.Model.Namespace?.StartsWith("Mia.", StringComparison.Ordinal) == true
            && p.Model.GetMethods().Any(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal)) && !Openness.WithoutMiaPage.Contains(p.Model.Name)), "Derives from PageModel instead of MiaPage");

    [Fact]
    public void Page_models_hold_no_context() => Rule.NoneOf(
        from type in product.Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsAssignableTo(typeof(PageModel)) || t.IsAssignableTo(typeof(Microsoft.AspNetCore.Mvc.ViewComponent)))
        from parameter in type.GetConstructors().SelectMany(c => c.GetParameters())
        where parameter.ParameterType.IsAssignableTo(typeof(Microsoft.EntityFrameworkCore.DbContext))
        select $"{type.FullName}: {parameter.ParameterType.Name}", "A page binds, sends and answers; data is the handler's");

    private static bool IsStatic(string route) =>
        route.Contains("{**", StringComparison.Ordinal) || Path.HasExtension(route.Replace("{", "", StringComparison.Ordinal));
}
