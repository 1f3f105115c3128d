using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Documents;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services.Documents;
using Mia.Platform.Messaging;
using Mia.Web.Files;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Handlingar;

/// <summary>Adds a document to a case.</summary>
[SealedUpload(FileRoom.Area)]
public sealed class AddDocumentModel : CasePage
{
    /// <summary>The file that was sent was so large that it was not read.</summary>
    [FromQuery(Name = SealedUploadAttribute.TooLarge)]
    public bool TooLarge { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (TooLarge) ModelState.AddModelError("Input.File", FileRoom.TooLarge(Shown.Most));
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync() => Done(In($"handlingar/{await Send(Input with { CaseId = Id })}"), "Handlingen är sparad.");

    /// <summary>The form of a case.</summary>
    [Requires(CaseworkPermissions.WriteDocuments)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<SelectListItem> Kinds, FileHint Files, long Most) : CaseView(Head, "case.document-form");

    /// <summary>A new document.</summary>
    [Requires(CaseworkPermissions.WriteDocuments)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The file.</summary>
        public IFormFile? File { get; init; }

        /// <summary>What it is called here.</summary>
        public string? Title { get; init; }

        /// <summary>Code.</summary>
        public string? Kind { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(FileRoom room, ICodeLists codes, TimeProvider clock)
        {
            RuleFor(c => c.File).MustBeWell(room);
            RuleFor(c => c.Title).MustBeTitle(c => c.Title);
            RuleFor(c => c.Kind).MustBeKind(codes, clock);
        }
    }

    internal sealed class Reader(DocumentDesk documents, FileRoom room, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var most = await room.MostBytesAsync(cancellationToken);
            return new(await documents.HeadAsync(request.Id, cancellationToken, toWrite: true), codes.Of(CodeLists.DocumentKind, documents.Today), FileHint.Of(room.Kinds, most), most);
        }
    }

    internal sealed class Handler(DocumentDesk documents, FileRoom room, CaseworkDbContext db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await documents.OpenAsync(request.CaseId, cancellationToken);
            var made = new Document(owner, request.Title, request.Kind!, await room.TakeAsync(request.File, cancellationToken), documents.By);
            db.Add(made);
            return made.Id;
        }
    }
}
