using Mia.Platform.Data;
using Mia.Platform.Jobs;
using Mia.Platform.Messaging;
using Mia.Platform.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mia.Platform.Tests.Jobs;

public sealed class JobTests
{
    [Fact]
    public async Task A_requested_job_runs_and_says_how_it_went()
    {
        await using var host = await StartAsync();
        await RequestAsync(host, "prov");
        var runner = host.Get<JobRunner>();
        Assert.Contains("prov", await runner.DueAsync(default));
        await runner.RunNowAsync("prov", default);

        var state = await StateAsync(host);
        Assert.Equal((JobStatus.Done, "klart"), (state.Status, state.Progress!.Text));
        Assert.Null(state.NextAt);
        Assert.DoesNotContain("prov", await runner.DueAsync(default));
        Assert.Equal(1, host.Get<Trial>().Runs);
    }

    [Fact]
    public async Task A_failing_job_is_tried_again_later_and_its_message_is_not_kept()
    {
        await using var host = await StartAsync();
        host.Get<Trial>().Failure = new InvalidOperationException("hemligt");
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Get<JobRunner>().RunNowAsync("prov", default));
        var state = await StateAsync(host);
        Assert.Equal((JobStatus.Failed, nameof(InvalidOperationException)), (state.Status, state.Error));
        Assert.InRange(state.NextAt!.Value - state.EndedAt!.Value, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(61));

        host.Get<Trial>().Failure = null;
        await host.Get<JobRunner>().RunNowAsync("prov", default);
        Assert.Equal(JobStatus.Done, (await StateAsync(host)).Status);
    }

    [Fact]
    public async Task A_job_that_was_killed_runs_again()
    {
        await using var host = await StartAsync();
        await host.WriteAsync((s, _) =>
        {
            s.GetRequiredService<PlatformDbContext>().Add(new JobRow { Id = "prov", Status = JobStatus.Running });
            return Task.CompletedTask;
        });
        Assert.DoesNotContain("prov", await host.Get<JobRunner>().DueAsync(default));
        await host.Get<JobRunner>().InterruptedAsync(default);
        Assert.Contains("prov", await host.Get<JobRunner>().DueAsync(default));
    }

    [Fact]
    public async Task The_runner_runs_what_is_asked_for_once_and_stops_when_told()
    {
        await using var host = await StartAsync();
        var trial = host.Get<Trial>();
        trial.Waits = new TaskCompletionSource();
        var runner = host.Services.GetServices<IHostedService>().OfType<JobRunner>().Single();
        await runner.StartAsync(default);
        await RequestAsync(host, "prov");
        while (trial.Runs == 0)
            await Task.Delay(20);
        await RequestAsync(host, "prov");
        await Task.Delay(200);
        Assert.Equal(1, trial.Runs);
        Assert.Equal("halvvägs", (await StateAsync(host)).Progress!.Text);
        await runner.StopAsync(default);
        Assert.Equal(JobStatus.Running, (await StateAsync(host)).Status);
    }

    [Fact]
    public async Task An_unknown_job_does_not_exist()
    {
        await using var host = await StartAsync();
        await Assert.ThrowsAsync<NotFoundException>(() => RequestAsync(host, "annat"));
    }

    [Fact]
    public async Task Old_answers_of_forms_are_forgotten()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(async (s, ct) =>
        {
            await s.GetRequiredService<OnceStore>().AddAsync(Guid.NewGuid(), "new", null, "1", ct);
            await s.GetRequiredService<OnceStore>().AddAsync(Guid.NewGuid(), "old", null, "1", ct);
            await s.GetRequiredService<PlatformDbContext>().Database.ExecuteSqlRawAsync("UPDATE Platform_Once SET At = 1 WHERE Command = 'old'", ct);
        });
        await host.Get<JobRunner>().RunNowAsync("rensa-formularnycklar", default);
        using var outside = host.Outside();
        Assert.Equal(["new"], outside.Query("SELECT Command FROM Platform_Once", r => r.GetString(0)));
    }

    private static Task<DataHost> StartAsync() => DataHost.StartAsync(null, services =>
    {
        services.AddSingleton<Trial>();
        services.AddScoped<IJob, TrialJob>();
    });

    private static Task<int> RequestAsync(DataHost host, string id) => host.ReadAsync(async s =>
    {
        await s.GetRequiredService<IJobBoard>().RequestAsync(id, default);
        return 0;
    });

    private static Task<JobState> StateAsync(DataHost host) =>
        host.ReadAsync(async s => (await s.GetRequiredService<IJobBoard>().ListAsync(default)).Single(state => state.Id == "prov"));

    private sealed class Trial
    {
        public int Runs;

        public Exception? Failure { get; set; }

        public TaskCompletionSource? Waits { get; set; }
    }

    private sealed class TrialJob(Trial trial, DataScope scope) : IJob
    {
        public string Id => "prov";

        public string Name => "Prov";

        public TimeSpan? Every => null;

        public async Task RunAsync(IProgress<JobProgress> progress, CancellationToken ct)
        {
            Assert.True(scope.Everything);
            progress.Report(new JobProgress(1, 2, "halvvägs"));
            Interlocked.Increment(ref trial.Runs);
            if (trial.Failure is { } failure)
                throw failure;
            if (trial.Waits is { } waits)
                await waits.Task.WaitAsync(ct);
            progress.Report(new JobProgress(2, 2, "klart"));
        }
    }
}
