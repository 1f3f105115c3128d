using Mia.Casework.Access;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services.Documents;
using Mia.Platform.Messaging;
using MediatR;

namespace Mia.Casework.Pages.Handlingar;

/// <summary>Asks for the file of a version. That it was asked for is in the log before the first byte leaves.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Number">The version.</param>
/// <param name="ToShow">To be looked at in the browser; otherwise to be kept.</param>
[Requires(CaseworkPermissions.ReadDocuments)]
public sealed record DocumentFileQuery(Guid CaseId, Guid DocumentId, int Number, bool ToShow) : IQuery<DocumentFileView>;

/// <summary>The file.</summary>
/// <param name="ParticipantId">The person.</param>
/// <param name="FileId">Name in the store.</param>
/// <param name="FileName">Name for the reader.</param>
/// <param name="Media">Media type, from the kind and not from who sent it.</param>
/// <param name="ToShow">To be looked at.</param>
public sealed record DocumentFileView(Guid ParticipantId, Guid FileId, string FileName, string Media, bool ToShow) : IShowsPersons
{
    /// <inheritdoc />
    public IEnumerable<Guid> ShownParticipants => [ParticipantId];

    /// <inheritdoc />
    public string ShownAs => ToShow ? "case.document-shown" : "case.document-fetched";
}

internal sealed class DocumentFileReader(DocumentDesk documents) : IRequestHandler<DocumentFileQuery, DocumentFileView>
{
    public async Task<DocumentFileView> Handle(DocumentFileQuery request, CancellationToken cancellationToken)
    {
        var head = await documents.HeadAsync(request.CaseId, cancellationToken);
        var document = await documents.FindAsync(request.CaseId, request.DocumentId, cancellationToken);
        var version = document.Versions.FirstOrDefault(v => v.Number == request.Number) ?? throw await documents.RefusedAsync(cancellationToken);
        if (request.ToShow && !documents.Row(document, version).IsShown) throw await documents.RefusedAsync(cancellationToken);
        return new(head.ParticipantId, version.FileId, version.FileName, FileKinds.Find(version.FileKind)?.Media ?? "application/octet-stream", request.ToShow);
    }
}
