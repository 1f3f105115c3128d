using Mia.Platform.Time;

namespace Mia.FollowUp.Numbers;

/// <summary>
/// What the board is limited to. Whole months, so that nobody can subtract one day's board from the next and see a single person.
/// </summary>
/// <param name="From">First day; null from the beginning.</param>
/// <param name="To">Last day.</param>
/// <param name="Kommun">Code; null for all.</param>
public sealed record BoardPeriod(DateOnly? From, DateOnly To, string? Kommun)
{
    /// <summary>Stretches to whole months and ends today at the latest.</summary>
    public static BoardPeriod Of(DateOnly? from, DateOnly? to, string? kommun, DateOnly today)
    {
        var last = to is { } t && t < today ? new DateOnly(t.Year, t.Month, DateTime.DaysInMonth(t.Year, t.Month)) : today;
        return new(from is { } f ? new DateOnly(f.Year, f.Month, 1) : null, last < today ? last : today, string.IsNullOrEmpty(kommun) ? null : kommun);
    }

    /// <summary>Swedish: <c>2026-01-01 till och med 2026-06-30</c>.</summary>
    public string Text => From is { } from ? $"{from.Iso()} till och med {To.Iso()}" : $"till och med {To.Iso()}";

    /// <summary>The same as a query string, empty or beginning with a question mark.</summary>
    public string Query(DateOnly today)
    {
        var parts = new List<string>();
        if (From is { } from) parts.Add("fran=" + from.Iso());
        if (To != today) parts.Add("till=" + To.Iso());
        if (Kommun is { } kommun) parts.Add("kommun=" + Uri.EscapeDataString(kommun));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}
