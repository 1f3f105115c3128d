namespace Mia.Casework.Domain.Codes;

/// <summary>All code lists, in memory, refreshed after every change. Safe to ask on every request.</summary>
public interface ICodeLists
{
    /// <summary>The Swedish text, also of ended codes. The code itself when it is unknown.</summary>
    string Text(string list, string? code);

    /// <summary>What can be chosen on a day, in order.</summary>
    IReadOnlyList<CodeItem> On(string list, DateOnly day);

    /// <summary>Codes of a list that carry a mark (<see cref="CodeMarks"/>), ended ones included.</summary>
    IReadOnlySet<string> Marked(string list, string mark);
}

/// <summary>A code that can be chosen.</summary>
public sealed record CodeItem(string Code, string Text);

/// <summary>Holds the current snapshot of the code lists.</summary>
internal sealed class CodeListStore : ICodeLists
{
    private volatile Dictionary<string, IReadOnlyList<Code>> _lists = [];

    public void Replace(IEnumerable<Code> codes) => _lists = codes.GroupBy(c => c.List, StringComparer.Ordinal).ToDictionary(
        g => g.Key, g => (IReadOnlyList<Code>)[.. g.OrderBy(c => c.Order).ThenBy(c => c.Text, StringComparer.Ordinal)], StringComparer.Ordinal);

    public string Text(string list, string? code) =>
        code is null ? "" : Rows(list).LastOrDefault(c => c.Value == code)?.Text ?? code;

    public IReadOnlyList<CodeItem> On(string list, DateOnly day) =>
        [.. Rows(list).Where(c => c.HoldsOn(day)).Select(c => new CodeItem(c.Value, c.Text))];

    public IReadOnlySet<string> Marked(string list, string mark) =>
        Rows(list).Where(c => c.Marks.Contains(mark)).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);

    private IReadOnlyList<Code> Rows(string list) => _lists.TryGetValue(list, out var rows) ? rows : [];
}
