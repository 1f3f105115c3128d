using Mia.Casework.Data;
using Mia.Platform.Modules;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Domain.Codes;

/// <summary>All code lists, in memory, refreshed after every change. Safe to ask on every request.</summary>
public interface ICodeLists
{
    /// <summary>The Swedish text as it is worded today, also of ended codes. The code itself when it is unknown.</summary>
    string Text(string list, string? code);

    /// <summary>What can be chosen on a day, in order.</summary>
    IReadOnlyList<CodeItem> On(string list, DateOnly day);

    /// <summary>Codes of a list that carry a mark (<see cref="CodeMarks"/>), ended ones included.</summary>
    IReadOnlySet<string> Marked(string list, string mark);
}

/// <summary>A code that can be chosen.</summary>
public sealed record CodeItem(string Code, string Text);

/// <summary>Holds the current snapshot of the code lists.</summary>
internal sealed class CodeListStore(TimeProvider clock) : ICodeLists
{
    private volatile Dictionary<string, Held> _lists = [];

    public void Replace(IEnumerable<Code> codes) => _lists = codes.GroupBy(c => c.List, StringComparer.Ordinal).ToDictionary(g => g.Key, Held.Of, StringComparer.Ordinal);

    public string Text(string list, string? code)
    {
        if (code is null) return "";
        if (!_lists.TryGetValue(list, out var held) || !held.ByValue.TryGetValue(code, out var row)) return code;
        return row.Wordings.Count == 0 ? row.Text : row.TextOn(clock.Today());
    }

    public IReadOnlyList<CodeItem> On(string list, DateOnly day) =>
        [.. Rows(list).Where(c => c.HoldsOn(day)).Select(c => new CodeItem(c.Value, c.TextOn(day)))];

    public IReadOnlySet<string> Marked(string list, string mark) =>
        Rows(list).Where(c => c.Marks.Contains(mark)).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);

    private IReadOnlyList<Code> Rows(string list) => _lists.TryGetValue(list, out var held) ? held.Rows : [];

    private sealed record Held(IReadOnlyList<Code> Rows, Dictionary<string, Code> ByValue)
    {
        public static Held Of(IEnumerable<Code> codes)
        {
            List<Code> rows = [.. codes.OrderBy(c => c.Order).ThenBy(c => c.Text, StringComparer.Ordinal)];
            var byValue = new Dictionary<string, Code>(StringComparer.Ordinal);
            foreach (var row in rows) byValue[row.Value] = row;
            return new(rows, byValue);
        }
    }
}

/// <summary>Reads the code lists at start, and anew after a commit that has touched one. One at a time, so that an older reading never replaces a newer.</summary>
internal sealed class CodeListRefresh(IServiceScopeFactory scopes, CodeListStore store) : IInMemory, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public async Task LoadAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            store.Replace(await scope.ServiceProvider.GetRequiredService<CaseworkDbContext>().Codes.AsNoTracking().Include(c => c.Wordings).ToListAsync(ct));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
