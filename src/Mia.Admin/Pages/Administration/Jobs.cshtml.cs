using FluentValidation;
using Mia.Platform.Jobs;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.Administration;

/// <summary>Background jobs: when they ran, how far they have come, and a button to run one now.</summary>
public sealed class JobsModel : MiaPage
{
    [BindProperty]
    public Command Input { get; set; } = new("");

    public IReadOnlyList<JobState> Result { get; private set; } = [];

    public bool AnyRunning => Result.Any(j => j.Status == JobStatus.Running);

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query());

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done("/admin/jobb", "Jobbet startar strax.");
    }

    internal static string When(JobState job) => string.Join(" · ", new[]
    {
        job.EndedAt is { } ended ? $"Senast klart {SwedishTime.DateAndClock(ended)}" : "Har inte körts",
        job.NextAt is { } next ? $"nästa gång {SwedishTime.DateAndClock(next)}" : "startas för hand",
    });

    internal static string Kind(JobStatus status) => status switch { JobStatus.Running => "on", JobStatus.Done => "done", JobStatus.New => "wait", _ => "late" };

    internal static string Text(JobStatus status) => status switch
    {
        JobStatus.Running => "Körs", JobStatus.Done => "Klart", JobStatus.New => "Väntar", JobStatus.Interrupted => "Avbröts, görs om", _ => "Misslyckades",
    };

    [Requires(Permissions.Operations)]
    internal sealed record Query : IQuery<IReadOnlyList<JobState>>;

    /// <summary>Runs a job as soon as possible.</summary>
    /// <param name="Id">Which.</param>
    [Requires(Permissions.Operations)]
    public sealed record Command(string Id) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Id).NotEmpty().MaximumLength(100).WithMessage("Välj ett jobb.");
    }

    internal sealed class Handler(IJobBoard jobs) : IRequestHandler<Query, IReadOnlyList<JobState>>, IRequestHandler<Command, bool>
    {
        public Task<IReadOnlyList<JobState>> Handle(Query request, CancellationToken cancellationToken) => jobs.ListAsync(cancellationToken);

        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await jobs.RequestAsync(request.Id, cancellationToken);
            return true;
        }
    }
}
