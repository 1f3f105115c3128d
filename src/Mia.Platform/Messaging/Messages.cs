using MediatR;

namespace Mia.Platform.Messaging;

/// <summary>Reads. Runs on a read-only connection.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;

/// <summary>
/// Writes. Runs in one IMMEDIATE transaction behind the write gate, for all contexts of the request. The result is stored with the
/// form's idempotency key (as JSON), so a repeated post answers the same without doing it again: keep it to ids, versions and short codes.
/// </summary>
public interface ICommand<out TResult> : IRequest<TResult>;

/// <summary>A permission that the sender must have in the current delprojekt. Every request has one, or <see cref="AnonymousAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(params string[] anyOf) : Attribute
{
    /// <summary>One of these is enough.</summary>
    public IReadOnlyList<string> AnyOf { get; } = anyOf;
}

/// <summary>A request that anybody may send. A test keeps the list.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnonymousAttribute : Attribute;

/// <summary>A request that only needs a signed-in user (own profile, own drafts).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInAttribute : Attribute;

/// <summary>
/// Implemented by the result of a query that shows persons. Who, what, when and why is in the access log, durably, before the page's
/// bytes leave. If it cannot be logged, it is not shown.
/// </summary>
public interface IShowsPersons
{
    /// <summary>Participants whose data the result shows.</summary>
    IEnumerable<Guid> ShownParticipants { get; }

    /// <summary>What was shown, stable code: <c>participant.overview</c>, <c>participant.list</c>.</summary>
    string ShownAs { get; }

    /// <summary>Why, as a code: <c>responsible</c>, <c>same-delprojekt</c>, or the stated reason for a protected person.</summary>
    string ShownBecause => "same-delprojekt";
}
