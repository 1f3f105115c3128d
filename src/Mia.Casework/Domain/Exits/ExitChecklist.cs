using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Exits;

/// <summary>Answer to one line of the checklist (methods.md 11.4).</summary>
public enum CheckState
{
    /// <summary>It is in place.</summary>
    Yes = 1,

    /// <summary>It is not.</summary>
    No = 2,

    /// <summary>It does not concern this participant.</summary>
    NotRelevant = 3,
}

/// <summary>An answer, who gave it and when.</summary>
/// <param name="Code">Code of <see cref="Codes.CodeLists.ExitCheck"/>.</param>
/// <param name="State">The answer.</param>
/// <param name="On">The day.</param>
/// <param name="By">Who.</param>
public sealed record CheckAnswer(string Code, CheckState State, DateOnly On, Guid? By);

/// <summary>
/// What should be in place before a case ends and that only people know (methods.md 11.4). What Mia knows from the facts, such as receiver, first
/// time, consents and income, is not asked for here.
/// </summary>
public sealed class ExitChecklist : Entity, IOwned
{
    private ExitChecklist() { }

    /// <summary>An empty checklist.</summary>
    /// <param name="owner">The case.</param>
    public ExitChecklist(Case owner) =>
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>What has been answered so far.</summary>
    public IReadOnlyList<CheckAnswer> Answers { get; private set; } = [];

    /// <summary>Takes answers. One that says the same as before keeps who gave it and when; a line that is not among them keeps its answer.</summary>
    /// <param name="owner">The case; must be open.</param>
    /// <param name="given">Code and answer; null takes an answer back.</param>
    /// <param name="by">Who.</param>
    public void Answer(Case owner, IReadOnlyDictionary<string, CheckState?> given, Actor by)
    {
        Rule.Against(!owner.Status.IsOpen(), "", "Ärendet är avslutat. Checklistan går inte att ändra.");
        var before = Answers.ToDictionary(a => a.Code, StringComparer.Ordinal);
        var changed = given.Where(g => before.GetValueOrDefault(g.Key)?.State != g.Value).ToList();
        if (changed.Count == 0) return;
        foreach (var (code, state) in changed)
        {
            if (state is { } said) before[code] = new(code, said, by.Today, by.UserId);
            else before.Remove(code);
        }
        // A new list every time, so that the change is seen and saved.
        Answers = [.. before.Values];
        Record(new("exit.checked", CaseId, ParticipantId));
    }
}
