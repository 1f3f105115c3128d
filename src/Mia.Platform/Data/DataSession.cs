using System.Diagnostics;
using Mia.Platform.Data.Connections;
using Mia.Platform.Data.Logs;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Data;

/// <summary>
/// The data of one scope (a request or a job): all its contexts read over one connection, and write in one transaction behind the
/// write gate. Not for use by several threads at once.
/// </summary>
public sealed class DataSession : IAsyncDisposable, IDisposable
{
    private static readonly AsyncLocal<Ticket?> Current = new();

    private readonly SqliteConnections _connections;
    private readonly WriteGate _gate;
    private readonly ChangeLog _changes;
    private readonly ChangeFeed _feed;
    private readonly DataScope _scope;
    private readonly IServiceProvider _services;
    private readonly List<MiaDbContext> _contexts = [];
    private readonly List<ChangeLogEntry> _events = [];
    private readonly List<Func<Task>> _committed = [];
    private IReadOnlyList<ChangeLogEntry> _told = [];
    private PhysicalConnection? _reader;
    private PhysicalConnection? _writer;
    private int _open;

    internal DataSession(SqliteConnections connections, WriteGate gate, ChangeLog changes, ChangeFeed feed, DataScope scope, IServiceProvider services)
    {
        (_connections, _gate, _changes, _feed, _scope, _services) = (connections, gate, changes, feed, scope, services);
    }

    /// <summary>True inside <see cref="WriteAsync{T}"/>.</summary>
    public bool IsWriting => _writer is not null;

    /// <summary>The connection that is open now.</summary>
    internal PhysicalConnection Physical =>
        _writer ?? _reader ?? throw new InvalidOperationException("The connection is not open.");

    /// <summary>
    /// Waits for the turn to write, begins one IMMEDIATE transaction for all contexts of the scope, does the work, saves what changed,
    /// appends the events of the entities to the change log, and commits durably. What the contexts had read before is forgotten, so
    /// the work reads what is saved now. An exception rolls all of it back. Within another write it joins that one.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) => RunAsync(work, forget: true, ct);

    /// <inheritdoc cref="WriteAsync{T}" />
    public Task WriteAsync(Func<CancellationToken, Task> work, CancellationToken ct) => RunAsync<object?>(async token =>
    {
        await work(token);
        return null;
    }, forget: true, ct);

    /// <summary>Done after the transaction is durable and the gate is open again. Dropped when the write fails.</summary>
    public void OnCommitted(Action action) => OnCommitted(() =>
    {
        action();
        return Task.CompletedTask;
    });

    /// <inheritdoc cref="OnCommitted(Action)" />
    public void OnCommitted(Func<Task> action)
    {
        if (!IsWriting)
            throw new InvalidOperationException("OnCommitted belongs inside WriteAsync.");
        _committed.Add(action);
    }

    /// <summary>Adds an event that no entity carries. Codes and ids only.</summary>
    public void Record(ChangeEvent change)
    {
        if (!IsWriting)
            throw new InvalidOperationException("Record belongs inside WriteAsync.");
        _events.Add(new ChangeLogEntry(change, _scope.DelprojektId));
    }

    /// <summary>Writes changes of an earlier time to the change log, in the order in which they were taken.</summary>
    public void Record(PastChanges past)
    {
        if (!IsWriting)
            throw new InvalidOperationException("Record belongs inside WriteAsync.");
        _events.AddRange(past.TakeAll());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_reader is { } reader)
        {
            _reader = null;
            _connections.Return(reader);
        }
        _open = 0;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Enter(MiaDbContext context)
    {
        context.Enter(this, _scope);
        _contexts.Add(context);
    }

    internal void Leave(MiaDbContext context) => _contexts.Remove(context);

    internal void Collect(Entity entity)
    {
        if (entity.Events.Count == 0)
            return;
        var delprojekt = entity switch
        {
            IOwned owned => owned.DelprojektId,
            IDelprojektOwned owned => owned.DelprojektId,
            _ => _scope.DelprojektId,
        };
        foreach (var change in entity.Events)
            _events.Add(new ChangeLogEntry(change, delprojekt));
        entity.ClearEvents();
    }

