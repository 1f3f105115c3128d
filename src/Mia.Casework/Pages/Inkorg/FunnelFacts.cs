using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.People;

namespace Mia.Casework.Pages.Inkorg;

/// <summary>One referral as the way to enrolment is counted from it: no name, no text.</summary>
/// <param name="Referrer">Code.</param>
/// <param name="Gender">Null when it was not asked.</param>
/// <param name="Kommun">Code.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ReceivedOn">Day.</param>
/// <param name="FirstContactOn">Day; null before it.</param>
/// <param name="DecisionCode">Why not, when it was not relevant.</param>
/// <param name="Reached">Each status that it has had, with the day it was first reached.</param>
internal sealed record FunnelFact(string Referrer, Gender? Gender, string? Kommun, ReferralStatus Status, DateOnly ReceivedOn, DateOnly? FirstContactOn, string? DecisionCode,
    IReadOnlyDictionary<ReferralStatus, DateOnly> Reached)
{
    private static readonly ReferralStatus[] Decisions =
        [ReferralStatus.Offered, ReferralStatus.Introduction, ReferralStatus.Enrolled, ReferralStatus.WaitingList, ReferralStatus.ReferredOn, ReferralStatus.DeclinedByPerson, ReferralStatus.NotRelevant];

    /// <summary>The day of the first decision of any kind; null while nobody has decided.</summary>
    public DateOnly? DecidedOn => First(Decisions);

    /// <summary>Somebody has looked into it, or decided without noting that.</summary>
    public bool WasReviewed => DecidedOn is not null || Reached.ContainsKey(ReferralStatus.UnderReview) || Reached.ContainsKey(ReferralStatus.Council);

    /// <summary>A place was offered, or taken without noting the offer.</summary>
    public bool WasOffered => First(ReferralStatus.Offered, ReferralStatus.Introduction, ReferralStatus.Enrolled) is not null;

    /// <summary>The day of the enrolment.</summary>
    public DateOnly? EnrolledOn => First(ReferralStatus.Enrolled);

    private DateOnly? First(params ReferralStatus[] any) =>
        any.Where(Reached.ContainsKey).Select(s => (DateOnly?)Reached[s]).Min();
}

/// <summary>The way from referral to enrolment of some referrals (methods.md 1.7): each step holds those who came at least that far.</summary>
/// <param name="Name">Swedish.</param>
/// <param name="Received">Anmälda.</param>
/// <param name="Reviewed">Bedömda.</param>
/// <param name="Offered">Erbjudna plats.</param>
/// <param name="Enrolled">Inskrivna.</param>
public sealed record FunnelRow(string Name, int Received, int Reviewed, int Offered, int Enrolled)
{
    internal static FunnelRow Of(string name, IReadOnlyCollection<FunnelFact> facts) =>
        new(name, facts.Count, facts.Count(f => f.WasReviewed), facts.Count(f => f.WasOffered), facts.Count(f => f.EnrolledOn is not null));
}

/// <summary>How long a step takes.</summary>
/// <param name="Name">Swedish.</param>
/// <param name="Days">Median in days; null when nobody has come that far.</param>
/// <param name="Count">How many it is counted from.</param>
public sealed record FunnelStep(string Name, double? Days, int Count)
{
    internal static FunnelStep Of(string name, IEnumerable<FunnelFact> facts, Func<FunnelFact, DateOnly?> until)
    {
        var days = facts.Where(f => until(f) is not null).Select(f => Math.Max(0, until(f)!.Value.DayNumber - f.ReceivedOn.DayNumber)).Order().ToList();
        return new(name, days.Count == 0 ? null : (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2.0, days.Count);
    }
}
