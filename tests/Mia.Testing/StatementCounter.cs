using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mia.Testing;

/// <summary>Counts the SQL statements of a request, in the whole process: the least of several runs, since a background job may run in between.</summary>
public sealed class StatementCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const int Runs = 5;
    private readonly List<IDisposable> _subscriptions = [];
    private int _count;

    private StatementCounter() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Begins to listen. EF asks once a second whether somebody does.</summary>
    public static async Task<StatementCounter> StartAsync()
    {
        var counter = new StatementCounter();
        await Task.Delay(TimeSpan.FromSeconds(1.2));
        return counter;
    }

    /// <summary>The statements that something needs.</summary>
    public async Task<int> CountAsync(Func<Task> act)
    {
        var least = int.MaxValue;
        for (var i = 0; i < Runs; i++)
        {
            _count = 0;
            await act();
            least = Math.Min(least, _count);
        }
        return least;
    }

    /// <inheritdoc />
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(value.Subscribe(this));
    }

    /// <inheritdoc />
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name) Interlocked.Increment(ref _count);
    }

    /// <inheritdoc />
    public void OnCompleted()
    {
    }

    /// <inheritdoc />
    public void OnError(Exception error)
    {
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var subscription in _subscriptions.ToList()) subscription.Dispose();
    }
}
