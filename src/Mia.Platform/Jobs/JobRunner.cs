using System.Collections.Concurrent;
using Mia.Platform.Data;
using Mia.Platform.Organisation;
using Mia.Platform.Toolbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mia.Platform.Jobs;

/// <summary>
/// Runs what is due, each job at most once at a time, two jobs side by side. State is in the database: a job that was killed with the
/// program is run again at the next start, one that failed is tried again after 1, 2, 4 … minutes, at most an hour.
/// </summary>
internal sealed class JobRunner(IServiceScopeFactory scopes, JobProgressBook book, TimeProvider clock,
    ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim _places = new(2, 2);
    private readonly ConcurrentDictionary<string, Task> _running = new();

    /// <summary>Runs one job now and waits for it, e.g. for a command of the program. Failures are thrown.</summary>
    public async Task RunNowAsync(string id, CancellationToken ct)
    {
        if (await RunAsync(id, ct) is { } failure)
            throw failure;
    }

    public override void Dispose()
    {
        _places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await InterruptedAsync(stoppingToken);
            // The first pages of a start go first.
            await book.WaitAsync(Look, clock, stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                foreach (var id in await DueAsync(stoppingToken))
                {
                    if (_running.ContainsKey(id))
                        continue;
                    _running[id] = Task.Run(() => RunAndForgetAsync(id, stoppingToken), CancellationToken.None);
                }
                await book.WaitAsync(Look, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        await Task.WhenAll(_running.Values);
    }

    // What ran when the program was killed runs again.
    internal Task InterruptedAsync(CancellationToken ct) => WriteAsync(async db =>
    {
        foreach (var row in await db.Set<JobRow>().Where(row => row.Status == JobStatus.Running).ToListAsync(ct))
        {
            row.Status = JobStatus.Interrupted;
            row.NextAt = Now;
        }
    }, ct);

    internal async Task<IReadOnlyList<string>> DueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Set<JobRow>().AsNoTracking().ToDictionaryAsync(row => row.Id, ct);
        var due = new List<string>();
        foreach (var job in scope.ServiceProvider.GetServices<IJob>())
        {
            var wanted = rows.TryGetValue(job.Id, out var row) ? row.NextAt <= Now : job.Every is not null;
            if (wanted && row?.Status != JobStatus.Running && await RestsAsync(scope.ServiceProvider, job) == false)
                due.Add(job.Id);
        }
        return due;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static async Task<bool> RestsAsync(IServiceProvider services, IJob job)
    {
        if (job.Tool is not { } tool)
            return false;
        var toolbox = services.GetRequiredService<IToolbox>();
        foreach (var delprojekt in services.GetRequiredService<IDelprojektDirectory>().All)
        {
            if (await toolbox.IsOnAsync(tool, delprojekt.Id))
                return false;
        }
        return true;
    }

    private async Task RunAndForgetAsync(string id, CancellationToken ct)
    {
        try
        {
            await RunAsync(id, ct);
        }
#pragma warning disable CA1031 // The state could not be saved (disk full): the job stays as it was, the runner goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError("Job {Job} could not be noted: {Kind}", id, e.GetType().Name);
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    private async Task<Exception?> RunAsync(string id, CancellationToken ct)
    {
        var entered = false;
        Exception? failure = null;
        TimeSpan? every = null;
        try
        {
            await _places.WaitAsync(ct);
            entered = true;
            await StateAsync(id, row => (row.Status, row.StartedAt, row.EndedAt, row.Done, row.Total, row.Text) = (JobStatus.Running, Now, null, 0, 0, ""), ct);
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DataScope>().EnterEverything();
            var job = scope.ServiceProvider.GetServices<IJob>().First(job => job.Id == id);
            every = job.Every;
            await job.RunAsync(new Progress(book, id), ct);
        }
        catch (OperationCanceledException e) when (ct.IsCancellationRequested)
        {
            // The program stops. The row stays at Running, and so is found at the next start.
            return e;
        }
#pragma warning disable CA1031 // Whatever a job throws, the others go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e;
            log.LogError("Job {Job} failed: {Kind}", id, e.GetType().Name);
            log.LogDebug(e, "Job {Job}", id);
        }
        finally
        {
            if (entered)
                _places.Release();
        }
        await EndAsync(id, every, failure, ct);
        return failure;
    }

    private async Task EndAsync(string id, TimeSpan? every, Exception? failure, CancellationToken ct)
    {
        var last = book.Find(id);
        try
        {
            await StateAsync(id, row =>
            {
                row.EndedAt = Now;
                row.Status = failure is null ? JobStatus.Done : JobStatus.Failed;
                row.Error = failure?.GetType().Name;
                row.Failures = failure is null ? 0 : row.Failures + 1;
                row.NextAt = failure is null
                    ? every is { } pause ? Now + pause : null
                    : Now + TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, row.Failures - 1)));
                if (last is not null)
                    (row.Done, row.Total, row.Text) = (last.Done, last.Total, last.Text);
            }, ct);
        }
        catch (OperationCanceledException)
        {
            // The program stops; the job runs once more at the next start, which it must bear.
        }
        book.Forget(id);
    }

    private Task StateAsync(string id, Action<JobRow> change, CancellationToken ct) => WriteAsync(async db =>
    {
        var row = await db.Set<JobRow>().FirstOrDefaultAsync(r => r.Id == id, ct);
        if (row is null)
            db.Add(row = new JobRow { Id = id });
        change(row);
    }, ct);

    private async Task WriteAsync(Func<PlatformDbContext, Task> work, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        await scope.ServiceProvider.GetRequiredService<DataSession>().WriteAsync(_ => work(db), ct);
    }

    private sealed class Progress(JobProgressBook book, string id) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => book.Note(id, value);
    }
}
