using System.Collections.Concurrent;
using System.Text.Json;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.People;
using Mia.FollowUp.Data;
using Mia.FollowUp.Targets;
using Mia.Platform.Data;
using Mia.Platform.Data.Logs;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.FollowUp.Numbers;

/// <summary>
/// Reads the board of one delprojekt. Works in a scope of its own that sees all rows but fetches only sums, so that people without any
/// right to persons can be shown the numbers. The number of statements is the same for ten participants and for 100 000.
/// </summary>
internal sealed class BoardReader(IServiceScopeFactory scopes, ICodeLists codes, ChangeLog changes, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(Guid, Guid?, BoardPeriod), (long Seq, DateTime At, Board Board)> _kept = new();

    /// <summary>The board.</summary>
    /// <param name="delprojektId">Which.</param>
    /// <param name="controllerId">Only this controller's persons, when the reader's role is limited to one; then the list behind it is equal.</param>
    /// <param name="period">Limits.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Board> ReadAsync(Guid delprojektId, Guid? controllerId, BoardPeriod period, CancellationToken ct)
    {
        // Every change writes to the change log in the same transaction: as long as its head stands still, so do the numbers.
        var (key, head, now) = ((delprojektId, controllerId, period), changes.Head.Seq, time.UtcNow());
        if (_kept.TryGetValue(key, out var kept) && kept.Seq == head && now - kept.At < Longest && now >= kept.At) return kept.Board;
        var board = await scopes.RunAsSystemAsync(services =>
            CountAsync(services.GetRequiredService<FollowUpDbContext>(), delprojektId, controllerId, period, ct));
        if (_kept.Count > 500) _kept.Clear();
        _kept[key] = (head, now, board);
        return board;
    }

    /// <summary>All targets and definitions of a delprojekt; no person is among them.</summary>
    public Task<TargetBook> TargetsAsync(Guid delprojektId, DateOnly day, CancellationToken ct) => scopes.RunAsSystemAsync(services =>
        BookAsync(services.GetRequiredService<FollowUpDbContext>(), delprojektId, day, ct));

    private static async Task<TargetBook> BookAsync(FollowUpDbContext db, Guid delprojektId, DateOnly day, CancellationToken ct)
    {
        var ever = await db.Targets.AsNoTracking().Where(t => t.DelprojektId == delprojektId).ToListAsync(ct);
        var definitions = await db.Definitions.AsNoTracking().ToListAsync(ct);
        var rules = await db.SmallNumberRules.AsNoTracking().ToListAsync(ct);
        var rule = rules.Where(r => r.ValidFrom <= day).MaxBy(r => r.ValidFrom);
        return new(ever, Target.On(ever, day), definitions.ToDictionary(d => d.Key, StringComparer.Ordinal),
            rule is null ? Proposals.SmallNumbersDefault : new SmallNumbers(rule.SmallestCount, rule.SmallestBase));
    }

    internal OutcomeMarks Marks() => new(
        codes.Marked(CodeLists.Outcome, CodeMarks.Work), codes.Marked(CodeLists.Outcome, CodeMarks.Studies),
        codes.Marked(CodeLists.Outcome, CodeMarks.OrdinaryAf), codes.Marked(CodeLists.Outcome, CodeMarks.OrdinaryKommun));

    private async Task<Board> CountAsync(FollowUpDbContext db, Guid delprojektId, Guid? controllerId, BoardPeriod period, CancellationToken ct)
    {
        var book = await BookAsync(db, delprojektId, period.To, ct);
        var source = new FactSource(db, delprojektId, controllerId, period);
        var enrolled = await source.Enrolled().GroupBy(x => x.Person.Gender)
            .Select(g => new { g.Key, Persons = g.Select(x => x.Case.ParticipantId).Distinct().Count(), Cases = g.Count() }).ToListAsync(ct);
        var (reasons, manners) = (Left(CodeLists.EndReason), Left(CodeLists.EndManner));
        var exits = await source.Exits().GroupBy(x => new
            {
                x.Person.Gender, x.Exit.Outcomes, x.Exit.NeedsReceiver, x.Exit.Empowerment, x.Confirmed,
                Left = reasons.Contains(x.Exit.EndReason) || manners.Contains(x.Exit.Manner),
            })
            .Select(g => new { g.Key, Cases = g.Count() }).ToListAsync(ct);
        return BoardBuilder.Build(book.Now, book.Definitions, new BoardFacts(
            [.. enrolled.Select(g => new VolumeGroup(g.Key, g.Persons, g.Cases))],
            [.. exits.Select(g => new ExitGroup(g.Key.Gender, Outcomes(g.Key.Outcomes), g.Key.NeedsReceiver, g.Key.Confirmed, g.Key.Empowerment, g.Cases) { DiedOrMoved = g.Key.Left })],
            Marks()), book.Rule);
    }

    private string[] Left(string list) => [.. codes.Marked(list, CodeMarks.Deceased).Union(codes.Marked(list, CodeMarks.Moved))];

    internal static string[] Outcomes(string stored) => stored.Length == 0 ? [] : JsonSerializer.Deserialize<string[]>(stored) ?? [];
}

