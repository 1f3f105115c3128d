using System.Runtime.CompilerServices;
using System.Text;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Mia.Web;
using Mia.Web.Files;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Deltagare;

/// <summary>The list of participants as a file, as it is filtered. Asks who is there first, and everybody in it is logged before it leaves.</summary>
[Requires(CaseworkPermissions.ExportParticipants)]
public sealed class DownloadModel : MiaPage
{
    /// <summary>View.</summary>
    [FromQuery(Name = "vy")]
    public string? Vy { get; set; }

    /// <summary>Status.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; set; }

    /// <summary>Type of a running intervention.</summary>
    [FromQuery(Name = "insats")]
    public string? Insats { get; set; }

    /// <summary>Municipality.</summary>
    [FromQuery(Name = "kommun")]
    public string? Kommun { get; set; }

    /// <summary>Order.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    /// <summary>The same, checked.</summary>
    public ListFilter Filter => ListFilter.From(Go("deltagare"), ListFilter.Everyone, Vy, Status, Insats, Kommun, Sort, null, null, null);

    /// <summary>The file.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var file = await Send(new Query(Filter));
        return new CsvFileResult(file.Name, file.Pieces);
    }

    /// <summary>Makes the file.</summary>
    [Requires(CaseworkPermissions.ExportParticipants)]
    public sealed record Query(ListFilter Filter) : IQuery<ListFile>;

    internal sealed class Handler(ListSelection selection, CaseworkDbContext db, DataScope scope, ListedCases cases, ParticipantRows rows, IStepUp confirmation, ICurrentDelprojekt here, TimeProvider clock) : IRequestHandler<Query, ListFile>
    {
        private const int Piece = 500;

        public async Task<ListFile> Handle(Query request, CancellationToken cancellationToken)
        {
            await confirmation.RequireAsync(cancellationToken);
            var ids = await selection.AllAsync(request.Filter, cancellationToken);
            var people = ids.Chunk(Piece).SelectMany(piece => cases.Of(db, scope, piece)).ToDictionary(c => c.Id, c => c.ParticipantId);
            return new($"deltagare-{here.Required.Slug}-{clock.Today().Iso()}.csv", [.. people.Values.Distinct()], PiecesAsync([.. ids.Where(people.ContainsKey)], people, cancellationToken));
        }

        /// <summary>Read while they are sent. Who is no longer the person that was logged is left out.</summary>
        private async IAsyncEnumerable<StringBuilder> PiecesAsync(IReadOnlyList<Guid> ids, Dictionary<Guid, Guid> logged, [EnumeratorCancellation] CancellationToken ct)
        {
            yield return new StringBuilder().AppendCsvLine("Ärende", "Namn", "Insatser", "Status", "Sedan", "Senaste kontakt", "Nästa kontakt", "Ansvarig", "Att göra");
            foreach (var piece in ids.Chunk(Piece))
            {
                var text = new StringBuilder();
                foreach (var row in (await rows.OfAsync(piece, ct)).Where(r => logged[r.CaseId] == r.ParticipantId))
                {
                    text.AppendCsvLine(NumberSeries.CaseNumber(row.Number), row.Name, row.Interventions, row.Status, row.Since, row.LastContactOn?.Iso() ?? "", row.NextContactOn?.Iso() ?? "",
                        row.Responsible, row.Todo);
                }
                yield return text;
            }
        }
    }
}

/// <summary>The list as a file.</summary>
/// <param name="Name">File name: delprojekt and day.</param>
/// <param name="Participants">Everybody in it.</param>
/// <param name="Pieces">Its lines.</param>
public sealed record ListFile(string Name, IReadOnlyList<Guid> Participants, IAsyncEnumerable<StringBuilder> Pieces) : IShowsPersons
{
    /// <inheritdoc />
    public IEnumerable<Guid> ShownParticipants => Participants;

    /// <inheritdoc />
    public string ShownAs => "participant.list-file";
}
