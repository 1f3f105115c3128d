namespace Mia.Casework.Domain.Alerts;

/// <summary>Whose move it is.</summary>
public enum AlertMover
{
    /// <summary>The main responsible of the case.</summary>
    Responsible = 1,

    /// <summary>A certain member of staff.</summary>
    Staff = 2,

    /// <summary>Project leader.</summary>
    ProjectLeader = 3,

    /// <summary>Those who take care of referrals.</summary>
    Intake = 4,

    /// <summary>A party outside the project.</summary>
    Party = 5,

    /// <summary>Those who register in Uppföljning Finsam.</summary>
    Registrar = 6,
}

/// <summary>What solves an alert. Doing it is the only way to make the alert go away for good.</summary>
/// <param name="Text">Swedish, a verb: <c>Logga kontakt</c>.</param>
/// <param name="Path">Path below the case or referral; with a leading slash below the delprojekt, where {id} stands for the subject.</param>
/// <param name="Permission">Right that the page asks for.</param>
/// <param name="OnlyResponsible">Only those who answer for the case may do it.</param>
public sealed record AlertStep(string Text, string Path, string Permission, bool OnlyResponsible = true);

/// <summary>Something that waits, as read from the facts a moment ago. Never stored.</summary>
/// <param name="Code">Of which kind.</param>
/// <param name="SubjectId">The case or referral.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="DueOn">The day it began to show.</param>
/// <param name="Text">Swedish sentence that says why. No health, no violence, no names (methods.md 19).</param>
/// <param name="Step">What solves it.</param>
public sealed record AlertFact(string Code, Guid SubjectId, DateOnly Since, DateOnly DueOn, string Text, AlertStep Step)
{
    /// <summary>Case or referral.</summary>
    public AlertSubject Subject { get; init; } = AlertSubject.Case;

    /// <summary>Whose move.</summary>
    public AlertMover Mover { get; init; } = AlertMover.Responsible;

    /// <summary>Who, for <see cref="AlertMover.Staff"/>.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>Which, for <see cref="AlertMover.Party"/>: a code, or words.</summary>
    public string? Party { get; init; }
}

/// <summary>What is asked for: a whole delprojekt, or what one member of staff answers for.</summary>
/// <param name="Today">Today in Sweden.</param>
/// <param name="UtcNow">Now.</param>
/// <param name="ResponsibleId">Only cases that this person answers for, and her own tasks; null for all of the delprojekt.</param>
/// <param name="WithReferrals">Referrals too.</param>
/// <param name="Terms">What holds for each kind.</param>
/// <param name="Value">Reads another dated setting by its key.</param>
public sealed record AlertSearch(DateOnly Today, DateTime UtcNow, Guid? ResponsibleId, bool WithReferrals,
    Func<AlertInfo, AlertTerms> Terms, Func<string, int> Value)
{
    /// <summary>Only these cases, and no referrals; null for all. A source that reads all is slow but not wrong.</summary>
    public IReadOnlySet<Guid>? Cases { get; init; }

    /// <summary>Whether one of the kinds is on.</summary>
    public bool AnyOn(params ReadOnlySpan<AlertInfo> kinds)
    {
        foreach (var kind in kinds)
        {
            if (Terms(kind).On) return true;
        }
        return false;
    }
}

/// <summary>
/// Finds alerts of one or several kinds with one or two queries over clear columns, for a whole delprojekt at once. The core has its own;
/// a module adds one with <c>module.Alerts&lt;T&gt;()</c>, and those of a tool that is off are not asked.
/// </summary>
public interface IAlertSource
{
    /// <summary>The kinds it finds.</summary>
    IReadOnlyList<AlertInfo> Kinds { get; }

    /// <summary>Finds them. Kinds that are off may be left out; the engine drops them anyway.</summary>
    Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct);
}
