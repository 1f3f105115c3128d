using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Overlamning;

/// <summary>The handovers of a case.</summary>
public sealed class HandoversModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The handovers of one case.</summary>
    [Requires(CaseworkPermissions.ReadExits)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<Row> Rows) : CaseView(Head, "case.handovers");

    /// <summary>One handover.</summary>
    public sealed record Row(Guid Id, string Receiver, string Text, string Kind, string Status);

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            var rows = await db.Handovers.AsNoTracking().Where(h => h.CaseId == request.Id).OrderByDescending(h => h.CreatedAt).ToListAsync(cancellationToken);
            return new(head, rows.ConvertAll(h => new Row(h.Id, HandoverChain.Receiver(h, codes), Text(h), Kind(h.Status), h.Status.Swedish())));
        }

        private static string Text(Handover h) => h switch
        {
            { DoneAt: { } at } => $"Klar {SwedishTime.DateOf(at).Iso()}",
            { StoppedAt: { } at } => $"{(h.Status == HandoverStatus.Declined ? "Avböjd" : "Tillbakadragen")} {SwedishTime.DateOf(at).Iso()}",
            { ReceivedAt: { } at } => $"Mottagen {SwedishTime.DateOf(at).Iso()}",
            { SentAt: { } at } => $"Skickad {SwedishTime.DateOf(at).Iso()}, inget svar än",
            _ => $"Påbörjad {SwedishTime.DateOf(h.CreatedAt).Iso()}",
        };

        private static string Kind(HandoverStatus status) => status switch
        {
            HandoverStatus.Draft => "wait",
            HandoverStatus.Sent => "late",
            HandoverStatus.Received or HandoverStatus.FirstContact => "on",
            _ => "done",
        };
    }
}
