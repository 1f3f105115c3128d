namespace Mia.Platform.Jobs;

/// <summary>Work in the background, at most once at a time. May be killed at any moment and run again: it must be repeatable.</summary>
public interface IJob
{
    /// <summary>Stable id, kebab case.</summary>
    string Id { get; }

    /// <summary>Swedish name, shown to the administrator.</summary>
    string Name { get; }

    /// <summary>How often it runs by itself. Null: only when started by hand.</summary>
    TimeSpan? Every { get; }

    /// <summary>The tool it belongs to; it rests where that is off. Null: always.</summary>
    string? Tool => null;

    /// <summary>Does the work and says how far it has come (done of total, short Swedish text).</summary>
    Task RunAsync(IProgress<JobProgress> progress, CancellationToken ct);
}

/// <summary>How far a job has come.</summary>
public sealed record JobProgress(int Done, int Total, string Text);
