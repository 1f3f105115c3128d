using System.Globalization;
using Mia.Platform.Jobs;

namespace Mia.Platform.Data.Backups;

/// <summary>The daily backup.</summary>
internal sealed class BackupJob(BackupStore backups) : IJob
{
    public string Id => "sakerhetskopia";

    public string Name => "Säkerhetskopia";

    public TimeSpan? Every => TimeSpan.FromHours(24);

    public async Task RunAsync(IProgress<JobProgress> progress, CancellationToken ct)
    {
        progress.Report(new JobProgress(0, 1, "Kopierar och kontrollerar"));
        var made = await backups.MakeAsync(null, ct);
        progress.Report(new JobProgress(1, 1, string.Create(CultureInfo.GetCultureInfo("sv-SE"),
            $"{Path.GetFileName(made.File)}, {made.Bytes / 1e6:N1} MB, {made.Rows:N0} rader, provläst")));
    }
}
