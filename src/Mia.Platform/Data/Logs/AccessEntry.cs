namespace Mia.Platform.Data.Logs;

/// <summary>Somebody read about persons. Ids and codes only.</summary>
/// <param name="UserId">Who. Null: nobody signed in (a participant's own page by link).</param>
/// <param name="Session">The session and role it was read in, as codes: <c>a1b2c3 CaseManager</c>.</param>
/// <param name="Kind">What was shown: <c>participant.overview</c>.</param>
/// <param name="DelprojektId">Where.</param>
/// <param name="Participants">Whose data. Empty for denials and aggregates.</param>
/// <param name="Reason">Why, as a code: <c>responsible</c>, <c>same-delprojekt</c>, or the stated reason for a protected person.</param>
/// <param name="Path">Route template, never the address itself: <c>/{delprojekt}/deltagare/{id:guid}</c>.</param>
public sealed record AccessEntry(Guid? UserId, string Session, string Kind, Guid? DelprojektId, IReadOnlyList<Guid> Participants, string Reason, string Path);

/// <summary>An entry as it stands in the log.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="At">UTC.</param>
/// <param name="Entry">What was logged.</param>
public sealed record AccessRow(long Seq, DateTime At, AccessEntry Entry);

/// <summary>What to look for in the access log.</summary>
/// <param name="UserId">Only this reader.</param>
/// <param name="ParticipantId">Only pages that showed this person.</param>
/// <param name="From">UTC, inclusive.</param>
/// <param name="To">UTC, exclusive.</param>
public sealed record AccessFilter(Guid? UserId = null, Guid? ParticipantId = null, DateTime? From = null, DateTime? To = null);

/// <summary>The access could not be logged, so nothing may be shown.</summary>
public sealed class AccessLogException(string message, Exception? inner = null) : Exception(message, inner);
