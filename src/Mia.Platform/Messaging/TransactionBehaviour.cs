using System.Reflection;
using System.Text.Json;
using Mia.Platform.Data;
using Mia.Platform.Security;
using MediatR;

namespace Mia.Platform.Messaging;

/// <summary>A command that opens its own small transactions, e.g. because it hashes a password first and must not hold the gate meanwhile.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OwnTransactionAttribute : Attribute;

/// <summary>
/// Commands run in one IMMEDIATE transaction. A form that is posted twice, or fifty times at once, is carried out once: the key is stored
/// in the same transaction, and the others get the first one's answer.
/// </summary>
internal sealed class TransactionBehaviour<TRequest, TResponse>(DataSession session, OnceStore once, RequestKey key, ICurrentUser user)
    : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly bool IsCommand = typeof(TRequest).IsAssignableTo(typeof(ICommand<TResponse>))
        && !typeof(TRequest).IsDefined(typeof(OwnTransactionAttribute));

    private static readonly string Name = typeof(TRequest).FullName!;

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        IsCommand && !session.IsWriting ? session.WriteAsync(ct => OnceAsync(next, ct), cancellationToken) : next();

    private async Task<TResponse> OnceAsync(RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        if (key.Once is not { } form) return await next();
        if (await once.FindAsync(form, Name, user.Id, ct) is { } earlier) return JsonSerializer.Deserialize<TResponse>(earlier)!;
        var result = await next();
        await once.AddAsync(form, Name, user.Id, JsonSerializer.Serialize(result), ct);
        return result;
    }
}
