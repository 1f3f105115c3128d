using System.Diagnostics;

namespace Mia.Platform.Data;

/// <summary>
/// Lets one writer in at a time, first come first served. SQLite's own answer to two writers is to sleep 150 ms and try again;
/// behind the gate nobody is ever busy.
/// </summary>
public sealed class WriteGate
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _queue = new();
    private bool _taken;

    /// <summary>Writers that wait now.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>Waits for the turn. Dispose the result to let the next one in.</summary>
    public async ValueTask<Turn> EnterAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (!_taken)
            {
                _taken = true;
                DataMetrics.WriteWait.Record(0);
                return new Turn(this);
            }
            place = _queue.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        var from = Stopwatch.GetTimestamp();
        await using var registration = ct.Register(() => Leave(place, ct));
        await place.Value.Task;
        DataMetrics.WriteWait.Record(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        return new Turn(this);
    }

    private void Leave(LinkedListNode<TaskCompletionSource> place, CancellationToken ct)
    {
        lock (_lock)
        {
            if (place.List is null)
                return;
            _queue.Remove(place);
        }
        place.Value.TrySetCanceled(ct);
    }

    private void Next()
    {
        TaskCompletionSource? next = null;
        lock (_lock)
        {
            if (_queue.First is { } first)
            {
                _queue.RemoveFirst();
                next = first.Value;
            }
            else
            {
                _taken = false;
            }
        }
        next?.SetResult();
    }

    /// <summary>The right to write, until disposed.</summary>
    public sealed class Turn : IDisposable
    {
        private readonly long _from = Stopwatch.GetTimestamp();
        private WriteGate? _gate;

        internal Turn(WriteGate gate) => _gate = gate;

        /// <inheritdoc />
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _gate, null) is not { } gate)
                return;
            DataMetrics.WriteHeld.Record(Stopwatch.GetElapsedTime(_from).TotalMilliseconds);
            gate.Next();
        }
    }
}
