using System.Collections.Concurrent;
using System.Diagnostics;

namespace Mia.Benchmarks.Measuring;

/// <summary>Makes the next request. Called from many connections at once.</summary>
internal delegate ReadOnlyMemory<byte> NextRequest(int number);

/// <summary>Two ways to load a server over loopback.</summary>
internal static class Load
{
    /// <summary>Every connection asks again as soon as it is answered. Shows how much the server can do.</summary>
    public static Task<LoadResult> ClosedAsync(ServerProcess server, int connections, TimeSpan length, NextRequest next, int expected = 200) =>
        RunAsync(server, connections, expected, Stopwatch.StartNew(), (number, clock) => clock.Elapsed < length ? clock.Elapsed : null, next);

    /// <summary>A fixed number of requests from a number of connections at once.</summary>
    public static Task<LoadResult> CountedAsync(ServerProcess server, int connections, int count, NextRequest next, int expected = 200) =>
        RunAsync(server, connections, expected, Stopwatch.StartNew(), (number, clock) => number < count ? clock.Elapsed : null, next);

    /// <summary>Requests come at a rate, whether or not earlier ones are answered, and waiting counts. Shows what people feel.</summary>
    public static Task<LoadResult> OpenAsync(ServerProcess server, int connections, double perSecond, TimeSpan length, NextRequest next, int expected = 200) =>
        RunAsync(server, connections, expected, Stopwatch.StartNew(), (number, _) =>
        {
            var due = TimeSpan.FromSeconds(number / perSecond);
            return due < length ? due : null;
        }, next);

    private static async Task<LoadResult> RunAsync(ServerProcess server, int connections, int expected, Stopwatch clock,
        Func<int, Stopwatch, TimeSpan?> due, NextRequest next)
    {
        var number = -1;
        var latencies = new ConcurrentBag<List<double>>();
        var failures = new ConcurrentDictionary<int, int>();
        var cpu = server.CpuSeconds();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(WorkAsync)));
        var seconds = clock.Elapsed.TotalSeconds;
        return new([.. latencies.SelectMany(l => l).Order()], seconds, server.CpuSeconds() - cpu, failures);

        async Task WorkAsync()
        {
            var mine = new List<double>();
            latencies.Add(mine);
            using var connection = new HttpConnection(server.Url);
            while (true)
            {
                var turn = Interlocked.Increment(ref number);
                if (due(turn, clock) is not { } start) return;
                var wait = start - clock.Elapsed;
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait);
                    // The timer wakes up to a millisecond late; that is the generator's fault and not the server's.
                    start = clock.Elapsed;
                }

                int status;
                try
                {
                    status = await connection.SendAsync(next(turn), CancellationToken.None);
                }
                catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
                {
                    connection.Dispose();
                    status = 0;
                }

                mine.Add((clock.Elapsed - start).TotalMilliseconds);
                if (status != expected) failures.AddOrUpdate(status, 1, (_, n) => n + 1);
            }
        }
    }
}
