using System.Text.Json;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Platform.Drafts;

/// <summary>The signed-in user's own drafts.</summary>
public interface IDrafts
{
    /// <summary>The draft of one form; null when there is none.</summary>
    Task<KeptDraft?> FindAsync(string key, CancellationToken ct);

    /// <summary>All of the user's drafts of a kind (what stands before the full stop of the key), latest first.</summary>
    Task<IReadOnlyList<KeptDraft>> MineAsync(string kind, CancellationToken ct);

    /// <summary>All of the user's drafts of every kind, latest first.</summary>
    Task<IReadOnlyList<KeptDraft>> MineAsync(CancellationToken ct);

    /// <summary>Keeps or replaces. Inside a command.</summary>
    /// <exception cref="RuleException">The key is malformed or the text is too long.</exception>
    Task KeepAsync(string key, IReadOnlyDictionary<string, string> fields, CancellationToken ct);

    /// <summary>Throws it away, e.g. because the form was saved. Inside a command. Nothing happens when there is none.</summary>
    Task RemoveAsync(string key, CancellationToken ct);
}

/// <summary>A draft as pages need it.</summary>
/// <param name="Key">Which form.</param>
/// <param name="Fields">What was typed, by field name.</param>
/// <param name="SavedAt">UTC.</param>
public sealed record KeptDraft(string Key, IReadOnlyDictionary<string, string> Fields, DateTime SavedAt)
{
    /// <summary>What was typed in a field; null when nothing was.</summary>
    public string? this[string field] => Fields.TryGetValue(field, out var text) && text.Length > 0 ? text : null;

    /// <summary>Version stamp that it was written from; null when it has none.</summary>
    public Guid? Stamp => Guid.TryParse(this["Input.Version"], out var stamp) ? stamp : null;

    private readonly string[] _parts = Key.Split('.', 3);

    /// <summary>What stands before the first full stop of the key.</summary>
    public string Kind => _parts[0];

    /// <summary>The id after it; null when it has none.</summary>
    public Guid? Subject => _parts.Length > 1 && Guid.TryParse(_parts[1], out var id) ? id : null;

    /// <summary>What stands after the id: which part of the subject. Empty for the whole.</summary>
    public string Part => _parts.Length > 2 ? _parts[2] : "";
}

/// <inheritdoc />
internal sealed class UserDrafts(PlatformDbContext db, ICurrentUser user, TimeProvider clock) : IDrafts
{
    private Guid UserId => user.Id ?? throw new ForbiddenException("signed-in");

    public async Task<KeptDraft?> FindAsync(string key, CancellationToken ct)
    {
        var id = UserId;
        var row = await db.Set<Draft>().AsNoTracking().FirstOrDefaultAsync(d => d.UserId == id && d.Key == key, ct);
        return row is null ? null : Kept(row);
    }

    public async Task<IReadOnlyList<KeptDraft>> MineAsync(string kind, CancellationToken ct)
    {
        var id = UserId;
        var prefix = kind + ".";
        var rows = await db.Set<Draft>().AsNoTracking().Where(d => d.UserId == id && d.Key.StartsWith(prefix))
            .OrderByDescending(d => d.SavedAt).Take(20).ToListAsync(ct);
        return [.. rows.Select(Kept)];
    }

    public async Task<IReadOnlyList<KeptDraft>> MineAsync(CancellationToken ct)
    {
        var id = UserId;
        return [.. (await db.Set<Draft>().AsNoTracking().Where(d => d.UserId == id).OrderByDescending(d => d.SavedAt).Take(50).ToListAsync(ct)).Select(Kept)];
    }

    public async Task KeepAsync(string key, IReadOnlyDictionary<string, string> fields, CancellationToken ct)
    {
        if (key.Length > Draft.KeyLength || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
            throw new RuleException("Utkastet hör inte till något formulär.");
        var json = JsonSerializer.Serialize(fields);
        if (json.Length > Draft.FieldsLength) throw new RuleException("Texten är för lång för att sparas som utkast.");
        var draft = await OwnAsync(key, ct);
        if (draft is null)
        {
            draft = new Draft(UserId, key);
            db.Add(draft);
        }
        draft.Keep(json, clock.UtcNow());
    }

    public async Task RemoveAsync(string key, CancellationToken ct)
    {
        if (await OwnAsync(key, ct) is { } draft) db.Remove(draft);
    }

    private Task<Draft?> OwnAsync(string key, CancellationToken ct)
    {
        var id = UserId;
        return db.Set<Draft>().FirstOrDefaultAsync(d => d.UserId == id && d.Key == key, ct);
    }

    private static KeptDraft Kept(Draft row) =>
        new(row.Key, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Fields) ?? [], row.SavedAt);
}
