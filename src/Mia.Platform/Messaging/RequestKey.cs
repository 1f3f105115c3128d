namespace Mia.Platform.Messaging;

/// <summary>The idempotency key of the form that is being posted. One per rendered form; a repeated post carries the same.</summary>
public sealed class RequestKey
{
    /// <summary>Name of the hidden form field.</summary>
    public const string Field = "__once";

    /// <summary>Null when the request carries none.</summary>
    public Guid? Once { get; set; }
}
