using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services.Documents;
using Mia.Platform.Messaging;
using Mia.Web.Files;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Handlingar;

/// <summary>Adds a version to a document. The ones before stay.</summary>
[SealedUpload(FileRoom.Area)]
public sealed class NewVersionModel : CasePage
{
    /// <summary>Which document.</summary>
    [FromRoute(Name = "dokumentId")]
    public Guid DocumentId { get; set; }

    /// <summary>The file that was sent was so large that it was not read.</summary>
    [FromQuery(Name = SealedUploadAttribute.TooLarge)]
    public bool TooLarge { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, DocumentId));

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (TooLarge) ModelState.AddModelError("Input.File", FileRoom.TooLarge(Shown.Most));
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var number = await Send(Input with { CaseId = Id, DocumentId = DocumentId });
        return Done(In($"handlingar/{DocumentId}"), $"Version {number} är sparad.");
    }

    /// <summary>The form of a document.</summary>
    [Requires(CaseworkPermissions.WriteDocuments)]
    public sealed record Query(Guid Id, Guid DocumentId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, DocumentRow Document, FileHint Files, long Most) : CaseView(Head, "case.document-form");

    /// <summary>A new version.</summary>
    [Requires(CaseworkPermissions.WriteDocuments)]
    public sealed record Command : ICommand<int>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The document.</summary>
        [BindNever]
        public Guid DocumentId { get; init; }

        /// <summary>The file.</summary>
        public IFormFile? File { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(FileRoom room) => RuleFor(c => c.File).MustBeWell(room);
    }

    internal sealed class Reader(DocumentDesk documents, FileRoom room) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await documents.HeadAsync(request.Id, cancellationToken, toWrite: true);
            var most = await room.MostBytesAsync(cancellationToken);
            return new(head, documents.Row(await documents.FindAsync(request.Id, request.DocumentId, cancellationToken)), FileHint.Of(room.Kinds, most), most);
        }
    }

    internal sealed class Handler(DocumentDesk documents, FileRoom room) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            await documents.OpenAsync(request.CaseId, cancellationToken);
            var document = await documents.FindAsync(request.CaseId, request.DocumentId, cancellationToken);
            return document.Add(await room.TakeAsync(request.File, cancellationToken), documents.By).Number;
        }
    }
}
