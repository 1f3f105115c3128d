using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mia.Testing;

/// <summary>
/// Counts the SQL statements that a piece of work needs, in the test itself and in the requests that it makes of a <see cref="MiaApp"/>.
/// What a server does by itself meanwhile, or for others, is not counted.
/// </summary>
public static class StatementCounter
{
    private const string Header = "X-Counted";

    private static readonly AsyncLocal<Tally?> Current = new();
    private static readonly ConcurrentDictionary<string, Tally> Open = new();
    private static readonly Lazy<Task> Listening = new(ListenAsync);

    /// <summary>The statements that something needs: the least of three runs, since what a server remembers is read anew now and then.</summary>
    public static async Task<int> CountAsync(Func<Task> act)
    {
        await Listening.Value;
        return Math.Min(await OnceAsync(act), Math.Min(await OnceAsync(act), await OnceAsync(act)));
    }

    private static async Task<int> OnceAsync(Func<Task> act)
    {
        var tally = Current.Value = new();
        Open[tally.Key] = tally;
        await act();
        Open.TryRemove(tally.Key, out _);
        Current.Value = null;
        return tally.Count;
    }

    /// <summary>EF asks once a second whether somebody listens.</summary>
    private static Task ListenAsync()
    {
        DiagnosticListener.AllListeners.Subscribe(new Listener());
        return Task.Delay(TimeSpan.FromSeconds(1.2));
    }

    private sealed class Tally
    {
        public int Count;

        public string Key { get; } = Guid.NewGuid().ToString("N");
    }

    /// <summary>The browser's part: a request says for which count it is made.</summary>
    internal sealed class Sender : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Current.Value is { } tally) request.Headers.Add(Header, tally.Key);
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>The server's part, outermost.</summary>
    internal sealed class Receiver : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                Current.Value = context.Request.Headers[Header] is [{ } key] ? Open.GetValueOrDefault(key) : null;
                return rest(context);
            });
            next(app);
        };
    }

    private sealed class Listener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuted.Name && Current.Value is { } tally) Interlocked.Increment(ref tally.Count);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
