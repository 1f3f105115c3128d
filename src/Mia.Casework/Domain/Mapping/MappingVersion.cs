using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Mapping;

/// <summary>
/// One version of the mapping of a case (methods.md 2.4): the participant's own words, and per life area what is now, what is wished for
/// and what has helped before. A version is worked on until it is finished; after that it never changes, and the next one starts from it.
/// </summary>
public sealed class MappingVersion : Entity, IOwned
{
    private readonly List<MappedArea> _areas = [];

    private MappingVersion() { }

    private MappingVersion(Case owner, int number, Actor by)
    {
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);
        (Number, StartedAt, StartedBy) = (number, by.UtcNow, by.UserId);
        Record(new("mapping.started", CaseId, ParticipantId, Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; private set; }

    /// <summary>When work on it began, UTC.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>Who began.</summary>
    public Guid? StartedBy { get; private set; }

    /// <summary>When it was finished, UTC; null while it is worked on.</summary>
    public DateTime? FinishedAt { get; private set; }

    /// <summary>Who finished it.</summary>
    public Guid? FinishedBy { get; private set; }

    /// <summary>It can no longer be changed.</summary>
    public bool IsFinished => FinishedAt is not null;

    /// <summary>The participant's own words about life and what matters. Sealed.</summary>
    public string? OwnWords { get; private set; }

    /// <summary>New whenever the own words change. Goes along to the next version, so that a form keeps knowing what it was filled from.</summary>
    public Guid WordsStamp { get; private set; }

    /// <summary>New whenever the order changes.</summary>
    public Guid OrderStamp { get; private set; }

    /// <summary>What is written per area. An area that nobody has touched has no row.</summary>
    public IReadOnlyList<MappedArea> Areas => _areas;

    /// <summary>The first version of a case. It must be added.</summary>
    public static MappingVersion First(Case owner, Actor by)
    {
        RequireOpen(owner);
        return new(owner, 1, by);
    }

    /// <summary>The next version, with everything that this one says. It must be added.</summary>
    public MappingVersion Next(Case owner, Actor by)
    {
        RequireOpen(owner);
        if (!IsFinished) throw new InvalidOperationException("A version that is worked on has no next one.");
        var next = new MappingVersion(owner, Number + 1, by) { OwnWords = OwnWords, WordsStamp = WordsStamp, OrderStamp = OrderStamp };
        next._areas.AddRange(_areas.Select(a => a.CopyTo(next)));
        return next;
    }

    /// <summary>What is written about an area; null when nothing is.</summary>
    public MappedArea? Area(string code) => _areas.Find(a => a.Code == code);

    /// <summary>Areas that the participant does not want to talk about: nothing is asked about them.</summary>
    public IReadOnlySet<string> Declined => _areas.Where(a => a.Declined).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);

    /// <summary>Writes the participant's own words.</summary>
    public void Write(string? words)
    {
        RequireWorking();
        OwnWords = Rule.Text(words, TextLimits.OwnWords, nameof(OwnWords), "Texten");
        WordsStamp = Guid.CreateVersion7();
        Edited();
    }

    /// <summary>Writes about an area. When the participant does not want to talk about it, nothing else is kept in this version.</summary>
    public MappedArea Write(string code, MappedAreaTerms terms, Actor by)
    {
        RequireWorking();
        var area = Area(code);
        if (area is null) _areas.Add(area = new MappedArea(this, code));
        area.Write(terms, by);
        if (area.Declined) Renumber();
        Edited();
        return area;
    }

    /// <summary>What the participant wants to begin with, most important first.</summary>
    public void Prioritise(IReadOnlyList<string> codes, Actor by)
    {
        RequireWorking();
        Rule.Against(codes.Distinct(StringComparer.Ordinal).Count() != codes.Count, "Places", "Samma område står på två platser. Välj en plats för varje område.");
        var chosen = codes.ToList();
        foreach (var code in chosen.Where(c => Area(c) is null)) _areas.Add(new MappedArea(this, code));
        foreach (var area in _areas)
        {
            var place = chosen.IndexOf(area.Code);
            Rule.Against(place >= 0 && area.Declined, "Places", "Deltagaren vill inte prata om ett av områdena. Ta bort det ur ordningen.");
            area.Place(place < 0 ? null : place + 1);
        }
        OrderStamp = Guid.CreateVersion7();
        Record(new("mapping.prioritised", CaseId, ParticipantId, Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>The participant and staff have gone through it: from now on it stays as it is.</summary>
    public void Finish(Actor by)
    {
        Rule.Against(IsFinished, "", "Versionen är redan klar.");
        Rule.Against(OwnWords is null && _areas.TrueForAll(a => a.IsEmpty), "", "Det finns inget i kartläggningen än. Skriv något först.");
        (FinishedAt, FinishedBy) = (by.UtcNow, by.UserId);
        Record(new("mapping.finished", CaseId, ParticipantId, Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private void Edited() => Record(new("mapping.edited", CaseId, ParticipantId, Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private void Renumber()
    {
        var place = 0;
        foreach (var area in _areas.Where(a => a.Priority is not null).OrderBy(a => a.Priority)) area.Place(++place);
    }

    private void RequireWorking()
    {
        if (IsFinished) throw new InvalidOperationException("A finished version never changes.");
    }

    /// <summary>A mapping is written while the participant takes part; afterwards it can be read.</summary>
    internal static void RequireOpen(Case owner) =>
        Rule.Against(!owner.Status.IsOpen(), "", "Ärendet är avslutat. Kartläggningen kan läsas men inte ändras.");
}
