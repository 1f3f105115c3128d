using System.Diagnostics.Metrics;

namespace Mia.Platform.Data;

/// <summary>Numbers about the data layer, without personal data. Meter <c>Mia.Data</c>.</summary>
internal static class DataMetrics
{
    private static readonly Meter Meter = new("Mia.Data");

    /// <summary>Milliseconds a writer stood in the queue.</summary>
    public static readonly Histogram<double> WriteWait = Meter.CreateHistogram<double>("mia.write.wait", "ms");

    /// <summary>Milliseconds a write transaction held the gate.</summary>
    public static readonly Histogram<double> WriteHeld = Meter.CreateHistogram<double>("mia.write.held", "ms");

    /// <summary>Saves that the disk refused: full, read-only or broken.</summary>
    public static readonly Counter<int> WriteFailed = Meter.CreateCounter<int>("mia.write.failed", null, "Saves that the disk refused");

    /// <summary>Entries per durable commit of the access log.</summary>
    public static readonly Histogram<int> AuditBatch = Meter.CreateHistogram<int>("mia.audit.batch");
}
