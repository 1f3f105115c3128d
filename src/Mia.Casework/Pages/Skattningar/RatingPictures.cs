using Mia.Casework.Domain.Mapping;
using Mia.Web.Charts;

namespace Mia.Casework.Pages.Skattningar;

/// <summary>Turns ratings into pictures with a finding each. No picture holds a mean.</summary>
internal static class RatingPictures
{
    private const string Scale = "0 är lägst, 10 är högst";

    /// <summary>One voice: first and latest value per area, in the order of the areas.</summary>
    public static DotsChart? Change(IReadOnlyList<RatingPair> pairs, RatingMeasure measure, Func<string, string> name) => pairs.Count == 0 ? null
        : new DotsChart(Finding(pairs, measure, name), [.. pairs.Select(p => new DotRow(name(p.Code), p.Before, p.After))])
        {
            Min = AreaScore.Least, Max = AreaScore.Most, Parts = 5, BeforeText = "Först", AfterText = "Senast", ScaleText = Scale,
        };

    /// <summary>The participant's value and one's own, side by side.</summary>
    public static DotsChart? Voices(IReadOnlyList<RatingPair> pairs, Func<string, string> name) => pairs.Count == 0 ? null
        : new DotsChart(Gap(pairs, name), [.. pairs.Select(p => new DotRow(name(p.Code), p.Before, p.After))])
        {
            Min = AreaScore.Least, Max = AreaScore.Most, Parts = 5, BeforeText = "Deltagaren", AfterText = "Du", ScaleText = Scale,
        };

    /// <summary>The same as <see cref="Change"/> around a centre; from three areas on, fewer have no shape.</summary>
    public static RadarChart? Radar(IReadOnlyList<RatingPair> pairs, RatingMeasure measure, Func<string, string> name)
    {
        if (pairs.Count < 3) return null;
        var series = new List<RadarSeries>();
        if (pairs.Any(p => p.Before is not null)) series.Add(new("Först", [.. pairs.Select(p => (double?)p.Before)]));
        series.Add(new("Senast", [.. pairs.Select(p => (double?)p.After)]));
        return new(Finding(pairs, measure, name), [.. pairs.Select(p => name(p.Code))], series);
    }

    private static string Finding(IReadOnlyList<RatingPair> pairs, RatingMeasure measure, Func<string, string> name)
    {
        var moved = pairs.Where(p => p.Difference is not null).ToList();
        if (moved.Count == 0) return $"{measure.Swedish()} är skattad en gång. Efter nästa skattning syns vad som har ändrats.";
        var (up, down) = (moved.Count(p => p.Difference > 0), moved.Count(p => p.Difference < 0));
        var most = moved.MaxBy(p => p.Difference)!;
        var best = most.Difference > 0 ? $" Mest upp: {name(most.Code)}, från {most.Before} till {most.After}." : "";
        return $"{measure.Swedish()}: {Areas(up)} upp, {down} ner och {moved.Count - up - down} lika sedan första skattningen.{best}";
    }

    private static string Gap(IReadOnlyList<RatingPair> pairs, Func<string, string> name)
    {
        var widest = pairs.MaxBy(p => Math.Abs(p.Difference ?? 0))!;
        return widest.Difference == 0 ? "Ni ser lika på alla områden." : $"Störst skillnad: {name(widest.Code)}, deltagaren {widest.Before} och du {widest.After}.";
    }

    private static string Areas(int count) => count == 1 ? "1 område" : $"{count} områden";
}
