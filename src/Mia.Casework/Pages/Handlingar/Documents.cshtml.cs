using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Handlingar;

/// <summary>The documents of a case, and those that were removed lately.</summary>
public sealed class DocumentsModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the list.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Takes a removal back.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] Guid documentId)
    {
        await Send(new Restore(Id, documentId));
        return Done(In("handlingar"), "Handlingen är tillbaka.");
    }

    /// <summary>The documents of a case.</summary>
    [Requires(CaseworkPermissions.ReadDocuments)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<DocumentRow> Rows, IReadOnlyList<DocumentRow> Removed) : CaseView(Head, "case.documents");

    /// <summary>Takes back a removal.</summary>
    [Requires(CaseworkPermissions.WriteDocuments)]
    public sealed record Restore(Guid CaseId, Guid DocumentId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Restore>
    {
        public Validator() => RuleFor(c => c.DocumentId).NotEmpty();
    }

    internal sealed class Reader(DocumentDesk documents) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await documents.HeadAsync(request.Id, cancellationToken);
            return new(head, await documents.ListAsync(request.Id, cancellationToken), head.Rights.WritesDocuments ? await documents.RemovedAsync(request.Id, cancellationToken) : []);
        }
    }

    internal sealed class Handler(DocumentDesk documents, CaseworkDbContext db) : IRequestHandler<Restore, bool>
    {
        public async Task<bool> Handle(Restore request, CancellationToken cancellationToken)
        {
            var owner = await documents.OpenAsync(request.CaseId, cancellationToken);
            var from = documents.By.UtcNow.AddDays(-Entity.UndoDays);
            var document = await db.Documents.IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter])
                .FirstOrDefaultAsync(d => d.Id == request.DocumentId && d.CaseId == request.CaseId && (d.DeletedAt == null || d.DeletedAt >= from), cancellationToken) ?? throw await documents.RefusedAsync(cancellationToken);
            if (document.DeletedAt is not null) document.Restore(new("document.restored", owner.Id, owner.ParticipantId, document.Kind));
            return true;
        }
    }
}
