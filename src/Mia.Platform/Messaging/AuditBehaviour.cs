using Mia.Platform.Data;
using MediatR;

namespace Mia.Platform.Messaging;

/// <summary>What shows persons is logged durably before it is shown. Cannot be logged: is not shown.</summary>
internal sealed class AuditBehaviour<TRequest, TResponse>(IReadAudit audit) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        if (response is IShowsPersons shown) await audit.ShownAsync(shown, cancellationToken);
        return response;
    }
}
