using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Handlingar;

/// <summary>One document: a look at it, its versions, its name, and removal.</summary>
public sealed class DocumentModel : CasePage
{
    /// <summary>Which one.</summary>
    [FromRoute(Name = "dokumentId")]
    public Guid DocumentId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, DocumentId));

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Shown.Saved;
    }

    /// <summary>Saves the name and the kind.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, DocumentId = DocumentId });
        return Done(In($"handlingar/{DocumentId}"), "Ändringen är sparad.");
    }

    /// <summary>Removes it; the list offers it back.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await Send(new Remove(Id, DocumentId));
        return Done(In("handlingar"), "Handlingen är borttagen. Den går att ta tillbaka i 30 dagar.");
    }

    /// <summary>A document.</summary>
    [Requires(CaseworkPermissions.ReadDocuments)]
    public sealed record Query(Guid Id, Guid DocumentId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, DocumentRow Document, IReadOnlyList<DocumentRow> Versions, IReadOnlyList<SelectListItem> Kinds, Command Saved) : CaseView(Head, "case.document");

    /// <summary>The change.</summary>
    [Requires(CaseworkPermissions.WriteDocuments)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The document.</summary>
        [BindNever]
        public Guid DocumentId { get; init; }

        /// <summary>What it is called.</summary>
        public string? Title { get; init; }

        /// <summary>Code.</summary>
        public string? Kind { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }
    }

    /// <summary>Removes it.</summary>
    [Requires(CaseworkPermissions.WriteDocuments)]
    public sealed record Remove(Guid CaseId, Guid DocumentId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock)
        {
            RuleFor(c => c.Title).MustBeTitle(c => c.Title);
            RuleFor(c => c.Kind).MustBeKind(codes, clock);
        }
    }

    internal sealed class Reader(DocumentDesk documents, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await documents.HeadAsync(request.Id, cancellationToken);
            var found = await documents.FindAsync(request.Id, request.DocumentId, cancellationToken);
            return new(head, documents.Row(found), [.. found.Versions.OrderByDescending(v => v.Number).Select(v => documents.Row(found, v))],
                codes.Of(CodeLists.DocumentKind, documents.Today), new() { Title = found.Title, Kind = found.Kind, Version = found.Version });
        }
    }

    internal sealed class Handler(DocumentDesk documents, ICodeLists codes) : IRequestHandler<Command, bool>, IRequestHandler<Remove, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await documents.OpenAsync(request.CaseId, cancellationToken);
            var document = await documents.FindAsync(request.CaseId, request.DocumentId, cancellationToken);
            if (document.Version != request.Version)
                throw new ConflictException(document.Version, [new("Namn", "Input.Title", document.Title), new("Sort", "Input.Kind", codes.Text(CodeLists.DocumentKind, document.Kind)) { Yours = codes.Text(CodeLists.DocumentKind, request.Kind) }]);
            document.Change(request.Title, request.Kind!);
            return true;
        }

        public async Task<bool> Handle(Remove request, CancellationToken cancellationToken)
        {
            await documents.OpenAsync(request.CaseId, cancellationToken);
            var document = await documents.FindAsync(request.CaseId, request.DocumentId, cancellationToken);
            document.Delete(documents.By.UtcNow, new("document.removed", document.CaseId, document.ParticipantId, document.Kind));
            return true;
        }
    }
}
