using System.Reflection;
using Mia.Platform.Messaging;
using Mia.Platform.Modules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Mia.Platform.Hosting;

/// <summary>What the gates need to know about an endpoint.</summary>
/// <param name="Tool">The tool it belongs to; null takes none.</param>
/// <param name="AnyOf">Permissions of which one is needed; empty with <paramref name="SignedIn"/>.</param>
/// <param name="SignedIn">Whether somebody must be signed in.</param>
public sealed record RequestMetadata(string? Tool, IReadOnlyList<string> AnyOf, bool SignedIn);

/// <summary>
/// Gives every page its gate and its policy, from its place and its messages, so that there is nothing to forget: the tool comes from the
/// folder, the permission from the page's own <c>[Requires]</c> or from its nested <c>Query</c> or <c>Command</c>.
/// </summary>
internal sealed class RequestMetadataConvention(ModuleCatalogue catalogue) : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model) => model.EndpointMetadata.Add(Of(model.ModelType?.AsType() ?? model.HandlerType.AsType(), catalogue));

    internal static RequestMetadata Of(Type page, ModuleCatalogue catalogue)
    {
        var tool = catalogue.ToolOf(page);
        if (page.IsDefined(typeof(AllowAnonymousAttribute), inherit: true)) return new RequestMetadata(tool, [], false);
        var carriers = new[] { page, page.GetNestedType("Query", BindingFlags.Public | BindingFlags.NonPublic), page.GetNestedType("Command", BindingFlags.Public | BindingFlags.NonPublic) };
        var requires = carriers.Select(c => c?.GetCustomAttribute<RequiresAttribute>()).FirstOrDefault(r => r is not null);
        return new RequestMetadata(tool, requires?.AnyOf ?? [], true);
    }
}
