using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mia.Casework.Tests.Mapping;

/// <summary>Counts the SQL statements of a request. The least of three runs: a background job may run in between.</summary>
internal sealed class StatementCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private int _count;

    public StatementCounter() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public async Task<int> CountAsync(Func<Task> act)
    {
        var least = int.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            _count = 0;
            await act();
            least = Math.Min(least, _count);
        }
        return least;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name) Interlocked.Increment(ref _count);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions.ToList()) subscription.Dispose();
    }
}
