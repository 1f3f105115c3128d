using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.People;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mia.Casework.Access;

/// <summary>What the list of participants shows of a case, but the name.</summary>
internal sealed record ListedCase(Guid Id, Guid ParticipantId, Guid DelprojektId, Guid ControllerId)
{
    public int Number { get; init; }
    public CaseStatus Status { get; init; }
    public DateOnly EnrolledOn { get; init; }
    public DateOnly? EndedOn { get; init; }
    public DateOnly? LastContactOn { get; init; }
    public DateOnly? NextContactOn { get; init; }
    public int NoShowsInRow { get; init; }
    public bool IsProtected { get; init; }
    public Guid? MainResponsible { get; init; }

    /// <summary>Codes of running interventions, in order.</summary>
    public string Interventions { get; init; } = "";
}

/// <summary>
/// The rows of lists, kept in memory until one of them changes: the same pages are opened again and again. <see cref="CaseworkDbContext"/>
/// says after every commit which cases and people were touched.
/// </summary>
internal sealed class ListedCases
{
    /// <summary>More than all lists that are looked at during a day.</summary>
    private const int Most = 20_000;

    /// <summary>Compiled queries belong to one model, and there is one model per key ring: two hosts in one process have one each.</summary>
    private static readonly ConditionalWeakTable<IModel, Queries> Compiled = [];

    private readonly ConcurrentDictionary<Guid, ListedCase> _kept = new();
    private readonly Lock _lock = new();
    private long _changes;

    /// <summary>Those of the cases that the scope may see, in the order of the ids. What is not in memory is read in two statements.</summary>
    public List<ListedCase> Of(CaseworkDbContext db, DataScope scope, IReadOnlyList<Guid> ids)
    {
        var found = new Dictionary<Guid, ListedCase>(ids.Count);
        foreach (var id in ids)
        {
            if (_kept.TryGetValue(id, out var row)) found[id] = row;
        }
        if (found.Count < ids.Count) Read(db, [.. ids.Where(id => !found.ContainsKey(id))], found);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])
            .Where(c => c.DelprojektId == scope.DelprojektId && (scope.ControllerId is null || c.ControllerId == scope.ControllerId))];
    }

    /// <summary>These are read anew at the next question. Called after commit.</summary>
    public void Forget(IReadOnlySet<Guid> caseIds, IReadOnlySet<Guid> participantIds)
    {
        lock (_lock)
        {
            _changes++;
            foreach (var id in caseIds) _kept.TryRemove(id, out _);
            if (participantIds.Count == 0) return;
            foreach (var row in _kept.Values.Where(row => participantIds.Contains(row.ParticipantId)).ToList()) _kept.TryRemove(row.Id, out _);
        }
    }

    private void Read(CaseworkDbContext db, Guid[] missing, Dictionary<Guid, ListedCase> found)
    {
        var before = Interlocked.Read(ref _changes);
        var queries = Compiled.GetValue(db.Model, _ => new Queries());
        // SQLite answers at once or not at all: waiting for it asynchronously only costs.
        var running = queries.Running(db, missing).ToLookup(i => i.CaseId, i => i.TypeCode);
        var read = queries.Cases(db, missing).Select(c => c with { Interventions = string.Join(", ", running[c.Id].Distinct().Order(StringComparer.Ordinal)) }).ToList();
        foreach (var row in read) found[row.Id] = row;
        lock (_lock)
        {
            // Something was saved while these were read: they may be older than it.
            if (_changes != before) return;
            if (_kept.Count > Most) _kept.Clear();
            foreach (var row in read) _kept[row.Id] = row;
        }
    }

    private sealed record Running(Guid CaseId, string TypeCode);

    /// <summary>Two plain statements: the interventions as a collection of each case would make the database sort and EF collect, at twice the price.</summary>
    private sealed class Queries
    {
        public Func<CaseworkDbContext, IEnumerable<Guid>, IEnumerable<ListedCase>> Cases { get; } = EF.CompileQuery((CaseworkDbContext db, IEnumerable<Guid> ids) =>
            db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new ListedCase(c.Id, c.ParticipantId, c.DelprojektId, c.ControllerId)
            {
                Number = c.Number, Status = c.Status, EnrolledOn = c.EnrolledOn, EndedOn = c.EndedOn,
                LastContactOn = c.LastContactOn, NextContactOn = c.NextContactOn, NoShowsInRow = c.NoShowsInRow,
                IsProtected = c.Participant.Protection != ProtectionLevel.None,
                MainResponsible = c.Responsibilities.Where(r => r.IsMain && r.To == null).Select(r => (Guid?)r.UserId).FirstOrDefault(),
            }));

        public Func<CaseworkDbContext, IEnumerable<Guid>, IEnumerable<Running>> Running { get; } = EF.CompileQuery((CaseworkDbContext db, IEnumerable<Guid> ids) =>
            db.Interventions.AsNoTracking().Where(i => ids.Contains(i.CaseId) && i.EndsOn == null).Select(i => new Running(i.CaseId, i.TypeCode)));
    }
}
