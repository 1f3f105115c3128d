using Mia.Platform.Time;

namespace Mia.Casework.Domain;

/// <summary>Who does something, and when.</summary>
/// <param name="UserId">Staff account. Null: the system, or somebody without an account (public form, receiver's link).</param>
/// <param name="UtcNow">The moment, UTC.</param>
public readonly record struct Actor(Guid? UserId, DateTime UtcNow)
{
    /// <summary>The Swedish date of the moment.</summary>
    public DateOnly Today => SwedishTime.DateOf(UtcNow);
}
