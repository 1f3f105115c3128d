using System.Text.RegularExpressions;

namespace Mia.Casework.Domain.Mapping;

/// <summary>What has happened to a stretch of text.</summary>
public enum DiffKind
{
    /// <summary>In both.</summary>
    Same = 0,

    /// <summary>Only in the later one.</summary>
    Added = 1,

    /// <summary>Only in the earlier one.</summary>
    Removed = 2,
}

/// <summary>A stretch of text.</summary>
public sealed record DiffPart(DiffKind Kind, string Text);

/// <summary>The difference between two texts, word by word: what stands in both, what is new and what is gone.</summary>
public static partial class TextDiff
{
    /// <summary>The parts in order. Same and removed parts together are the earlier text, same and added ones the later.</summary>
    public static IReadOnlyList<DiffPart> Of(string? before, string? after)
    {
        var (a, b) = (Words(before), Words(after));
        var lengths = Common(a, b);
        var parts = new List<DiffPart>();
        var (i, j) = (0, 0);
        while (i < a.Count || j < b.Count)
        {
            if (i < a.Count && j < b.Count && a[i] == b[j])
            {
                Add(parts, DiffKind.Same, a[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j >= b.Count || (i < a.Count && lengths[i + 1, j] >= lengths[i, j + 1])) Add(parts, DiffKind.Removed, a[i++]);
            else Add(parts, DiffKind.Added, b[j++]);
        }
        return parts;
    }

    /// <summary>Length of the longest common tail of words, from each pair of places on.</summary>
    private static int[,] Common(List<string> a, List<string> b)
    {
        var lengths = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--)
                lengths[i, j] = a[i] == b[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }
        return lengths;
    }

    private static void Add(List<DiffPart> parts, DiffKind kind, string text)
    {
        if (parts is [.., var last] && last.Kind == kind) parts[^1] = last with { Text = last.Text + text };
        else parts.Add(new(kind, text));
    }

    /// <summary>Words, and the spaces between them.</summary>
    private static List<string> Words(string? text) => [.. Word().Matches(text ?? "").Select(m => m.Value)];

    [GeneratedRegex(@"\S+|\s+")]
    private static partial Regex Word();
}
