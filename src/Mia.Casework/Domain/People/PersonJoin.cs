using System.Text.Json;
using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.People;

/// <summary>What a join has changed, exactly enough to take it back.</summary>
/// <param name="Rows">Rows that were moved, by table.</param>
/// <param name="Cases">The cases among them.</param>
/// <param name="Before">The kept record before.</param>
/// <param name="After">The kept record after.</param>
/// <param name="EndedNumbers">Identity numbers that were ended, since somebody has one at a time.</param>
public sealed record JoinContent(Dictionary<string, List<Guid>> Rows, List<Guid> Cases, ParticipantTerms Before, ParticipantTerms After, List<Guid> EndedNumbers);

/// <summary>
/// That two records turned out to be one person (peers.md 3, pain 5: joined, never merged for good). Everything points at the kept record; the
/// other one stays beside as it was until the time for taking it back has passed.
/// </summary>
public sealed class PersonJoin : Entity, IOwned
{
    private PersonJoin() { }

    /// <summary>Joins two records. What is moved is added with <see cref="Keep"/>.</summary>
    /// <param name="kept">The record that stays.</param>
    /// <param name="joined">The other one.</param>
    /// <param name="days">Days during which it can be taken back.</param>
    /// <param name="by">Who decides.</param>
    /// <exception cref="RuleException">They are the same record already, or two controllers'.</exception>
    public PersonJoin(Participant kept, Participant joined, int days, Actor by)
    {
        Rule.Against(kept.Id == joined.Id, "", "Det är redan samma post. Välj en annan.");
        // Two controllers never share a person row (registration.md R1).
        Rule.Against(kept.ControllerId != joined.ControllerId, "", "Posterna har olika huvudmän och kan inte kopplas ihop.");
        Rule.Against(kept.JoinedIntoId is not null || joined.JoinedIntoId is not null, "", "En av posterna är redan ihopkopplad med en annan.");
        (DelprojektId, ControllerId, KeptId, JoinedId) = (kept.DelprojektId, kept.ControllerId, kept.Id, joined.Id);
        (MadeAt, MadeBy, UndoUntil) = (by.UtcNow, by.UserId, by.Today.AddDays(days));
        joined.JoinInto(kept);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The record that stays.</summary>
    public Guid KeptId { get; private set; }

    /// <summary>The record that was joined into it.</summary>
    public Guid JoinedId { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime MadeAt { get; private set; }

    /// <summary>Who.</summary>
    public Guid? MadeBy { get; private set; }

    /// <summary>Last day on which it can be taken back. Then it is purged with the joined record.</summary>
    public DateOnly UndoUntil { get; private set; }

    /// <summary>When it was taken back, UTC.</summary>
    public DateTime? UndoneAt { get; private set; }

    /// <summary>Who took it back.</summary>
    public Guid? UndoneBy { get; private set; }

    /// <summary>What was changed, as JSON. Sealed.</summary>
    public string? Content { get; private set; }

    /// <summary>It can be taken back.</summary>
    public bool CanBeUndone(DateOnly today) => UndoneAt is null && today <= UndoUntil;

    /// <summary>What was changed.</summary>
    public JoinContent Read() => JsonSerializer.Deserialize<JoinContent>(Content ?? "") ?? throw new InvalidOperationException("A join without content.");

    /// <summary>Remembers what was changed.</summary>
    /// <param name="content">What.</param>
    /// <param name="cases">All cases of the person; each history tells it.</param>
    public void Keep(JoinContent content, IEnumerable<Guid> cases)
    {
        Content = JsonSerializer.Serialize(content);
        foreach (var id in cases) Record(new("person.joined", id, KeptId));
    }

    /// <summary>Takes it back; the rows are moved by the caller.</summary>
    /// <param name="joined">The record that was joined.</param>
    /// <param name="cases">All cases of both records.</param>
    /// <param name="by">Who decides.</param>
    /// <exception cref="RuleException">Too late, or taken back already.</exception>
    public void Undo(Participant joined, IEnumerable<Guid> cases, Actor by)
    {
        Rule.Against(UndoneAt is not null, "", "Ihopkopplingen är redan ångrad.");
        Rule.Against(by.Today > UndoUntil, "", $"Det gick att ångra till och med {UndoUntil:yyyy-MM-dd}.");
        (UndoneAt, UndoneBy) = (by.UtcNow, by.UserId);
        joined.Separate();
        foreach (var id in cases) Record(new("person.separated", id, KeptId));
    }
}
