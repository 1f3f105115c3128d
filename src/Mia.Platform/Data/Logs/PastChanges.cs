namespace Mia.Platform.Data.Logs;

/// <summary>
/// Changes that belong to an earlier moment and another user than those of the write: imports and demo data that make up a past. The
/// chain is as whole as any: it follows the order of writing, and each row says when the change itself was.
/// </summary>
public sealed class PastChanges
{
    private readonly List<ChangeLogEntry> _entries = [];

    /// <summary>How many wait to be written.</summary>
    public int Count => _entries.Count;

    /// <summary>Takes the events of an entity out of it, so that saving it does not write them once more.</summary>
    /// <param name="entity">What has just changed.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="userId">Who; null for the system or somebody without an account.</param>
    public void Take(Entity entity, DateTime at, Guid? userId)
    {
        if (entity.Events.Count == 0)
            return;
        var delprojekt = entity switch
        {
            IOwned owned => owned.DelprojektId,
            IDelprojektOwned owned => owned.DelprojektId,
            _ => (Guid?)null,
        };
        foreach (var change in entity.Events)
            _entries.Add(new ChangeLogEntry(change, delprojekt) { Past = (at, userId) });
        entity.ClearEvents();
    }

    internal List<ChangeLogEntry> TakeAll()
    {
        List<ChangeLogEntry> all = [.. _entries];
        _entries.Clear();
        return all;
    }
}
