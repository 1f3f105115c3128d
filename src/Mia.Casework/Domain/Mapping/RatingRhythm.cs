using Mia.Casework.Domain.Cases;

namespace Mia.Casework.Domain.Mapping;

/// <summary>What decides when the next self-rating is due. All of it is known; nothing about it is stored.</summary>
/// <param name="Status">Where the case stands.</param>
/// <param name="EnrolledOn">First day.</param>
/// <param name="Made">The participant's ratings that count.</param>
/// <param name="IntervalDays">Days between ratings.</param>
/// <param name="WindowDays">Days before and after the due day that are in time.</param>
public sealed record RatingFacts(CaseStatus Status, DateOnly EnrolledOn, IReadOnlyCollection<(RatingOccasion Occasion, DateOnly On)> Made, int IntervalDays, int WindowDays);

/// <summary>The next self-rating.</summary>
/// <param name="Occasion">Which.</param>
/// <param name="On">Due day.</param>
/// <param name="From">First day that is in time.</param>
/// <param name="Until">Last day that is in time.</param>
public sealed record RatingDue(RatingOccasion Occasion, DateOnly On, DateOnly From, DateOnly Until)
{
    /// <summary>Time to rate.</summary>
    public bool IsOpen(DateOnly today) => today >= From && today <= Until;

    /// <summary>The time has gone by.</summary>
    public bool IsLate(DateOnly today) => today > Until;
}

/// <summary>The rhythm of self-ratings: at the start, every 90 days, at the exit (methods.md 2.7, L07). The days are dated settings.</summary>
public static class RatingRhythm
{
    /// <summary>The next rating; null when none is due because the case rests or has ended.</summary>
    public static RatingDue? Next(RatingFacts facts, DateOnly today)
    {
        if (facts.Status is not (CaseStatus.Enrolled or CaseStatus.Closing)) return null;
        if (facts.Made.Count == 0)
            return new(RatingOccasion.Start, facts.EnrolledOn, facts.EnrolledOn, facts.EnrolledOn.AddDays(facts.WindowDays));
        if (facts.Status == CaseStatus.Closing)
            return facts.Made.Any(m => m.Occasion == RatingOccasion.Exit) ? null : new(RatingOccasion.Exit, today, today, today.AddDays(facts.WindowDays));
        var due = facts.Made.Max(m => m.On).AddDays(facts.IntervalDays);
        // With a window wider than the interval a rating made today must not ask for another one today.
        var from = Later(due.AddDays(-facts.WindowDays), facts.Made.Max(m => m.On).AddDays(1));
        return new(RatingOccasion.FollowUp, due, from, due.AddDays(facts.WindowDays));
    }

    /// <summary>What a rating that is made now most likely is.</summary>
    public static RatingOccasion Likely(CaseStatus status, bool isFirst) => status switch
    {
        CaseStatus.Closing => RatingOccasion.Exit,
        CaseStatus.Enrolled or CaseStatus.Dormant => isFirst ? RatingOccasion.Start : RatingOccasion.FollowUp,
        _ => RatingOccasion.After,
    };

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
