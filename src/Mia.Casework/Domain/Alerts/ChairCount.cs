using Mia.Platform.Data;

namespace Mia.Casework.Domain.Alerts;

/// <summary>How long the list was on a day: a number, no persons.</summary>
public sealed class ChairCount : Entity, IDelprojektOwned
{
    private ChairCount() { }

    /// <summary>A count of a day.</summary>
    /// <param name="delprojektId">Where.</param>
    /// <param name="day">Swedish day.</param>
    /// <param name="kind">Code of the alert, or <see cref="All"/>.</param>
    /// <param name="count">Persons.</param>
    public ChairCount(Guid delprojektId, DateOnly day, string kind, int count) =>
        (DelprojektId, Day, Kind, Count) = (delprojektId, day, kind, count);

    /// <summary>Everybody on the list, each once.</summary>
    public const string All = "ALLA";

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <summary>Swedish day.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Code of the alert, or <see cref="All"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Persons.</summary>
    public int Count { get; private set; }

    /// <summary>Counted again later the same day.</summary>
    public void Recount(int count) => Count = count;
}
