using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>All delprojekt, closed ones too.</summary>
public sealed class DelprojektListModel : MiaPage
{
    internal IReadOnlyList<Row> Result { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query());

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Requires(Permissions.Delprojekt)]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(string Slug, string Name, string Forbund, DateTime? ClosedAt);

    internal sealed class Handler(PlatformDbContext db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
            [.. (await db.Set<Delprojekt>().AsNoTracking().Select(d => new Row(d.Slug, d.Name, d.Forbund, d.ClosedAt)).ToListAsync(cancellationToken))
                .OrderBy(r => r.ClosedAt is not null).ThenBy(r => r.Name, StringComparer.CurrentCulture)];
    }
}
