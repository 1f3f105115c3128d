namespace Mia.Platform.Data.Logs;

/// <summary>
/// Which cases the latest commits have touched, in memory, for what is worked out from the facts and kept until they change. Fed by the
/// events of the change log, after the commit and before the answer: who has just saved reads what she saved.
/// </summary>
public sealed class ChangeFeed
{
    /// <summary>Changes that are told one by one. Who has not asked for longer reads everything anew.</summary>
    private const int Kept = 500;

    private readonly Lock _lock = new();
    private readonly Queue<Change> _changes = new();
    private long _last;
    private long _forgotten;

    /// <summary>The number of the latest change. Take it before reading the facts: what is committed meanwhile then counts as later.</summary>
    public long Now
    {
        get { lock (_lock) return _last; }
    }

    /// <summary>The cases of a delprojekt that have been touched after a change.</summary>
    /// <param name="since">What <see cref="Now"/> said then.</param>
    /// <param name="delprojektId">The delprojekt.</param>
    /// <returns>Null when it cannot be told: something changed that belongs to no case (a referral, a role, a setting), or very much.</returns>
    public IReadOnlySet<Guid>? CasesSince(long since, Guid delprojektId)
    {
        lock (_lock)
        {
            if (since < _forgotten) return null;
            var cases = new HashSet<Guid>();
            foreach (var change in _changes)
            {
                if (change.Number <= since || (change.DelprojektId is { } other && other != delprojektId)) continue;
                if (change is not { DelprojektId: not null, CaseId: { } touched }) return null;
                cases.Add(touched);
            }
            return cases;
        }
    }

    internal void Publish(IReadOnlyList<ChangeLogEntry> entries)
    {
        lock (_lock)
        {
            // Signing in and out changes nothing that anybody works out.
            foreach (var entry in entries.Where(e => !e.Change.Kind.StartsWith("session.", StringComparison.Ordinal)))
            {
                _changes.Enqueue(new(++_last, entry.DelprojektId, entry.Change.CaseId));
                if (_changes.Count > Kept) _forgotten = _changes.Dequeue().Number;
            }
        }
    }

    private readonly record struct Change(long Number, Guid? DelprojektId, Guid? CaseId);
}
