using System.Text.Json;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Mia.Platform.Identity;

/// <summary>A post that could not be done at once, given back to the person who typed it.</summary>
/// <param name="Id">Id, to throw it away.</param>
/// <param name="Path">Where it is to go; posting there successfully makes Mia forget it.</param>
/// <param name="Fields">Name and value of each field, in order.</param>
public sealed record KeptText(Guid Id, string Path, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>Keeps what was typed when a session ended in the middle of it, or when a confirmation was needed. One per person.</summary>
public interface IKeptPosts
{
    /// <summary>What is kept for the person; null when nothing is.</summary>
    Task<KeptText?> FindAsync(Guid userId, CancellationToken ct);

    /// <summary>Throws it away.</summary>
    Task ForgetAsync(Guid userId, Guid id, CancellationToken ct);
}

/// <inheritdoc cref="IKeptPosts" />
internal sealed class KeptPosts(PlatformDbContext db, DataSession data, TimeProvider clock) : IKeptPosts
{
    private const int MostFields = 500;
    private const int MostCharacters = 400_000;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    /// <summary>Keeps the fields of a form. Secrets, the antiforgery token and the idempotency key are left out: the form that gives the text back has its own.</summary>
    public async Task KeepAsync(Guid userId, HttpRequest request, CancellationToken ct)
    {
        // A file would be put into the temporary folder as it is; it is still with the person who chose it.
        if (request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            return;
        }

        var form = await request.ReadFormAsync(ct);
        var fields = form.Where(f => !IsSecret(f.Key))
            .SelectMany(f => f.Value.Select(v => new KeyValuePair<string, string>(f.Key, v ?? ""))).Take(MostFields).ToList();
        if (fields.Count == 0 || fields.Sum(f => f.Key.Length + f.Value.Length) > MostCharacters)
        {
            return;
        }

        var path = request.Path + request.QueryString;
        var now = clock.UtcNow();
        await data.WriteAsync(async _ =>
        {
            var old = now - Memory;
            db.RemoveRange(await db.Set<KeptPost>().Where(p => p.UserId == userId || p.At < old).ToListAsync(ct));
            db.Add(new KeptPost(userId, path, JsonSerializer.Serialize(fields), now));
        }, ct);
    }

    public async Task<KeptText?> FindAsync(Guid userId, CancellationToken ct)
    {
        var old = clock.UtcNow() - Memory;
        var row = await db.Set<KeptPost>().AsNoTracking().Where(p => p.UserId == userId && p.At >= old).FirstOrDefaultAsync(ct);
        return row is null ? null : new KeptText(row.Id, $"{row.Path}{(row.Path.Contains('?') ? '&' : '?')}{IdentityMiddleware.KeptMark}={row.Id}", JsonSerializer.Deserialize<List<KeyValuePair<string, string>>>(row.Fields ?? "[]") ?? []);
    }

    public Task ForgetAsync(Guid userId, Guid id, CancellationToken ct) => data.WriteAsync(async _ =>
        db.RemoveRange(await db.Set<KeptPost>().Where(p => p.Id == id && p.UserId == userId).ToListAsync(ct)), ct);

    private static bool IsSecret(string name) =>
        name is "__RequestVerificationToken" or RequestKey.Field || name.Contains("password", StringComparison.OrdinalIgnoreCase);
}
