using Mia.Platform.Time;

namespace Mia.Web.Charts;

/// <summary>Parallel interventions on one time line. Drawn by <c>&lt;mia-bars&gt;</c>.</summary>
/// <param name="Finding">One sentence: what the picture shows.</param>
/// <param name="Today">The day of the vertical line.</param>
/// <param name="Lanes">One per intervention, in the order they are drawn.</param>
public sealed record BarsChart(string Finding, DateOnly Today, IReadOnlyList<BarLane> Lanes);

/// <summary>One intervention.</summary>
/// <param name="Name">Swedish: <c>CM</c>, <c>Arbetsträning</c>.</param>
/// <param name="Who">Who is responsible, and what else belongs there.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, when it has ended.</param>
/// <param name="PlannedEnd">Planned last day, while it goes on.</param>
public sealed record BarLane(string Name, string Who, DateOnly Start, DateOnly? End, DateOnly? PlannedEnd)
{
    /// <summary>Word in the table when nothing else says it: <c>avbruten</c>, <c>vilande</c>.</summary>
    public string? State { get; init; }
}

/// <summary>Where everything stands, in percent of the width.</summary>
internal sealed class BarsLayout
{
    private readonly BarsChart _chart;
    private readonly DateOnly _from;
    private readonly DateOnly _to;

    public BarsLayout(BarsChart chart)
    {
        _chart = chart;
        var days = chart.Lanes.SelectMany(lane => new[] { lane.Start, lane.End, lane.PlannedEnd }).OfType<DateOnly>().Append(chart.Today).ToList();
        _from = new DateOnly(days.Min().Year, days.Min().Month, 1);
        // At least half a year, so that a new case does not look like a long one.
        var last = days.Max();
        _to = Later(new DateOnly(last.Year, last.Month, 1).AddMonths(1), _from.AddMonths(6));
        Now = At(chart.Today);
        Ticks = [.. TicksOf()];
        Lanes = [.. chart.Lanes.Select(Lane)];
    }

    /// <summary>Place of today.</summary>
    public double Now { get; }

    /// <summary>Names of months or years below each other.</summary>
    public IReadOnlyList<BarTick> Ticks { get; }

    /// <summary>Bars per lane.</summary>
    public IReadOnlyList<LaneLayout> Lanes { get; }

    private double At(DateOnly day) => new Scale(_from.DayNumber, _to.DayNumber).At(day.DayNumber);

    private IEnumerable<BarTick> TicksOf()
    {
        var months = (_to.Year - _from.Year) * 12 + _to.Month - _from.Month;
        var step = months <= 14 ? 1 : months <= 36 ? 3 : 12;
        var number = 0;
        for (var day = _from; day < _to; day = day.AddMonths(step))
        {
            var text = day.Month == 1 || step == 12 ? $"{day.Year}" : day.MonthAndYear()[..3];
            // On a phone every third name is enough.
            yield return new BarTick(At(day), text, number++ % 3 != 0);
        }
    }

    private LaneLayout Lane(BarLane lane)
    {
        var bars = new List<BarPiece>();
        var today = _chart.Today;
        if (lane.End is { } end) bars.Add(Piece("c-past", lane.Start, end));
        else
        {
            if (lane.Start <= today) bars.Add(Piece("c-val", lane.Start, today));
            var from = lane.Start > today ? lane.Start : today;
            if (lane.PlannedEnd is { } planned && planned > from) bars.Add(Piece("c-plan", from, planned));
            else if (lane.Start > today) bars.Add(Piece("c-plan", from, Later(from.AddMonths(1), from)));
        }

        return new LaneLayout(lane, bars, StateOf(lane));
    }

    private string StateOf(BarLane lane) => lane.State
        ?? (lane.End is not null ? "avslutad"
            : lane.Start > _chart.Today ? "planerad"
            : lane.PlannedEnd is not { } planned ? "pågår"
            : planned < _chart.Today ? $"pågår, planerat slut var {planned.Iso()}" : $"pågår, planerat slut {planned.Iso()}");

    private BarPiece Piece(string css, DateOnly from, DateOnly to)
    {
        var start = At(from);
        // A single day is still seen, and nothing leaves the picture.
        var width = Math.Min(Math.Max(At(to) - start, 0.8), 100 - start);
        return new BarPiece(css, start, Math.Max(width, 0));
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>A month or year on the time line.</summary>
internal sealed record BarTick(double At, string Text, bool OnlyWide);

/// <summary>A lane with its bars.</summary>
internal sealed record LaneLayout(BarLane Lane, IReadOnlyList<BarPiece> Bars, string State)
{
    /// <summary>The lane in words.</summary>
    public string Words => $"{Lane.Name}: från {Lane.Start.Iso()}{(Lane.End is { } end ? $" till {end.Iso()}" : "")}, {State}";
}

/// <summary>One bar.</summary>
internal sealed record BarPiece(string Css, double Start, double Width);
