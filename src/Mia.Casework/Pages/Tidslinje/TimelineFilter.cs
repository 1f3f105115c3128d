using System.Globalization;
using Mia.Platform.Time;
using Microsoft.AspNetCore.WebUtilities;

namespace Mia.Casework.Pages.Tidslinje;

/// <summary>How the timeline is narrowed. Lives in the address, as codes and days; no text about anybody does.</summary>
public sealed record TimelineFilter
{
    /// <summary>Events of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Events of a whole timeline on paper.</summary>
    public const int Everything = 5000;

    /// <summary>Path of the page.</summary>
    public required string Path { get; init; }

    /// <summary>From <see cref="TimelineKinds"/>; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>Type of an intervention; null for all.</summary>
    public string? Intervention { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The last event of the page before.</summary>
    public string? Before { get; init; }

    /// <summary>All at once, for paper.</summary>
    public bool Whole { get; init; }

    /// <summary>Something is left out.</summary>
    public bool IsNarrowed => Kind is not null || Intervention is not null || From is not null || To is not null;

    /// <summary>Reads what the address says; what is unknown is left out.</summary>
    public static TimelineFilter Of(string path, string? typ, string? insats, string? fran, string? till, string? fore, bool whole) => new()
    {
        Path = path, Kind = typ is not null && TimelineKinds.All.ContainsKey(typ) ? typ : null, Intervention = string.IsNullOrEmpty(insats) || insats.Length > 24 ? null : insats,
        From = Day(fran), To = Day(till), Before = fore, Whole = whole,
    };

    /// <summary>Whether an event is shown; the intervention is asked for elsewhere.</summary>
    public bool Shows(TimelineEvent e) => (Kind is null || e.Kind == Kind) && (From is null || e.On >= From) && (To is null || e.On <= To);

    /// <summary>The address with something changed; it starts over unless it is the page that changes.</summary>
    public string With(string? kind = null, string? before = null, bool whole = false)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["typ"] = kind ?? Kind, ["insats"] = Intervention, ["fran"] = From?.Iso(), ["till"] = To?.Iso(), ["fore"] = before, ["visa"] = whole ? "allt" : null,
        };
        return QueryHelpers.AddQueryString(Path, values.Where(v => !string.IsNullOrEmpty(v.Value)));
    }

    /// <summary>How an event is pointed at: its day, its record, its step. Says nothing about anybody.</summary>
    public static string Cursor(TimelineEvent e) => string.Create(CultureInfo.InvariantCulture, $"{e.On:yyyyMMdd}-{e.Id:N}-{e.Step}");

    /// <summary>The place after the cursor in what is sorted latest first; the beginning when it points at nothing.</summary>
    public int Start(IReadOnlyList<TimelineEvent> events)
    {
        if (Before is null) return 0;
        for (var i = 0; i < events.Count; i++)
        {
            if (Cursor(events[i]) == Before) return i + 1;
        }
        return 0;
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
