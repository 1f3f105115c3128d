namespace Mia.Platform.Data;

/// <summary>Something that many ask for and that seldom changes, kept in memory: one asker reads it and the others wait for the same answer.</summary>
/// <param name="read">Reads it anew. Belongs to no request: whoever asked first may be gone before it is done.</param>
public sealed class Kept<T>(Func<Task<T>> read)
{
    private readonly Lock _lock = new();
    private Task<T>? _task;

    /// <summary>What is kept. A reading that failed is tried again by the next who asks.</summary>
    public Task<T> GetAsync()
    {
        lock (_lock)
        {
            if (_task is null or { IsFaulted: true } or { IsCanceled: true }) _task = Task.Run(read);
            return _task;
        }
    }

    /// <summary>It is read anew at the next question. Called after commit.</summary>
    public void Forget()
    {
        lock (_lock) _task = null;
    }
}
