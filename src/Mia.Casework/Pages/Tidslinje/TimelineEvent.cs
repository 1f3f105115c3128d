using Mia.Casework.Access;
using Mia.Casework.Pages.Arende;

namespace Mia.Casework.Pages.Tidslinje;

/// <summary>What a timeline can be narrowed to. The codes stand in addresses, so they stay as they are.</summary>
public static class TimelineKinds
{
    /// <summary>Referral, enrolment, who answers for it, exit, follow-ups.</summary>
    public const string Case = "arende";

    /// <summary>Interventions.</summary>
    public const string Intervention = "insats";

    /// <summary>Contacts, and what is booked.</summary>
    public const string Contact = "kontakt";

    /// <summary>Times that the participant did not come.</summary>
    public const string NoShow = "uteblivet";

    /// <summary>Booked times about which nothing is written down.</summary>
    public const string Booking = "bokning";

    /// <summary>Consents.</summary>
    public const string Consent = "samtycke";

    /// <summary>Mappings.</summary>
    public const string Mapping = "kartlaggning";

    /// <summary>Self-ratings.</summary>
    public const string Rating = "skattning";

    /// <summary>The plan: approvals, reviews, objectives and activities.</summary>
    public const string Plan = "plan";

    /// <summary>Placements at workplaces.</summary>
    public const string Placement = "placering";

    /// <summary>What the participant lives on.</summary>
    public const string Income = "forsorjning";

    /// <summary>Documents.</summary>
    public const string Document = "handling";

    /// <summary>Handovers.</summary>
    public const string Handover = "overlamning";

    /// <summary>All, in the order in which they are offered, with Swedish words.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Case] = "Ärendet", [Intervention] = "Insatser", [Contact] = "Kontakter", [NoShow] = "Uteblivet", [Booking] = "Bokningar", [Plan] = "Plan", [Mapping] = "Kartläggning",
        [Rating] = "Skattningar", [Placement] = "Placeringar", [Income] = "Försörjning", [Consent] = "Samtycken", [Document] = "Handlingar", [Handover] = "Överlämning",
    };
}

/// <summary>A case of the participant that the reader may look into.</summary>
/// <param name="Id">The case.</param>
/// <param name="Rights">What the reader may do with it; at least <see cref="CaseLevel.Overview"/>.</param>
public sealed record TimelineCase(Guid Id, CaseRights Rights);

/// <summary>Something that happened, or is booked.</summary>
/// <param name="Kind">From <see cref="TimelineKinds"/>.</param>
/// <param name="CaseId">In which case.</param>
/// <param name="Id">The record that says so.</param>
/// <param name="On">Swedish day.</param>
/// <param name="Title">Swedish: what happened.</param>
public sealed record TimelineEvent(string Kind, Guid CaseId, Guid Id, DateOnly On, string Title)
{
    /// <summary>Tells several events of one record apart: its start and its end.</summary>
    public int Step { get; init; }

    /// <summary>Swedish clock time, if it is known.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Staff who did it; null for somebody else.</summary>
    public Guid? Who { get; init; }

    /// <summary>More in words, when it is no secret of the record.</summary>
    public string Text { get; init; } = "";

    /// <summary>Page below the case where it stands; null for none.</summary>
    public string? Path { get; init; }

    /// <summary>The intervention period that it belongs to.</summary>
    public Guid? InterventionId { get; init; }

    /// <summary>Filled mark.</summary>
    public bool IsKey { get; init; }

    /// <summary>The reader may know that it is there, but not what it says.</summary>
    public bool IsLocked { get; init; }
}

/// <summary>
/// Finds events of one kind for the timeline of a participant. A module adds its own with <c>module.Timeline&lt;T&gt;()</c>. The number of
/// statements must not grow with the events.
/// </summary>
public interface ITimelineSource
{
    /// <summary>All events of these cases that the reader may know of, without sealed texts. In no order.</summary>
    Task<IReadOnlyList<TimelineEvent>> FindAsync(IReadOnlyList<TimelineCase> cases, CancellationToken ct);

    /// <summary>Sealed texts of those events of this source that are shown and not locked, by record.</summary>
    Task<IReadOnlyDictionary<Guid, string>> TextsAsync(IReadOnlyCollection<TimelineEvent> shown, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());
}

/// <summary>Short forms that sources share.</summary>
public static class TimelineCases
{
    /// <summary>Ids of all.</summary>
    public static List<Guid> Ids(this IReadOnlyList<TimelineCase> cases) => [.. cases.Select(c => c.Id)];

    /// <summary>Ids of those in which the reader may do something.</summary>
    public static List<Guid> Ids(this IReadOnlyList<TimelineCase> cases, Func<CaseRights, bool> may) => [.. cases.Where(c => may(c.Rights)).Select(c => c.Id)];
}
