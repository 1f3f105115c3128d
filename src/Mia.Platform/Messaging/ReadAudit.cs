namespace Mia.Platform.Messaging;

/// <summary>Logs that persons were shown.</summary>
public interface IReadAudit
{
    /// <summary>Completes when the entry is durable. Throws when it cannot be, and then nothing may be shown.</summary>
    Task ShownAsync(IShowsPersons shown, CancellationToken ct);

    /// <summary>Logs an attempt on something that the user may not see or that does not exist.</summary>
    Task RefusedAsync(CancellationToken ct);
}
