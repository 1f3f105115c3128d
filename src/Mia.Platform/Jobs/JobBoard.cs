using System.Collections.Concurrent;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Jobs;

/// <summary>A job as the administrator sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Swedish.</param>
/// <param name="Every">How often it runs by itself; null: by hand only.</param>
/// <param name="Status">How it went last.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="EndedAt">UTC.</param>
/// <param name="NextAt">UTC; null when it waits for somebody to start it.</param>
/// <param name="Progress">How far it has come; null when it has said nothing.</param>
/// <param name="Error">Kind of the last failure.</param>
public sealed record JobState(string Id, string Name, TimeSpan? Every, JobStatus Status, DateTime? StartedAt, DateTime? EndedAt, DateTime? NextAt,
    JobProgress? Progress, string? Error);

/// <summary>What the jobs do, and a way to start one.</summary>
public interface IJobBoard
{
    /// <summary>All jobs, by name.</summary>
    Task<IReadOnlyList<JobState>> ListAsync(CancellationToken ct);

    /// <summary>Asks for a job to run as soon as possible. One that runs already is not started twice.</summary>
    /// <exception cref="Messaging.NotFoundException">There is no such job.</exception>
    Task RequestAsync(string id, CancellationToken ct);
}

/// <inheritdoc />
internal sealed class JobBoard(PlatformDbContext db, DataSession session, IEnumerable<IJob> jobs, JobProgressBook book, TimeProvider clock) : IJobBoard
{
    public async Task<IReadOnlyList<JobState>> ListAsync(CancellationToken ct)
    {
        var rows = await db.Set<JobRow>().AsNoTracking().ToDictionaryAsync(row => row.Id, ct);
        return [.. jobs.Select(job => State(job, rows.GetValueOrDefault(job.Id))).OrderBy(state => state.Name, StringComparer.Ordinal)];
    }

    public Task RequestAsync(string id, CancellationToken ct)
    {
        if (!jobs.Any(job => job.Id == id))
            throw new Messaging.NotFoundException();
        return session.WriteAsync(async token =>
        {
            var row = await db.Set<JobRow>().FirstOrDefaultAsync(r => r.Id == id, token);
            if (row is null)
                db.Add(row = new JobRow { Id = id });
            row.NextAt = clock.GetUtcNow().UtcDateTime;
            session.OnCommitted(book.Wake);
        }, ct);
    }

    private JobState State(IJob job, JobRow? row)
    {
        var progress = book.Find(job.Id) ?? (row is { Text.Length: > 0 } or { Total: > 0 } ? new JobProgress(row.Done, row.Total, row.Text) : null);
        return new JobState(job.Id, job.Name, job.Every, row?.Status ?? JobStatus.New, row?.StartedAt, row?.EndedAt, row?.NextAt, progress, row?.Error);
    }
}

/// <summary>How far running jobs have come, in memory, and the bell that wakes the runner.</summary>
internal sealed class JobProgressBook : IDisposable
{
    private readonly ConcurrentDictionary<string, JobProgress> _running = new();
    private readonly SemaphoreSlim _bell = new(0);

    public JobProgress? Find(string id) => _running.GetValueOrDefault(id);

    public void Note(string id, JobProgress progress) => _running[id] = progress;

    public void Forget(string id) => _running.TryRemove(id, out _);

    public void Wake() => _bell.Release();

    /// <summary>Until somebody rings, or the time is out.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(most, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            await _bell.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
        }
    }

    public void Dispose() => _bell.Dispose();
}
