using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kontakter;

/// <summary>Contacts that were removed in the last 30 days and can be taken back.</summary>
public sealed class RemovedModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Removed contacts of a case.</summary>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<ContactRow> Rows) : CaseView(Head, "case.contacts-removed");

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, ContactRows rows, ICurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (!head.Rights.LogContact) throw new ForbiddenException(CaseworkPermissions.WriteContacts);
            var since = desk.By.UtcNow.AddDays(-Entity.UndoDays);
            var removed = await db.Contacts.IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]).AsNoTracking()
                .Where(c => c.CaseId == request.Id && c.DeletedAt != null && c.DeletedAt > since).OrderByDescending(c => c.DeletedAt).Take(100).ToListAsync(cancellationToken);
            return new(head, [.. removed.Where(c => ContactRows.MayRead(c, head.Rights, user.Id)).Select(c => rows.Of(c, head))]);
        }
    }
}
