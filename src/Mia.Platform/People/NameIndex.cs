using System.Buffers.Binary;
using System.Globalization;

namespace Mia.Platform.People;

/// <summary>One person in a <see cref="NameIndex{TKey,TEntry}"/>. Derive from it to carry what predicates ask for (state, responsible).</summary>
/// <param name="Key">Opaque id.</param>
/// <param name="GivenName">All given names.</param>
/// <param name="FamilyName">All family names.</param>
/// <param name="BirthYear">For the hint "-85"; null when unknown.</param>
/// <param name="Group">People are paged within a group, e.g. a delprojekt.</param>
public record NameEntry<TKey>(TKey Key, string GivenName, string FamilyName, int? BirthYear, Guid Group) where TKey : notnull;

/// <summary>A page of people in name order.</summary>
/// <param name="Entries">The people.</param>
/// <param name="HasMore">Whether more come after the last one.</param>
/// <param name="HasEarlier">Whether some come before the first one.</param>
public sealed record NamePage<TEntry>(IReadOnlyList<TEntry> Entries, bool HasMore, bool HasEarlier);

/// <summary>
/// People by name, in memory, since names are sealed in the database. Finds them by parts, without accents and with one typing error
/// ("bjorn", "Björm", "-85 karlson" find Björn Karlsson), and pages them in Swedish order (å, ä, ö last). Thread-safe. Made for 100 000
/// people.
/// </summary>
public sealed class NameIndex<TKey, TEntry> : IDisposable where TKey : notnull where TEntry : NameEntry<TKey>
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Dictionary<TKey, Slot> _byKey = [];
    private readonly Dictionary<Guid, List<Slot>> _groups = [];
    private readonly NameWords<Slot> _words = new();

    private long _version;

    /// <summary>Grows with every change, after it is made: what was found out at one version holds as long as it stands.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>How many people there are.</summary>
    public int Count => Read(() => _byKey.Count);

    /// <summary>Forgets all and takes these.</summary>
    public void Replace(IEnumerable<TEntry> entries)
    {
        var slots = entries.Select(entry => new Slot(entry)).ToList();
        Write(() =>
        {
            _byKey.Clear();
            _groups.Clear();
            foreach (var slot in slots)
                _byKey[slot.Entry.Key] = slot;
            foreach (var group in _byKey.Values.GroupBy(slot => slot.Entry.Group))
                _groups[group.Key] = [.. group.Order(Slot.NameOrder)];
            _words.Replace(_byKey.Values);
        });
    }

    /// <summary>Adds somebody, or takes the new name of somebody known.</summary>
    public void Set(TEntry entry)
    {
        var slot = new Slot(entry);
        Write(() =>
        {
            Take(entry.Key);
            _byKey[entry.Key] = slot;
            if (!_groups.TryGetValue(entry.Group, out var group))
                _groups[entry.Group] = group = [];
            var at = group.BinarySearch(slot, Slot.NameOrder);
            group.Insert(at < 0 ? ~at : at, slot);
            _words.Add(slot);
        });
    }

    /// <summary>Forgets somebody.</summary>
    public void Remove(TKey key) => Write(() => Take(key));

    /// <summary>The person; null when unknown.</summary>
    public TEntry? Find(TKey key) => Read(() => _byKey.GetValueOrDefault(key)?.Entry);

    /// <summary>
    /// The best matches, best first: whole words before beginnings, these before typing errors; then in name order. Every word must be
    /// found in the name. A year of birth only moves those who fit to the top.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="take">Most people to return.</param>
    /// <param name="where">Who may be found: the caller's scope. Called under the lock: keep it short.</param>
    public IReadOnlyList<TEntry> Search(string text, int take, Func<TEntry, bool> where)
    {
        var query = NameQuery.Parse(text);
        if (take <= 0 || (query.Words.Count == 0 && query.Year is null))
            return [];
        return Read(() =>
        {
            var best = new PriorityQueue<Slot, (int Rank, Slot Slot)>(Hit.WorstFirst);
            void Consider(Slot slot, int rank)
            {
                rank += 16 * query.YearPenalty(slot.Entry.BirthYear);
                if (best.Count == take && Hit.WorstFirst.Compare((rank, slot), Worst(best)) <= 0)
                    return;
                if (!where(slot.Entry))
                    return;
                if (best.Count == take)
                    best.DequeueEnqueue(slot, (rank, slot));
                else
                    best.Enqueue(slot, (rank, slot));
            }

            if (query.Words.Count == 0)
            {
                foreach (var slot in _byKey.Values.Where(slot => query.YearPenalty(slot.Entry.BirthYear) == 0))
                    Consider(slot, 0);
            }
            else if (query is { Words: [{ Length: 1 } letter], Year: null })
            {
                // Half of all people have a name on the letter: the first ones in name order will do.
                foreach (var slot in _groups.Values.SelectMany(group => group
                    .Where(slot => _words.Begins(slot, letter[0]) && where(slot.Entry)).Take(take)))
                    Consider(slot, 0);
            }
            else
            {
                _words.Match(query.Words, Consider);
            }
            var found = new List<TEntry>(best.Count);
            while (best.TryDequeue(out var slot, out _))
                found.Add(slot.Entry);
            found.Reverse();
            return found;
        });
    }

    /// <summary>A page of a group in name order.</summary>
    /// <param name="group">The group.</param>
    /// <param name="after">The last person of the page before; null for the first page. Somebody who is gone starts from the beginning.</param>
    /// <param name="take">Size of the page.</param>
    /// <param name="where">Who belongs to the list. Called under the lock: keep it short.</param>
    public NamePage<TEntry> After(Guid group, TKey? after, int take, Func<TEntry, bool> where) => Read(() =>
    {
        var people = _groups.GetValueOrDefault(group) ?? [];
        var from = Position(people, after) + 1;
        var found = people.Skip(from).Select(slot => slot.Entry).Where(where).Take(take + 1).ToList();
        var more = found.Count > take;
        if (more)
            found.RemoveAt(take);
        return new NamePage<TEntry>(found, more, from > 0 && people.Take(from).Any(slot => where(slot.Entry)));
    });

    /// <summary>The page before somebody, for going back.</summary>
    /// <inheritdoc cref="After" />
    public NamePage<TEntry> Before(Guid group, TKey before, int take, Func<TEntry, bool> where) => Read(() =>
    {
        var people = _groups.GetValueOrDefault(group) ?? [];
        var at = Position(people, before);
        var found = new List<TEntry>(take + 1);
        for (var i = at - 1; i >= 0 && found.Count <= take; i--)
        {
            if (where(people[i].Entry))
                found.Add(people[i].Entry);
        }
        var earlier = found.Count > take;
        if (earlier)
            found.RemoveAt(take);
        found.Reverse();
        return new NamePage<TEntry>(found, at >= 0, earlier);
    });

    /// <summary>How many belong to a list, counted up to <paramref name="cap"/>.</summary>
    public int CountUpTo(Guid group, int cap, Func<TEntry, bool> where) =>
        Read(() => (_groups.GetValueOrDefault(group) ?? []).Where(slot => where(slot.Entry)).Take(cap).Count());

    /// <summary>All that fit, in name order. For lists that are grouped or joined by the caller.</summary>
    public IReadOnlyList<TEntry> All(Guid group, Func<TEntry, bool> where) =>
        Read(() => (_groups.GetValueOrDefault(group) ?? []).Select(slot => slot.Entry).Where(where).ToList());

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();

    private static (int, Slot) Worst(PriorityQueue<Slot, (int, Slot)> queue) => queue.TryPeek(out _, out var worst) ? worst : default;

    private int Position(List<Slot> people, TKey? key)
    {
        if (key is null || !_byKey.TryGetValue(key, out var slot))
            return -1;
        var at = people.BinarySearch(slot, Slot.NameOrder);
        return at < 0 ? ~at - 1 : at;
    }

    private void Take(TKey key)
    {
        if (!_byKey.Remove(key, out var slot))
            return;
        var group = _groups[slot.Entry.Group];
        group.RemoveAt(group.BinarySearch(slot, Slot.NameOrder));
        _words.Remove(slot);
    }

    private T Read<T>(Func<T> work)
    {
        _lock.EnterReadLock();
        try
        {
            return work();
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    private void Write(Action work)
    {
        _lock.EnterWriteLock();
        try
        {
            work();
        }
        finally
        {
            Interlocked.Increment(ref _version);
            _lock.ExitWriteLock();
        }
    }

    private static class Hit
    {
        public static readonly Comparer<(int Rank, Slot Slot)> WorstFirst = Comparer<(int Rank, Slot Slot)>.Create((x, y) =>
            x.Rank != y.Rank ? y.Rank.CompareTo(x.Rank) : Slot.NameOrder.Compare(y.Slot, x.Slot));
    }

    private sealed class Slot : IHasWords
    {
        private static readonly CompareInfo Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo;
        private static long _made;

        public static readonly Comparer<Slot> NameOrder = Comparer<Slot>.Create((x, y) =>
        {
            // The first eight bytes decide nearly always, without a look at memory elsewhere.
            if (x._head != y._head)
                return x._head < y._head ? -1 : 1;
            var order = x._sort.AsSpan().SequenceCompareTo(y._sort);
            return order != 0 ? order : x._number.CompareTo(y._number);
        });

        private readonly ulong _head;
        private readonly byte[] _sort;
        private readonly long _number = Interlocked.Increment(ref _made);

        public Slot(TEntry entry)
        {
            Entry = entry;
            _sort = Swedish.GetSortKey(entry.FamilyName + " " + entry.GivenName, CompareOptions.IgnoreCase).KeyData;
            Span<byte> head = stackalloc byte[8];
            head.Clear();
            _sort.AsSpan(0, Math.Min(8, _sort.Length)).CopyTo(head);
            _head = BinaryPrimitives.ReadUInt64BigEndian(head);
        }

        public TEntry Entry { get; }

        public string[] Words => [.. NameFolding.Parts(Entry.GivenName + " " + Entry.FamilyName).Distinct()];

        public int[] WordIds { get; set; } = [];
    }
}
