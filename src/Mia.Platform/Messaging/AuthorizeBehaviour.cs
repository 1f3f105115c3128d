using System.Reflection;
using Mia.Platform.Security;
using MediatR;

namespace Mia.Platform.Messaging;

/// <summary>May this user do this at all. A request without a declaration is refused, so forgetting one fails closed.</summary>
internal sealed class AuthorizeBehaviour<TRequest, TResponse>(ICurrentUser user) : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly bool IsAnonymous = typeof(TRequest).IsDefined(typeof(AnonymousAttribute));
    private static readonly bool NeedsOnlySignIn = typeof(TRequest).IsDefined(typeof(SignedInAttribute));
    private static readonly RequiresAttribute? Requires = typeof(TRequest).GetCustomAttribute<RequiresAttribute>();

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (IsAnonymous) return next();
        if (user.Id is null) throw new ForbiddenException("signed-in");
        if (NeedsOnlySignIn || (Requires is not null && Requires.AnyOf.Any(user.Can))) return next();
        throw new ForbiddenException(Requires is null ? $"(none declared on {typeof(TRequest).FullName})" : string.Join(" or ", Requires.AnyOf));
    }
}
