using System.ComponentModel.DataAnnotations.Schema;

namespace Mia.Platform.Data;

/// <summary>Base of all entities: opaque time-ordered id, version stamp, soft delete, and the events of its changes.</summary>
public abstract class Entity
{
    /// <summary>Days in which a removal can be taken back; then purge takes the row. A promise of the product, the same for all (design.md 3).</summary>
    public const int UndoDays = 30;

    private readonly List<ChangeEvent> _events = [];

    /// <summary>UUIDv7. Opaque: never built from facts about a person.</summary>
    public Guid Id { get; protected set; } = Guid.CreateVersion7();

    /// <summary>Version stamp, new at every save. Forms carry it, so a lost update is shown instead of overwritten.</summary>
    public Guid Version { get; internal set; } = Guid.CreateVersion7();

    /// <summary>When it was removed; it can be brought back for <see cref="UndoDays" />.</summary>
    public DateTime? DeletedAt { get; private set; }

    /// <summary>Changes not yet saved; written to the change log in the same transaction.</summary>
    [NotMapped]
    public IReadOnlyList<ChangeEvent> Events => _events;

    /// <summary>Removes softly.</summary>
    public void Delete(DateTime utcNow, ChangeEvent change)
    {
        DeletedAt = utcNow;
        Record(change);
    }

    /// <summary>Takes a removal back.</summary>
    public void Restore(ChangeEvent change)
    {
        DeletedAt = null;
        Record(change);
    }

    /// <summary>Called by every state change.</summary>
    protected void Record(ChangeEvent change) => _events.Add(change);

    internal void ClearEvents() => _events.Clear();
}

/// <summary>One change of state. Holds codes and ids, never names, identity numbers or free text.</summary>
/// <param name="Kind">Dotted and stable: <c>case.enrolled</c>, <c>contact.logged</c>.</param>
/// <param name="CaseId">The case whose history this belongs to.</param>
/// <param name="ParticipantId">The person concerned.</param>
/// <param name="Detail">Codes only, e.g. <c>CM</c> or <c>AF</c>.</param>
public sealed record ChangeEvent(string Kind, Guid? CaseId = null, Guid? ParticipantId = null, string? Detail = null);

/// <summary>A row that belongs to one delprojekt and one controller (huvudman). Gets the isolation filters by itself.</summary>
public interface IOwned
{
    /// <summary>The delprojekt.</summary>
    Guid DelprojektId { get; }

    /// <summary>The controller who owns the row in law (registration.md R1).</summary>
    Guid ControllerId { get; }
}

/// <summary>A row that belongs to one delprojekt but to no person (settings, rules, targets).</summary>
public interface IDelprojektOwned
{
    /// <summary>The delprojekt.</summary>
    Guid DelprojektId { get; }
}