/// <summary>Targets of one delprojekt.</summary>
/// <param name="Ever">All that have held.</param>
/// <param name="Now">Those that hold, in order.</param>
/// <param name="Definitions">All, by key.</param>
/// <param name="Rule">Rule for small numbers that holds.</param>
internal sealed record TargetBook(IReadOnlyList<Target> Ever, IReadOnlyList<Target> Now, IReadOnlyDictionary<string, Definition> Definitions, SmallNumbers Rule)
{
    private static readonly Basis[] Ordinary = [Basis.OrdinaryAf, Basis.OrdinaryAfOrKommun];

    /// <summary>Definitions that the number of a target may be counted by.</summary>
    public IEnumerable<Definition> Alike(Target target)
    {
        var basis = Definitions[target.CountedBy].Basis;
        return Definitions.Values.Where(d => d.Basis == basis || (Ordinary.Contains(basis) && Ordinary.Contains(d.Basis))).OrderBy(d => d.Key, StringComparer.Ordinal);
    }
}

/// <summary>An enrolled case with its person.</summary>
internal sealed class EnrolledFact
{
    public required CaseFact Case { get; init; }
    public required PersonFact Person { get; init; }
}

/// <summary>A finished case with its person.</summary>
internal sealed class FinishedFact
{
    public required ExitFact Exit { get; init; }
    public required PersonFact Person { get; init; }
    public required bool Confirmed { get; init; }
}

/// <summary>The rows that a number is counted from: the same for the sum and for the list behind it.</summary>
internal sealed class FactSource(FollowUpDbContext db, Guid delprojektId, Guid? controllerId, BoardPeriod period)
{
    /// <summary>Cases that began in the period, without misregistrations (registration.md 11.5).</summary>
    public IQueryable<EnrolledFact> Enrolled()
    {
        var misregistered = db.Set<ExitFact>().Where(e => e.DelprojektId == delprojektId && e.DeletedAt == null && !e.Counts).Select(e => e.CaseId);
        var cases = db.Set<CaseFact>().Where(c => c.DelprojektId == delprojektId && c.DeletedAt == null && c.EnrolledOn <= period.To
            && !misregistered.Contains(c.Id));
        if (period.From is { } from) cases = cases.Where(c => c.EnrolledOn >= from);
        if (controllerId is { } controller) cases = cases.Where(c => c.ControllerId == controller);
        return cases.Join(Persons(), c => c.ParticipantId, p => p.Id, (c, p) => new EnrolledFact { Case = c, Person = p });
    }

    /// <summary>Cases that ended in the period, without misregistrations.</summary>
    public IQueryable<FinishedFact> Exits()
    {
        var exits = db.Set<ExitFact>().Where(e => e.DelprojektId == delprojektId && e.DeletedAt == null && e.Counts && e.EndedOn <= period.To);
        if (period.From is { } from) exits = exits.Where(e => e.EndedOn >= from);
        if (controllerId is { } controller) exits = exits.Where(e => e.ControllerId == controller);
        var confirmed = db.Set<HandoverFact>().Where(h => h.DelprojektId == delprojektId && h.DeletedAt == null && h.ReceivedAt != null
            && h.Status >= HandoverStatus.Received && h.Status <= HandoverStatus.Done).Select(h => h.CaseId);
        return exits.Join(Persons(), e => e.ParticipantId, p => p.Id,
            (e, p) => new FinishedFact { Exit = e, Person = p, Confirmed = confirmed.Contains(e.CaseId) });
    }

    private IQueryable<PersonFact> Persons() => period.Kommun is { } kommun
        ? db.Set<PersonFact>().Where(p => p.KommunCode == kommun)
        : db.Set<PersonFact>();
}
