using System.Runtime.InteropServices;

namespace Mia.Platform.People;

/// <summary>Something that is found by its words.</summary>
internal interface IHasWords
{
    /// <summary>Folded and distinct. Worked out at each question: kept, they would be half of the index.</summary>
    string[] Words { get; }

    /// <summary>The numbers of the words, set by <see cref="NameWords{T}"/>.</summary>
    int[] WordIds { get; set; }
}

/// <summary>
/// Which words occur in names, and in whose. A typing error leaves either the first or the second half of a word right, so words with
/// that beginning or that end are the only ones that need to be compared. Not thread-safe.
/// </summary>
internal sealed class NameWords<T> where T : class, IHasWords
{
    // From this length a typing error is forgiven; shorter words would match too much.
    private const int TypoLength = 4;
    private const byte Exact = 0;
    private const byte Beginning = 1;
    private const byte Typo = 3;
    private const byte TypoBeginning = 4;
    private const byte None = byte.MaxValue;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly List<List<T>> _owners = [];
    private readonly Stack<int> _free = new();
    private List<string> _forward = [];
    private List<string> _backward = [];

    public void Replace(IEnumerable<T> all)
    {
        _ids.Clear();
        _texts.Clear();
        _owners.Clear();
        _free.Clear();
        foreach (var item in all)
            Own(item);
        _forward = [.. _ids.Keys.Order(StringComparer.Ordinal)];
        _backward = [.. _ids.Keys.Select(Reversed).Order(StringComparer.Ordinal)];
    }

    public void Add(T item)
    {
        foreach (var word in item.Words)
        {
            if (_ids.ContainsKey(word))
                continue;
            Insert(_forward, word);
            Insert(_backward, Reversed(word));
        }
        Own(item);
    }

    public void Remove(T item)
    {
        foreach (var id in item.WordIds)
        {
            _owners[id].Remove(item);
            if (_owners[id].Count > 0)
                continue;
            var word = _texts[id];
            _ids.Remove(word);
            _free.Push(id);
            Delete(_forward, word);
            Delete(_backward, Reversed(word));
        }
    }

    /// <summary>Whether one of the words begins with a letter.</summary>
    public bool Begins(T item, char letter) => Array.Exists(item.WordIds, id => _texts[id][0] == letter);

    /// <summary>Calls back with everybody in whose name all the words are found, and how well (0 is best).</summary>
    public void Match(IReadOnlyList<string> words, Action<T, int> found)
    {
        var matches = words.Select(Similar).OrderBy(match => match.Ids.Sum(id => _owners[id].Count)).ToList();
        var first = matches[0];
        foreach (var id in first.Ids)
        {
            foreach (var item in _owners[id])
            {
                // Somebody with two words that fit is met twice, and taken the first time.
                if (First(item, first.Ranks) != id)
                    continue;
                var rank = 0;
                foreach (var match in matches)
                {
                    var best = Best(item, match.Ranks);
                    if (best == None)
                    {
                        rank = -1;
                        break;
                    }
                    rank += best;
                }
                if (rank >= 0)
                    found(item, Math.Min(rank, 15));
            }
        }
    }

    private static int First(T item, byte[] ranks)
    {
        foreach (var id in item.WordIds)
        {
            if (ranks[id] != None)
                return id;
        }
        return -1;
    }

    private static byte Best(T item, byte[] ranks)
    {
        var best = None;
        foreach (var id in item.WordIds)
            best = Math.Min(best, ranks[id]);
        return best;
    }

    // Words of names that the typed word may mean, and how far off each is.
    private Meaning Similar(string typed)
    {
        var meaning = new Meaning(_owners.Count);
        foreach (var word in From(_forward, typed))
            meaning.Add(_ids[word], word.Length == typed.Length ? Exact : Beginning);
        if (typed.Length < TypoLength)
            return meaning;

        var half = typed.Length / 2;
        // One letter less than half, so that two swapped letters in the middle leave it right.
        foreach (var word in From(_forward, typed[..(half - 1)]))
        {
            if (Distance(typed, word) is { } rank)
                meaning.Add(_ids[word], rank);
        }
        var reversed = Reversed(typed);
        foreach (var backward in From(_backward, reversed[..^half]))
        {
            if (NameFolding.OneTypo(reversed, backward))
                meaning.Add(_ids[Reversed(backward)], Typo);
        }
        return meaning;
    }

    private static byte? Distance(string typed, string word)
    {
        if (NameFolding.OneTypo(typed, word))
            return Typo;
        for (var length = typed.Length - 1; length <= typed.Length + 1 && length < word.Length; length++)
        {
            if (NameFolding.OneTypo(typed, word.AsSpan(0, length)))
                return TypoBeginning;
        }
        return null;
    }

    private static IEnumerable<string> From(List<string> sorted, string beginning)
    {
        var at = sorted.BinarySearch(beginning, StringComparer.Ordinal);
        for (var i = at < 0 ? ~at : at; i < sorted.Count && sorted[i].StartsWith(beginning, StringComparison.Ordinal); i++)
            yield return sorted[i];
    }

    private static void Insert(List<string> sorted, string word)
    {
        var at = sorted.BinarySearch(word, StringComparer.Ordinal);
        if (at < 0)
            sorted.Insert(~at, word);
    }

    private static void Delete(List<string> sorted, string word)
    {
        var at = sorted.BinarySearch(word, StringComparer.Ordinal);
        if (at >= 0)
            sorted.RemoveAt(at);
    }

    private static string Reversed(string word) => string.Create(word.Length, word, (span, text) =>
    {
        text.CopyTo(span);
        span.Reverse();
    });

    private void Own(T item)
    {
        var words = item.Words;
        var ids = new int[words.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, words[i], out var known);
            if (!known)
            {
                if (_free.TryPop(out id))
                {
                    _texts[id] = words[i];
                }
                else
                {
                    id = _owners.Count;
                    _texts.Add(words[i]);
                    _owners.Add(new List<T>(1));
                }
            }
            _owners[id].Add(item);
            ids[i] = id;
        }
        item.WordIds = ids;
    }

    private sealed class Meaning
    {
        public Meaning(int words)
        {
            Ranks = new byte[words];
            Array.Fill(Ranks, None);
        }

        public byte[] Ranks { get; }

        public List<int> Ids { get; } = [];

        public void Add(int id, byte rank)
        {
            if (Ranks[id] != None)
                return;
            Ranks[id] = rank;
            Ids.Add(id);
        }
    }
}
