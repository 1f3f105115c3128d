using System.Collections.Concurrent;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.People;
using Mia.Platform.Data;
using Mia.Platform.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Access;

/// <summary>A case in the directory, with what its lists ask for.</summary>
internal sealed record DirectoryEntry(Guid CaseId, string Name, int Born, Guid DelprojektId, Guid ParticipantId, Guid ControllerId, CaseStatus Status,
    bool IsProtected, IReadOnlyList<Guid> Responsible, string LastFour)
    // One name as it is read on the screen, so that the order of the list is the order that is seen.
    : NameEntry<Guid>(CaseId, "", Name, Born, DelprojektId);

/// <summary>
/// All cases by the participant's name, in memory. Read as a whole at the first question and kept right by <see cref="CaseworkDbContext"/>,
/// which says after every commit which cases were touched.
/// </summary>
internal sealed class ParticipantDirectory(IServiceScopeFactory scopes) : IParticipantDirectory, IDisposable
{
    /// <summary>Lists whose length is remembered: some for everybody who is signed in.</summary>
    private const int ListsKept = 1000;

    private readonly NameIndex<Guid, DirectoryEntry> _index = new();
    private readonly ConcurrentDictionary<Guid, string> _names = new();
    private readonly ConcurrentDictionary<DirectoryQuery, (long Version, int Count)> _counts = new();
    private readonly SemaphoreSlim _loading = new(1);
    private volatile bool _loaded;

    public string NameOf(Guid participantId)
    {
        Load();
        return _names.GetValueOrDefault(participantId, "Okänd deltagare");
    }

    public IReadOnlyList<Guid> Search(string text, Guid delprojektId, Guid? controllerId, Guid? viewerId, int take)
    {
        Load();
        // Somebody with several cases is one hit.
        return [.. _index.Search(text, take * 2, e => Sees(e, delprojektId, controllerId, viewerId)).Select(e => e.ParticipantId).Distinct().Take(take)];
    }

    public IReadOnlyList<Guid> WithLastFour(string lastFour, Guid delprojektId, Guid? controllerId, Guid? viewerId, int take)
    {
        Load();
        return [.. _index.All(delprojektId, e => e.LastFour == lastFour && Sees(e, delprojektId, controllerId, viewerId)).Select(e => e.ParticipantId).Distinct().Take(take)];
    }

    public IReadOnlySet<Guid> HiddenFrom(Guid? viewerId, Guid delprojektId)
    {
        Load();
        return _index.All(delprojektId, e => e.IsProtected && !Answers(e, viewerId)).Select(e => e.CaseId).ToHashSet();
    }

    public DirectoryPage Page(DirectoryQuery query)
    {
        Load();
        bool Fits(DirectoryEntry e) => (query.Status is null || e.Status == query.Status) && (!query.OnlyOpen || e.Status.IsOpen())
            && (!query.OnlyEnded || !e.Status.IsOpen()) && Sees(e, query.DelprojektId, query.ControllerId, query.ViewerId);
        var back = query.Before is { } before ? _index.Before(query.DelprojektId, before, query.Take, Fits) : null;
        // Less than a page before it: the first page, whole.
        var page = back is { HasEarlier: true } ? back : _index.After(query.DelprojektId, query.Before is null ? query.After ?? Guid.Empty : Guid.Empty, query.Take, Fits);
        return new([.. page.Entries.Select(e => e.CaseId)], page.HasMore, page.HasEarlier, Count(query, Fits));
    }

    /// <summary>The same lists are opened again and again between two changes.</summary>
    private int Count(DirectoryQuery query, Func<DirectoryEntry, bool> fits)
    {
        var list = query with { After = null, Before = null };
        var version = _index.Version;
        if (_counts.TryGetValue(list, out var known) && known.Version == version) return known.Count;
        var count = _index.CountUpTo(query.DelprojektId, query.CountTo, fits);
        if (_counts.Count >= ListsKept) _counts.Clear();
        _counts[list] = (version, count);
        return count;
    }

    /// <summary>Reads these cases anew. Called after commit.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<Guid> caseIds, IReadOnlyCollection<Guid> participantIds)
    {
        if (!_loaded) return;
        foreach (var entry in await ReadAsync(c => caseIds.Contains(c.Id) || participantIds.Contains(c.ParticipantId))) Set(entry);
    }

    public void Dispose()
    {
        _index.Dispose();
        _loading.Dispose();
    }

    private static bool Sees(DirectoryEntry entry, Guid delprojektId, Guid? controllerId, Guid? viewerId) =>
        entry.Group == delprojektId && (controllerId is null || entry.ControllerId == controllerId)
        && (!entry.IsProtected || Answers(entry, viewerId));

    private static bool Answers(DirectoryEntry entry, Guid? viewerId) => viewerId is { } me && entry.Responsible.Contains(me);

    private void Set(DirectoryEntry entry)
    {
        _names[entry.ParticipantId] = entry.Name;
        _index.Set(entry);
    }

    private void Load()
    {
        if (_loaded) return;
        _loading.Wait();
        try
        {
            if (_loaded) return;
            // Once per start, and the first question needs the answer.
            var all = Task.Run(() => ReadAsync(_ => true)).GetAwaiter().GetResult();
            foreach (var entry in all) _names[entry.ParticipantId] = entry.Name;
            _index.Replace(all);
            _loaded = true;
        }
        finally
        {
            _loading.Release();
        }
    }

    private Task<List<DirectoryEntry>> ReadAsync(System.Linq.Expressions.Expression<Func<Case, bool>> which) => scopes.RunAsSystemAsync(async services =>
    {
        var db = services.GetRequiredService<CaseworkDbContext>();
        var cases = db.Cases.AsNoTracking().Where(which);
        // Only protected persons are looked up by who answers for them.
        var responsible = (await cases.Where(c => c.Participant.Protection != ProtectionLevel.None)
            .SelectMany(c => c.Responsibilities.Where(r => r.To == null).Select(r => new { r.CaseId, r.UserId })).ToListAsync()).ToLookup(r => r.CaseId, r => r.UserId);
        // Row by row: what 100 000 rows leave behind at once stays with the process.
        var numbers = new Dictionary<Guid, string>();
        await foreach (var d in db.Designations.AsNoTracking().Where(d => d.ValidTo == null && cases.Any(c => c.ParticipantId == d.ParticipantId))
            .Select(d => new { d.ParticipantId, d.Number }).AsAsyncEnumerable()) numbers.TryAdd(d.ParticipantId, string.Intern(d.Number[^4..]));
        var entries = new List<DirectoryEntry>();
        await foreach (var c in cases.Select(c => new
        {
            c.Id, c.ParticipantId, c.DelprojektId, c.ControllerId, c.Status, c.Participant.Name, c.Participant.BirthDate,
            Hidden = c.Participant.Protection != ProtectionLevel.None,
        }).AsAsyncEnumerable())
        {
            entries.Add(new(c.Id, c.Name, c.BirthDate.Year, c.DelprojektId, c.ParticipantId, c.ControllerId, c.Status, c.Hidden,
                c.Hidden ? [.. responsible[c.Id]] : [], numbers.GetValueOrDefault(c.ParticipantId, "")));
        }
        return entries;
    });
}
