using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;

namespace Mia.Casework.Access;

/// <summary>
/// Names of participants, opened once and kept in memory, so that lists and search need not open sealed names row by row.
/// Updated after each commit. Knows nothing about rights: callers pass only ids, or a scope, that the user may see.
/// </summary>
public interface IParticipantDirectory
{
    /// <summary>The name, or "Okänd deltagare" when the id is unknown.</summary>
    string NameOf(Guid participantId);

    /// <summary>The name, or the case number of a protected person.</summary>
    string NameOf(Guid participantId, int caseNumber, bool isProtected) => isProtected ? NumberSeries.InsteadOfName(caseNumber) : NameOf(participantId);

    /// <summary>Finds people of a delprojekt by a part of a name, forgiving typos and accents. Best first.</summary>
    /// <param name="text">As typed: "bjorn", "karl -85".</param>
    /// <param name="delprojektId">Only there.</param>
    /// <param name="controllerId">Only this controller's; null for all.</param>
    /// <param name="viewerId">Protected persons are found only by those who answer for them.</param>
    /// <param name="take">At most.</param>
    IReadOnlyList<Guid> Search(string text, Guid delprojektId, Guid? controllerId, Guid? viewerId, int take);

    /// <summary>Finds people by the last four characters of their identity number. Same parameters as <see cref="Search"/>.</summary>
    IReadOnlyList<Guid> WithLastFour(string lastFour, Guid delprojektId, Guid? controllerId, Guid? viewerId, int take);

    /// <summary>Cases of protected persons for whom the viewer does not answer.</summary>
    IReadOnlySet<Guid> HiddenFrom(Guid? viewerId, Guid delprojektId);

    /// <summary>A page of cases in Swedish name order.</summary>
    DirectoryPage Page(DirectoryQuery query);
}

/// <summary>What a list of participants asks for.</summary>
/// <param name="DelprojektId">Only there.</param>
/// <param name="ControllerId">Only this controller's; null for all.</param>
/// <param name="ViewerId">Protected persons are shown only to those who answer for them.</param>
public sealed record DirectoryQuery(Guid DelprojektId, Guid? ControllerId, Guid? ViewerId)
{
    /// <summary>Only those with this status; null for all.</summary>
    public CaseStatus? Status { get; init; }

    /// <summary>Only open cases.</summary>
    public bool OnlyOpen { get; init; }

    /// <summary>Only ended cases.</summary>
    public bool OnlyEnded { get; init; }

    /// <summary>The last case of the page before; null for the first page.</summary>
    public Guid? After { get; init; }

    /// <summary>The first case of the page after, to go back; goes before <see cref="After"/>.</summary>
    public Guid? Before { get; init; }

    /// <summary>Rows at most.</summary>
    public int Take { get; init; } = 25;

    /// <summary>Counting stops here.</summary>
    public int CountTo { get; init; } = 1001;
}

/// <summary>A page of a list.</summary>
/// <param name="CaseIds">In order.</param>
/// <param name="HasMore">More come after the last one.</param>
/// <param name="HasEarlier">Some come before the first one.</param>
/// <param name="Count">How many there are in all, counted no further than asked.</param>
public sealed record DirectoryPage(IReadOnlyList<Guid> CaseIds, bool HasMore, bool HasEarlier, int Count);
