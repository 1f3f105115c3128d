namespace Mia.Benchmarks.Measuring;

/// <summary>What a load run saw.</summary>
/// <param name="Latencies">Milliseconds, sorted.</param>
/// <param name="Seconds">Wall time of the run.</param>
/// <param name="CpuSeconds">User and system time of the server during the run.</param>
/// <param name="Failures">Answers with another status than expected, by status.</param>
internal sealed record LoadResult(double[] Latencies, double Seconds, double CpuSeconds, IReadOnlyDictionary<int, int> Failures)
{
    public int Count => Latencies.Length;
    public double PerSecond => Count / Seconds;
    public double CpuPerThousand => Count == 0 ? double.NaN : CpuSeconds / Count * 1000;
    public int Failed => Failures.Values.Sum();

    public double Percentile(double p) => Count == 0 ? double.NaN : Latencies[Math.Min(Count - 1, (int)Math.Ceiling(p / 100 * Count) - 1)];

    /// <summary>How many took between the two times: the driver's own busy wait of 150 ms shows up between 140 and 160.</summary>
    public int Between(double from, double to) => Latencies.Count(l => l >= from && l <= to);

    public string Summary() =>
        $"{Report.Format(PerSecond)} req/s, {Report.Format(CpuPerThousand)} CPU-s/1000, p50 {Report.Format(Percentile(50))} ms, "
        + $"p99 {Report.Format(Percentile(99))} ms, p99.9 {Report.Format(Percentile(99.9))} ms"
        + (Failed == 0 ? "" : $", {Failed} failed: " + string.Join(", ", Failures.Select(f => $"{f.Value} × {f.Key}")));

    /// <summary>Several runs as one.</summary>
    public static LoadResult Together(IReadOnlyCollection<LoadResult> runs) => new(
        [.. runs.SelectMany(r => r.Latencies).Order()], runs.Sum(r => r.Seconds), runs.Sum(r => r.CpuSeconds),
        runs.SelectMany(r => r.Failures).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Sum(f => f.Value)));
}
