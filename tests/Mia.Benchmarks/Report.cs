using System.Globalization;
using System.Text;

namespace Mia.Benchmarks;

/// <summary>One Markdown table. A row is a measured value, the goal it has and whether it is met.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Measured, string Goal, bool? Met)> _rows = [];

    public bool AllMet => _rows.TrueForAll(r => r.Met != false);

    /// <summary>A value that must reach a goal.</summary>
    public void AtLeast(string what, double value, double goal, string unit = "", string detail = "") =>
        Add(what, Format(value) + unit + Detail(detail), "≥ " + Format(goal) + unit, value >= goal);

    /// <summary>A value that must stay within a goal.</summary>
    public void AtMost(string what, double value, double goal, string unit = "", string detail = "") =>
        Add(what, Format(value) + unit + Detail(detail), "≤ " + Format(goal) + unit, value <= goal);

    /// <summary>A figure without a goal.</summary>
    public void Note(string what, string measured) => Add(what, measured, "", null);

    private void Add(string what, string measured, string goal, bool? met)
    {
        _rows.Add((what, measured, goal, met));
        Console.Error.WriteLine($"   {what}: {measured} {goal} {Word(met)}");
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder("| what | measured | goal | met |\n|---|---|---|---|\n");
        foreach (var (what, measured, goal, met) in _rows)
            text.Append(CultureInfo.InvariantCulture, $"| {what} | {measured} | {goal} | {Word(met)} |\n");
        return text.ToString();
    }

    private static string Word(bool? met) => met switch { true => "yes", false => "**no**", null => "" };

    private static string Detail(string detail) => detail.Length == 0 ? "" : $" ({detail})";

    public static string Format(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' '),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
