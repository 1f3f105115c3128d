using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Delprojekt.StockholmNarkolepsi.Domain;

/// <summary>Two weeks in which a participant rates their energy. Nothing about it tells a diagnosis (methods.md 14.5).</summary>
public sealed class EnergyPeriod : Entity, IOwned
{
    /// <summary>Days of a map.</summary>
    public const int Length = 14;

    private readonly List<EnergyDay> _days = [];

    private EnergyPeriod() { }

    /// <summary>A map from a day on.</summary>
    /// <exception cref="RuleException">The first day is too far away.</exception>
    public EnergyPeriod(Guid delprojektId, Guid controllerId, Guid caseId, Guid participantId, DateOnly startsOn, DateOnly today)
    {
        if (startsOn < today.AddDays(-60) || startsOn > today.AddDays(60)) throw new RuleException(nameof(StartsOn), "Välj en startdag inom två månader från i dag.");
        (DelprojektId, ControllerId, CaseId, ParticipantId, StartsOn) = (delprojektId, controllerId, caseId, participantId, startsOn);
        Record(new ChangeEvent("map.started", CaseId, ParticipantId));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly EndsOn => StartsOn.AddDays(Length - 1);

    /// <summary>Days that are filled in.</summary>
    public IReadOnlyList<EnergyDay> Days => _days;

    /// <summary>The day by its number, 1–14.</summary>
    public DateOnly DayOf(int number) => number is >= 1 and <= Length ? StartsOn.AddDays(number - 1) : throw new NotFoundException();

    /// <summary>Fills in a day, or corrects it.</summary>
    /// <exception cref="RuleException">The day has not come.</exception>
    public EnergyDay Fill(int number, DayRatings ratings, DateOnly today)
    {
        var day = DayOf(number);
        if (day > today) throw new RuleException("Dagen har inte varit än. Fyll i den samma kväll eller senare.");
        var row = _days.Find(d => d.Day == day);
        if (row is null) _days.Add(row = new EnergyDay(this, day));
        row.Write(ratings);
        Record(new ChangeEvent("map.day", CaseId, ParticipantId));
        return row;
    }

    /// <summary>Removed because the participant wants it, or by mistake.</summary>
    public void Remove(DateTime utcNow) => Delete(utcNow, new ChangeEvent("map.removed", CaseId, ParticipantId));

    /// <summary>What is written, in order.</summary>
    public IReadOnlyList<RatedDay> Rated() => [.. _days.OrderBy(d => d.Day).Select(d => new RatedDay(d.Day, d.Ratings))];
}

/// <summary>One day of a map. What is written is sealed as a whole.</summary>
public sealed class EnergyDay : Entity, IOwned
{
    private EnergyDay() { }

    internal EnergyDay(EnergyPeriod period, DateOnly day) =>
        (DelprojektId, ControllerId, ParticipantId, PeriodId, Day) = (period.DelprojektId, period.ControllerId, period.ParticipantId, period.Id, day);

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>The map.</summary>
    public Guid PeriodId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>What is written. Sealed.</summary>
    public string Packed { get; private set; } = "";

    /// <summary>The same, opened.</summary>
    public DayRatings Ratings => DayRatings.Unpack(Packed);

    internal void Write(DayRatings ratings) => Packed = ratings.Pack();
}

/// <summary>The life areas that a participant has chosen to begin with, 1–5 of them (methods.md 14.3, 2.3).</summary>
public sealed class LifeAreaChoice : Entity, IOwned
{
    /// <summary>Most areas.</summary>
    public const int Most = 5;

    private LifeAreaChoice() { }

    /// <summary>A choice. A later one stands beside it, so that both can be seen.</summary>
    /// <param name="delprojektId">Delprojekt.</param>
    /// <param name="controllerId">Controller.</param>
    /// <param name="caseId">Case.</param>
    /// <param name="participantId">Person.</param>
    /// <param name="areas">Codes, the most important first.</param>
    /// <param name="known">Codes that can be chosen.</param>
    /// <param name="chosenOn">The day.</param>
    /// <exception cref="RuleException">None, too many or unknown ones.</exception>
    public LifeAreaChoice(Guid delprojektId, Guid controllerId, Guid caseId, Guid participantId, IEnumerable<string>? areas, IReadOnlySet<string> known, DateOnly chosenOn)
    {
        var chosen = (areas ?? []).Where(a => !string.IsNullOrEmpty(a)).Distinct(StringComparer.Ordinal).ToList();
        if (chosen.Count == 0) throw new RuleException(nameof(Areas), "Välj minst ett område.");
        if (chosen.Count > Most) throw new RuleException(nameof(Areas), $"Välj högst {Most} områden. Nu är {chosen.Count} valda.");
        if (chosen.Exists(a => !known.Contains(a))) throw new RuleException(nameof(Areas), "Välj bland områdena i listan.");
        (DelprojektId, ControllerId, CaseId, ParticipantId, Areas, ChosenOn) = (delprojektId, controllerId, caseId, participantId, chosen, chosenOn);
        Record(new ChangeEvent("life-areas.chosen", CaseId, ParticipantId));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Codes.</summary>
    public List<string> Areas { get; private set; } = [];

    /// <summary>The day.</summary>
    public DateOnly ChosenOn { get; private set; }
}
