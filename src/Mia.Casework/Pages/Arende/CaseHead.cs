using Mia.Casework.Access;
using Mia.Casework.Domain.Cases;
using Mia.Platform.Messaging;
using Mia.Web.Components;

namespace Mia.Casework.Pages.Arende;

/// <summary>What stands on top of every page of a case, and what the reader may do there.</summary>
public sealed record CaseHead
{
    /// <summary>The case.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    public required Guid ParticipantId { get; init; }

    /// <summary>Version stamp of the case.</summary>
    public required Guid Version { get; init; }

    /// <summary>Address of the case without a trailing slash: <c>/sodertalje/deltagare/0190…</c>.</summary>
    public required string Url { get; init; }

    /// <summary>Name, or the case number of a protected person.</summary>
    public required string Name { get; init; }

    /// <summary><c>MIA-1042</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>Start.</summary>
    public required DateOnly EnrolledOn { get; init; }

    /// <summary>Next agreed contact.</summary>
    public required DateOnly? NextContactOn { get; init; }

    /// <summary>Latest contact.</summary>
    public required DateOnly? LastContactOn { get; init; }

    /// <summary>Times in a row that the participant did not come.</summary>
    public required int NoShowsInRow { get; init; }

    /// <summary>Name of the main responsible; null when there is none.</summary>
    public required string? MainName { get; init; }

    /// <summary>Protected personal data.</summary>
    public required bool IsProtected { get; init; }

    /// <summary>What the reader may do.</summary>
    public required CaseRights Rights { get; init; }

    /// <summary>The bar.</summary>
    public required IdentityBar Bar { get; init; }

    /// <summary>The participant takes part.</summary>
    public bool IsOpen => Status.IsOpen();
}

/// <summary>What one reader may do with one case (methods.md 21.3): the level from answering for it, and the permissions of the role.</summary>
/// <param name="Level">How much of the case is seen.</param>
/// <param name="Interventions">Start, change and end interventions.</param>
/// <param name="Consents">Write down and withdraw consents.</param>
/// <param name="Assign">Decide who is responsible.</param>
/// <param name="Contacts">Which contacts are seen.</param>
/// <param name="LogContact">Log a contact.</param>
/// <param name="Exit">End and reopen the case.</param>
/// <param name="Handover">Draft, send and take back handovers.</param>
/// <param name="SeesConsents">Read consents.</param>
/// <param name="SeesExits">Read the exit and the handovers.</param>
public sealed record CaseRights(CaseLevel Level, bool Interventions, bool Consents, bool Assign, ContactSight Contacts, bool LogContact,
    bool Exit, bool Handover, bool SeesConsents, bool SeesExits)
{
    /// <summary>Read the plan.</summary>
    public bool SeesPlan { get; init; }

    /// <summary>Write the plan.</summary>
    public bool WritesPlan { get; init; }

    /// <summary>Read what the participant lives on.</summary>
    public bool SeesIncome { get; init; }

    /// <summary>Write down what the participant lives on.</summary>
    public bool WritesIncome { get; init; }

    /// <summary>Answers for the case before all others.</summary>
    public bool IsMain { get; init; }

    /// <summary>Answers for the case.</summary>
    public bool IsResponsible => Level == CaseLevel.Full;

    /// <summary>Read the mapping, the network and the participant's self-ratings.</summary>
    public bool SeesMapping { get; init; }

    /// <summary>Write the mapping and the network: the case manager, or the coach who is main responsible.</summary>
    public bool Maps { get; init; }

    /// <summary>Write down self-ratings.</summary>
    public bool Rates { get; init; }

    /// <summary>Read the documents.</summary>
    public bool SeesDocuments { get; init; }

    /// <summary>Add and remove documents.</summary>
    public bool WritesDocuments { get; init; }
}

/// <summary>Which contacts of a case a reader sees.</summary>
public enum ContactSight
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Only the ones the reader has logged.</summary>
    Own = 1,

    /// <summary>All.</summary>
    All = 2,
}

/// <summary>Base of what a case page shows: the person is in it, so it goes to the access log.</summary>
/// <param name="Head">The top.</param>
/// <param name="Section">What was shown, stable code: <c>case.contacts</c>.</param>
public abstract record CaseView(CaseHead Head, string Section) : IShowsPersons
{
    /// <inheritdoc />
    public IEnumerable<Guid> ShownParticipants => [Head.ParticipantId];

    /// <inheritdoc />
    public string ShownAs => Section;
}
