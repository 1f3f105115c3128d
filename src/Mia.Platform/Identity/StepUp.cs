using Mia.Platform.Messaging;
using Mia.Platform.Time;

namespace Mia.Platform.Identity;

/// <summary>Asks the person to confirm who she is, before exports and before a protected person is opened.</summary>
public interface IStepUp
{
    /// <summary>Whether she has confirmed a short while ago.</summary>
    bool IsConfirmed { get; }

    /// <summary>
    /// Passes when she has. Otherwise the request ends, she is asked at <c>/bekrafta</c> and comes back; a post is kept meanwhile.
    /// Call it in a handler before anything is read or written.
    /// </summary>
    Task RequireAsync(CancellationToken ct = default);
}

/// <summary>Ends a request that needs a confirmation first. Turned into a redirect by the middleware.</summary>
public sealed class StepUpRequiredException() : Exception("A confirmation is needed first");

/// <inheritdoc cref="IStepUp" />
internal sealed class StepUp(RequestIdentity identity, TimeProvider clock) : IStepUp
{
    /// <summary>A job or a command of the program has a user but no session: nobody is there to ask.</summary>
    public bool IsConfirmed => identity.Member is not null && (identity.Session is null || identity.Session.IsConfirmed(clock.UtcNow()));

    public Task RequireAsync(CancellationToken ct = default) => identity.Member is null
        ? throw new ForbiddenException("signed-in")
        : IsConfirmed ? Task.CompletedTask : throw new StepUpRequiredException();
}
