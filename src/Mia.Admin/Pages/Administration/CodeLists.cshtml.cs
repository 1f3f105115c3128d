using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>All code lists with their codes, ended ones too.</summary>
public sealed class CodeListsModel : MiaPage
{
    internal IReadOnlyList<IGrouping<string, Row>> Result { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct) => Result =
        [.. (await Send(new Query())).GroupBy(r => r.List).OrderBy(g => CodeLists.Name(g.Key), SwedishOrder.Names)];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Requires(Permissions.CodeLists)]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(string List, string Value, string Text, DateOnly From, DateOnly? To, string External);

    internal sealed class Handler(CaseworkDbContext db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
            await db.Set<Code>().AsNoTracking().OrderBy(c => c.List).ThenBy(c => c.Order).ThenBy(c => c.Value)
                .Select(c => new Row(c.List, c.Value, c.Text, c.ValidFrom, c.ValidTo, c.ExternalCode)).ToListAsync(cancellationToken);
    }
}
