using Mia.Platform.Data;

namespace Mia.Platform.Identity;

/// <summary>
/// What a person had typed when the session ended, or when a confirmation was needed. Given back after signing in, then removed.
/// The fields are sealed.
/// </summary>
public sealed class KeptPost
{
    private KeptPost() { }

    internal KeptPost(Guid userId, string path, string fields, DateTime utcNow) =>
        (UserId, Path, Fields, At) = (userId, path, fields, utcNow);

    /// <summary>Key.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Who typed it; nobody else can get it.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Where it was to go: path and query. Holds opaque ids only.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The posted fields as JSON. Sealed.</summary>
    public string? Fields { get; private set; }

    /// <summary>When it was kept. Thrown away after a week.</summary>
    public DateTime At { get; private set; }
}