    internal Task<T> SaveAloneAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) => RunAsync(work, forget: false, ct);

    /// <summary>Somebody starts to read. The first one takes a reader from the pool, unless the session writes.</summary>
    internal void Acquire()
    {
        if (_open == 0 && _writer is null)
            _reader = _connections.Lease();
        _open++;
    }

    internal async ValueTask AcquireAsync(CancellationToken ct)
    {
        if (_open == 0 && _writer is null)
            _reader = await _connections.LeaseAsync(ct);
        _open++;
    }

    /// <summary>The last one gives the reader back.</summary>
    internal void Release()
    {
        if (_open > 0 && --_open == 0 && _reader is { } reader)
        {
            _reader = null;
            _connections.Return(reader);
        }
    }

    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, bool forget, CancellationToken ct)
    {
        if (IsWriting)
            return await work(ct);
        if (_open > 0)
            throw new InvalidOperationException("A query of this scope is still being read; finish it before writing.");
        if (Current.Value is { Active: true })
            throw new InvalidOperationException("Another scope of the same call is writing; it would wait for itself.");

        T result;
        var ticket = new Ticket { Active = true };
        using (await _gate.EnterAsync(ct))
        {
            Current.Value = ticket;
            try
            {
                result = await TransactAsync(work, forget, ct);
            }
            catch (Exception e) when (DiskFault.Of(e) is { } reason)
            {
                DataMetrics.WriteFailed.Add(1);
                // After an error of the disk nobody knows what the connection still believes; after a full disk it is well.
                if (reason == NotSavedReason.Disk)
                    _connections.ForgetWriter();
                throw new NotSavedException(reason, e);
            }
            finally
            {
                ticket.Active = false;
                Current.Value = null;
            }
        }
        Func<Task>[] actions = [.. _committed];
        var told = _told;
        _committed.Clear();
        _told = [];
        try
        {
            foreach (var action in actions)
                await action();
        }
        finally
        {
            // Last: whoever is told reads anew, and must then find staff, rules and names in memory as they are now.
            _feed.Publish(told);
        }
        return result;
    }

    private async Task<T> TransactAsync<T>(Func<CancellationToken, Task<T>> work, bool forget, CancellationToken ct)
    {
        var writer = _connections.Writer;
        if (forget)
            ForgetTracked();
        writer.Execute("BEGIN IMMEDIATE");
        _writer = writer;
        try
        {
            // References between modules are checked when all contexts have saved.
            writer.Execute("PRAGMA defer_foreign_keys = ON");
            var result = await work(ct);
            foreach (var context in _contexts.ToArray())
            {
                if (context.ChangeTracker.HasChanges())
                    await context.SaveChangesAsync(ct);
                else
                    CollectEvents(context);
            }
            var head = _events.Count > 0 ? _changes.Append(writer, _events, _services.GetService<ICurrentUser>()?.Id) : null;
            writer.Execute("COMMIT");
            if (head is not null)
            {
                _changes.Committed(head);
                _told = [.. _events];
            }
            return result;
        }
        catch
        {
            RollBack(writer);
            _committed.Clear();
            if (forget)
                ForgetTracked();
            throw;
        }
        finally
        {
            _writer = null;
            _events.Clear();
            Debug.Assert(_open == 0, "A reader outlives its write.");
        }
    }

    private void CollectEvents(MiaDbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries<Entity>())
            Collect(entry.Entity);
    }

    private void RollBack(PhysicalConnection writer)
    {
        try
        {
            if (writer.InTransaction)
                writer.Execute("ROLLBACK");
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            _connections.ForgetWriter();
        }
    }

    private void ForgetTracked()
    {
        foreach (var context in _contexts)
            context.ChangeTracker.Clear();
    }

    private sealed class Ticket
    {
        public volatile bool Active;
    }
}
