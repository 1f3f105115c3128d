using Mia.Casework.Access;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Handlingar;

/// <summary>The latest documents, on the overview of the case.</summary>
public sealed class DocumentCard(IMediator mediator, ICaseHeads heads) : ViewComponent
{
    /// <summary>Draws the card, or nothing for a reader who may not see documents.</summary>
    public async Task<IViewComponentResult> InvokeAsync(Guid caseId)
    {
        if (heads.Shown(caseId) is not { Rights.SeesDocuments: true }) return Content("");
        return View("/Pages/Handlingar/_Card.cshtml", await mediator.Send(new Query(caseId), HttpContext.RequestAborted));
    }

    /// <summary>The latest documents.</summary>
    [Requires(CaseworkPermissions.ReadDocuments)]
    public sealed record Query(Guid CaseId) : IQuery<Result>;

    /// <summary>What the card shows.</summary>
    /// <param name="ParticipantId">The person.</param>
    /// <param name="Url">Address of the documents.</param>
    /// <param name="CanWrite">The reader may add one.</param>
    /// <param name="Rows">Latest first.</param>
    /// <param name="Count">How many there are.</param>
    public sealed record Result(Guid ParticipantId, string Url, bool CanWrite, IReadOnlyList<DocumentRow> Rows, int Count) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => [ParticipantId];

        /// <inheritdoc />
        public string ShownAs => "case.document-card";
    }

    internal sealed class Reader(DocumentDesk documents) : IRequestHandler<Query, Result>
    {
        private const int Most = 3;

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await documents.HeadAsync(request.CaseId, cancellationToken);
            var all = await documents.ListAsync(request.CaseId, cancellationToken);
            return new(head.ParticipantId, head.Url + "/handlingar", head.Rights.WritesDocuments, [.. all.Take(Most)], all.Count);
        }
    }
}
