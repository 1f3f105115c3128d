using Mia.Platform.Organisation;
using Mia.Platform.Toolbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mia.Platform.Hosting;

/// <summary>
/// Runs between routing and sign-in: finds the delprojekt of the address and closes the gate of tools that are off. An unknown delprojekt
/// and a tool that is off look like any page that does not exist.
/// </summary>
internal sealed class DelprojektMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, IDelprojektDirectory directory, CurrentDelprojekt current, IToolbox toolbox)
    {
        if (context.GetRouteValue("delprojekt") is string slug)
        {
            if (directory.Find(slug) is not { } delprojekt)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            current.Enter(delprojekt);
        }
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequestMetadata>()?.Tool is { } tool && !await toolbox.IsOnHereAsync(tool))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await next(context);
    }
}
