namespace Mia.Platform.Messaging;

/// <summary>A rule of the domain says no. Shown at the field, or on top of the form when <paramref name="field"/> is empty. Status 422.</summary>
/// <param name="field">Name of the property of the command, e.g. <c>EndsOn</c>.</param>
/// <param name="message">Swedish: what happened and what to do.</param>
public sealed class RuleException(string field, string message) : Exception(message)
{
    /// <summary>Property of the command, or empty.</summary>
    public string Field { get; } = field;

    /// <summary>A rule that concerns the whole form.</summary>
    public RuleException(string message) : this("", message) { }
}

/// <summary>Does not exist, or not for this user: the two look exactly alike. Status 404.</summary>
public sealed class NotFoundException : Exception
{
    /// <inheritdoc />
    public NotFoundException() : base("Not found") { }
}

/// <summary>Signed in, but the role lacks the permission. Status 403.</summary>
public sealed class ForbiddenException(string permission) : Exception($"Permission {permission} is missing");

/// <summary>Somebody else saved in between. Status 409: both versions are shown side by side.</summary>
/// <param name="current">The version that is saved now.</param>
/// <param name="fields">Per field: Swedish label, the name of the form field, and what is saved now as text.</param>
public sealed class ConflictException(Guid current, IReadOnlyList<ConflictField> fields) : Exception("Changed by somebody else")
{
    /// <summary>Stamp to send to save on top of the other's version.</summary>
    public Guid Current { get; } = current;

    /// <summary>What differs.</summary>
    public IReadOnlyList<ConflictField> Fields { get; } = fields;
}

/// <summary>One field of a conflict.</summary>
/// <param name="Label">Swedish label.</param>
/// <param name="Name">Form field name, e.g. <c>Input.Note</c>.</param>
/// <param name="Saved">What is saved now, as text.</param>
public sealed record ConflictField(string Label, string Name, string Saved)
{
    /// <summary>What was sent, in words; null shows the field as it was sent.</summary>
    public string? Yours { get; init; }
}

/// <summary>Why something could not be saved.</summary>
public enum NotSavedReason
{
    /// <summary>The disk is full.</summary>
    NoRoom = 1,

    /// <summary>The disk answers with an error, or the file cannot be opened or written.</summary>
    Disk = 2,
}

/// <summary>The disk refused the save. Nothing of it is saved, and the next one works when the disk does again. Status 503.</summary>
/// <param name="reason">Why.</param>
/// <param name="inner">What the database said.</param>
public sealed class NotSavedException(NotSavedReason reason, Exception inner) : Exception($"Not saved: {reason}", inner)
{
    /// <summary>Why.</summary>
    public NotSavedReason Reason { get; } = reason;
}
