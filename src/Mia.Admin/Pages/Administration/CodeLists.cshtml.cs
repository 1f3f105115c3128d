using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>All code lists, with how many codes each has.</summary>
public sealed class CodeListsModel : MiaPage
{
    internal IReadOnlyList<Row> Result { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query());

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Requires(Permissions.CodeLists)]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(string Key, string Name, int Now, int Coming, int Ended);

    internal sealed class Handler(CaseworkDbContext db, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = clock.Today();
            var codes = await db.Codes.AsNoTracking().Select(c => new { c.List, c.ValidFrom, c.ValidTo }).ToListAsync(cancellationToken);
            return [.. codes.GroupBy(c => c.List).Select(g => new Row(g.Key, CodeLists.Name(g.Key), g.Count(c => c.ValidFrom <= today && (c.ValidTo is null || today <= c.ValidTo)),
                g.Count(c => c.ValidFrom > today), g.Count(c => c.ValidTo < today))).OrderBy(r => r.Name, SwedishOrder.Names)];
        }
    }
}
