using Mia.Casework.Access;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services.Documents;
using Mia.Platform.Data.Files;
using Mia.Platform.Messaging;
using Mia.Web.Files;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Handlingar;

/// <summary>Sends a PDF or a picture to be looked at, in a place of its own where nothing can run.</summary>
[Requires(CaseworkPermissions.ReadDocuments)]
public sealed class ShowFileModel(FileStore store) : CasePage
{
    /// <summary>Which document.</summary>
    [FromRoute(Name = "dokumentId")]
    public Guid DocumentId { get; set; }

    /// <summary>Which version.</summary>
    [FromRoute(Name = "nummer")]
    public int Number { get; set; }

    /// <summary>The file.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var file = await Send(new DocumentFileQuery(Id, DocumentId, Number, ToShow: true));
        return new SealedFileResult(store.Open(FileRoom.Area, file.FileId), file.Media, file.FileName, inline: file.ToShow);
    }
}
