namespace Mia.Casework.Domain.Mapping;

/// <summary>What is measured of a life area.</summary>
public enum RatingMeasure
{
    /// <summary>Satisfaction.</summary>
    Satisfaction = 1,

    /// <summary>How important a change is.</summary>
    Weight = 2,

    /// <summary>Hope.</summary>
    Hope = 3,
}

/// <summary>A rating as a value: day and scores.</summary>
/// <param name="On">The day.</param>
/// <param name="Scores">What was rated.</param>
public sealed record RatingPoint(DateOnly On, IReadOnlyList<AreaScore> Scores);

/// <summary>A measure of an area at two times, or of two voices. Either may be missing; nothing is ever put in its place.</summary>
/// <param name="Code">Life area.</param>
/// <param name="Before">First value, or the participant's.</param>
/// <param name="After">Latest value, or the other voice's.</param>
public sealed record RatingPair(string Code, int? Before, int? After)
{
    /// <summary>After minus before; null when one is missing.</summary>
    public int? Difference => After - Before;
}

/// <summary>
/// What ratings show when they are laid beside each other. There is no mean in here: the participant's and the staff's voice are two,
/// and a fall in one area is not made up for by a rise in another (methods.md 2.4, 2.8).
/// </summary>
public static class RatingSeries
{
    /// <summary>The value of a measure.</summary>
    public static int? Of(this AreaScore score, RatingMeasure measure) => measure switch
    {
        RatingMeasure.Satisfaction => score.Satisfaction,
        RatingMeasure.Weight => score.Weight,
        _ => score.Hope,
    };

    /// <summary>Per area the first and the latest value of one voice. An area that was rated once has only the latest.</summary>
    /// <param name="ratings">Ratings of one voice.</param>
    /// <param name="measure">What is compared.</param>
    public static IReadOnlyList<RatingPair> Change(IEnumerable<RatingPoint> ratings, RatingMeasure measure) =>
        [.. Values(ratings, measure).Select(v => new RatingPair(v.Key, v.Value.Count > 1 ? v.Value[0] : null, v.Value[^1]))];

    /// <summary>Per area how much a measure has fallen since the rating before, where that is at least so many steps.</summary>
    public static IReadOnlyList<RatingPair> Falls(IEnumerable<RatingPoint> ratings, RatingMeasure measure, int steps) =>
        [.. Values(ratings, measure).Where(v => v.Value.Count > 1).Select(v => new RatingPair(v.Key, v.Value[^2], v.Value[^1])).Where(p => p.Difference <= -steps)];

    /// <summary>Two voices side by side: the latest of each, for areas that both have rated.</summary>
    /// <param name="participant">The participant's ratings.</param>
    /// <param name="staff">Ratings of one member of staff.</param>
    /// <param name="measure">What is compared.</param>
    public static IReadOnlyList<RatingPair> Voices(IEnumerable<RatingPoint> participant, IEnumerable<RatingPoint> staff, RatingMeasure measure)
    {
        var (theirs, mine) = (Values(participant, measure), Values(staff, measure));
        return [.. theirs.Where(v => mine.ContainsKey(v.Key)).Select(v => new RatingPair(v.Key, v.Value[^1], mine[v.Key][^1]))];
    }

    private static Dictionary<string, List<int>> Values(IEnumerable<RatingPoint> ratings, RatingMeasure measure)
    {
        var values = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var score in ratings.OrderBy(r => r.On).SelectMany(r => r.Scores))
        {
            if (score.Of(measure) is not { } value) continue;
            if (!values.TryGetValue(score.Code, out var list)) values[score.Code] = list = [];
            list.Add(value);
        }
        return values;
    }
}

/// <summary>Swedish words for the codes of ratings and of the network.</summary>
public static class MappingWords
{
    /// <summary>As on the screen.</summary>
    public static string Swedish(this RatingOccasion occasion) => occasion switch
    {
        RatingOccasion.Start => "Start",
        RatingOccasion.FollowUp => "Uppföljning",
        RatingOccasion.Exit => "Avslut",
        RatingOccasion.After => "Efter avslut",
        _ => throw new ArgumentOutOfRangeException(nameof(occasion)),
    };

    /// <summary>As on the screen.</summary>
    public static string Swedish(this RatingWay way) => way switch
    {
        RatingWay.Together => "Tillsammans",
        RatingWay.Own => "Deltagaren själv",
        RatingWay.Phone => "På telefon",
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    /// <summary>As on the screen.</summary>
    public static string Swedish(this RatingMeasure measure) => measure switch
    {
        RatingMeasure.Satisfaction => "Nöjdhet",
        RatingMeasure.Weight => "Vikt",
        RatingMeasure.Hope => "Hopp",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    /// <summary>As on the screen.</summary>
    public static string Swedish(this Closeness closeness) => closeness switch
    {
        Closeness.Near => "Nära",
        Closeness.Middle => "Mittemellan",
        Closeness.Far => "Längre bort",
        _ => throw new ArgumentOutOfRangeException(nameof(closeness)),
    };
}
