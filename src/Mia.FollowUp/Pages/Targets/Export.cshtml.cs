using Mia.FollowUp.Numbers;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.FollowUp.Pages.Targets;

/// <summary>The board as a file. Asks who is there first, and is logged.</summary>
[Requires(FollowUpPermissions.ExportTargets)]
public sealed class ExportModel : MiaPage
{
    /// <summary>First day.</summary>
    [BindProperty(SupportsGet = true, Name = "fran")]
    public DateOnly? From { get; set; }

    /// <summary>Last day.</summary>
    [BindProperty(SupportsGet = true, Name = "till")]
    public DateOnly? To { get; set; }

    /// <summary>Kommun code.</summary>
    [BindProperty(SupportsGet = true, Name = "kommun")]
    public string? Kommun { get; set; }

    /// <summary>The file.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var file = await Send(new Query(From, To, Kommun));
        return File(file.Content, "text/csv; charset=utf-8", file.Name);
    }

    /// <summary>Makes the file.</summary>
    [Requires(FollowUpPermissions.ExportTargets)]
    public sealed record Query(DateOnly? From, DateOnly? To, string? Kommun) : IQuery<BoardFile>;

    internal sealed class Handler(BoardReader reader, IStepUp confirmation, ICurrentDelprojekt here, DataScope scope, TimeProvider time) : IRequestHandler<Query, BoardFile>
    {
        public async Task<BoardFile> Handle(Query request, CancellationToken cancellationToken)
        {
            await confirmation.RequireAsync(cancellationToken);
            var place = here.Required;
            var period = BoardPeriod.Of(request.From, request.To, place.Kommuner.FirstOrDefault(k => k == request.Kommun), time.Today());
            var board = await reader.ReadAsync(place.Id, scope.ControllerId, period, cancellationToken);
            return new($"maltavla-{place.Slug}-{period.To:yyyy-MM-dd}.csv", BoardCsv.Write(board, place.Name, period, time.UtcNow()));
        }
    }
}

/// <summary>A file with numbers. Shows no person, but who took it out is logged like a reading.</summary>
public sealed record BoardFile(string Name, byte[] Content) : IShowsPersons
{
    /// <inheritdoc />
    public IEnumerable<Guid> ShownParticipants => [];

    /// <inheritdoc />
    public string ShownAs => "targets.export";
}
