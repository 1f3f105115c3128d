using Mia.Platform.Modules;
using Mia.Platform.Toolbox;
using MediatR;

namespace Mia.Platform.Messaging;

/// <summary>A request of a tool that is off does not exist. Repeats the gate of the pages where there is no page.</summary>
internal sealed class ToolGateBehaviour<TRequest, TResponse>(ModuleCatalogue catalogue, IToolbox toolbox)
    : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (catalogue.ToolOf(typeof(TRequest)) is { } tool && !await toolbox.IsOnHereAsync(tool)) throw new NotFoundException();
        return await next();
    }
}

/// <summary>A notification is not heard by a tool that is off.</summary>
internal sealed class GatedNotificationHandler<TNotification>(
    INotificationHandler<TNotification> inner, ModuleCatalogue catalogue, IToolbox toolbox) : INotificationHandler<TNotification>
    where TNotification : INotification
{
    public async Task Handle(TNotification notification, CancellationToken cancellationToken)
    {
        if (catalogue.ToolOf(inner.GetType()) is { } tool && !await toolbox.IsOnHereAsync(tool)) return;
        await inner.Handle(notification, cancellationToken);
    }
}
