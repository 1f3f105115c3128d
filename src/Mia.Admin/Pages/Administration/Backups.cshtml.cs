using Mia.Platform.Data;
using Mia.Platform.Data.Backups;
using Mia.Platform.Jobs;
using Mia.Platform.Messaging;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.Administration;

/// <summary>Backups that exist, and a button to make one.</summary>
public sealed class BackupsModel : MiaPage
{
    /// <summary>Id of the job that makes them.</summary>
    private const string Job = "sakerhetskopia";

    internal View Result { get; private set; } = new(null, []);

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query());

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(new JobsModel.Command(Job));
        return Done("/admin/sakerhetskopior", "Säkerhetskopian görs nu. Ladda om sidan om en stund.");
    }

    [Requires(Permissions.Operations)]
    internal sealed record Query : IQuery<View>;

    internal sealed record View(JobState? Job, IReadOnlyList<BackupFile> Files)
    {
        public bool Running => Job is { Status: JobStatus.Running };
    }

    internal sealed record BackupFile(string Name, long Bytes, DateTime At);

    internal sealed class Handler(IJobBoard jobs, DataOptions options) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var folder = new DirectoryInfo(options.BackupDirectory);
            var files = folder.Exists ? folder.GetFiles("*" + BackupStore.Ending) : [];
            return new View((await jobs.ListAsync(cancellationToken)).FirstOrDefault(j => j.Id == Job),
                [.. files.OrderByDescending(f => f.LastWriteTimeUtc).Select(f => new BackupFile(f.Name, f.Length, f.LastWriteTimeUtc))]);
        }
    }
}
