using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace Mia.Platform.Hosting.Metrics;

/// <summary>
/// Adds up what the meters of the program say, so that <c>/metrics</c> can tell it. Only labels that are named here are kept: a label that
/// somebody else's library brings could hold anything.
/// </summary>
internal sealed class MetricBook : IDisposable
{
    /// <summary>A page that many made-up addresses lead to must not fill the memory.</summary>
    private const int MostSeries = 2000;

    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] Milliseconds = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 5000];
    private static readonly double[] Numbers = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    private static readonly FrozenDictionary<string, string> Labels = new Dictionary<string, string>
    {
        ["http.route"] = "page", ["http.request.method"] = "method", ["http.response.status_code"] = "status", ["cpu.mode"] = "mode", ["gc.heap.generation"] = "generation",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Wanted = new[]
    {
        "http.server.request.duration", "http.server.active_requests", "dotnet.process.cpu.time", "dotnet.process.memory.working_set", "dotnet.gc.collections",
        "dotnet.gc.pause.time", "dotnet.thread_pool.queue.length", "dotnet.exceptions",
    }.ToFrozenSet();

    private readonly ConcurrentDictionary<(string Name, string Labels), MetricSeries> _series = new();
    private readonly MeterListener _listener = new();
    private readonly IMeterFactory _own;

    public MetricBook(IMeterFactory own)
    {
        _own = own;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (IsOurs(instrument)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Note(i, value, tags));
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Note(i, value, tags));
        _listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Note(i, value, tags));
        _listener.Start();
    }

    /// <summary>Everything there is now, by name.</summary>
    public IReadOnlyList<MetricSeries> Read()
    {
        _listener.RecordObservableInstruments();
        return [.. _series.Values.OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Labels, StringComparer.Ordinal)];
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Two hosts in one process, as in tests, have meters of the same name; each counts its own.</summary>
    private bool IsOurs(Instrument instrument) =>
        (instrument.Meter.Name.StartsWith("Mia.", StringComparison.Ordinal) || Wanted.Contains(instrument.Name))
        && (instrument.Meter.Scope is not IMeterFactory scope || ReferenceEquals(scope, _own));

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelsOf(tags);
        if (!_series.TryGetValue((instrument.Name, labels), out var series))
        {
            if (_series.Count >= MostSeries) return;
            series = _series.GetOrAdd((instrument.Name, labels), _ => Make(instrument, labels));
        }
        series.Note(value);
    }

    private static MetricSeries Make(Instrument instrument, string labels)
    {
        var type = instrument.GetType().Name;
        var kind = type.StartsWith("Histogram", StringComparison.Ordinal) ? MetricKind.Histogram
            : type.StartsWith("Counter", StringComparison.Ordinal) ? MetricKind.Counter
            : type.StartsWith("ObservableCounter", StringComparison.Ordinal) ? MetricKind.TotalSoFar
            : type.StartsWith("UpDown", StringComparison.Ordinal) ? MetricKind.UpAndDown : MetricKind.Gauge;
        var (unit, bounds) = instrument.Unit switch { "s" => ("_seconds", Seconds), "ms" => ("_milliseconds", Milliseconds), "By" => ("_bytes", Numbers), _ => ("", Numbers) };
        var total = kind is MetricKind.Counter or MetricKind.TotalSoFar ? "_total" : "";
        return new(instrument.Name.Replace('.', '_') + unit + total, labels, kind, instrument.Description ?? "", kind == MetricKind.Histogram ? bounds : []);
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = "";
        foreach (var (key, value) in tags)
        {
            if (!Labels.TryGetValue(key, out var name) || value is null) continue;
            text += (text.Length == 0 ? "" : ",") + MetricText.Label(name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!);
        }
        return text;
    }
}

/// <summary>How values of a series are put together.</summary>
internal enum MetricKind
{
    /// <summary>Each value adds.</summary>
    Counter,

    /// <summary>Each value is the sum so far.</summary>
    TotalSoFar,

    /// <summary>Each value adds or takes away.</summary>
    UpAndDown,

    /// <summary>The last value holds.</summary>
    Gauge,

    /// <summary>Values are sorted into sizes.</summary>
    Histogram,
}

/// <summary>One line, or for a histogram one family of lines.</summary>
internal sealed class MetricSeries(string name, string labels, MetricKind kind, string help, IReadOnlyList<double> bounds)
{
    private readonly Lock _lock = new();
    private readonly long[] _buckets = new long[bounds.Count];
    private double _sum;
    private long _count;

    public string Name => name;

    public string Labels => labels;

    public MetricKind Kind => kind;

    public string Help => help;

    public IReadOnlyList<double> Bounds => bounds;

    public void Note(double value)
    {
        lock (_lock)
        {
            _sum = kind is MetricKind.TotalSoFar or MetricKind.Gauge ? value : _sum + value;
            _count++;
            for (var i = 0; i < _buckets.Length; i++)
            {
                if (value > bounds[i]) continue;
                _buckets[i]++;
                break;
            }
        }
    }

    /// <summary>A view that does not change while it is written.</summary>
    public (double Sum, long Count, long[] Buckets) Take()
    {
        lock (_lock) return (_sum, _count, [.. _buckets]);
    }
}
