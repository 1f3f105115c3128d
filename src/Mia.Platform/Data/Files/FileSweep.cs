using Mia.Platform.Jobs;
using Mia.Platform.Time;

namespace Mia.Platform.Data.Files;

/// <summary>
/// Removes files that no row names: of rows that have been purged, and of uploads that were interrupted. Only in the areas of modules that
/// answered which of theirs are needed: the files of a module that did not load stay.
/// </summary>
internal sealed class FileSweep(FileStore files, IEnumerable<IFileArea> areas, TimeProvider clock) : IJob
{
    /// <summary>An upload that goes on has no row yet.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public string Id => "filer-utan-rad";

    public string Name => "Ta bort filer som inte längre behövs";

    public TimeSpan? Every => TimeSpan.FromDays(1);

    public async Task RunAsync(IProgress<JobProgress> progress, CancellationToken ct)
    {
        var removed = 0;
        foreach (var area in areas)
        {
            // The files first: one that comes after has a row that is not asked for.
            var old = files.OlderThan(area.Name, clock.UtcNow() - Grace);
            var kept = await area.KeptAsync(ct);
            foreach (var (path, _) in old.Where(f => f.Id is not { } id || !kept.Contains(id)))
            {
                ct.ThrowIfCancellationRequested();
                File.Delete(path);
                removed++;
            }
        }
        progress.Report(new JobProgress(removed, removed, $"{removed} borttagna"));
    }
}
