using Mia.Casework.Access;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using Mia.Web.Charts;
using MediatR;

namespace Mia.Casework.Pages.Insatser;

/// <summary>All interventions of a case, in parallel on one time line.</summary>
public sealed class InterventionsModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The interventions of one case.</summary>
    [Requires(CaseworkPermissions.ReadCases)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<InterventionRow> Rows, DateOnly Today) : CaseView(Head, "case.interventions")
    {
        /// <summary>The picture.</summary>
        public BarsChart? Bars => Lanes.Of(Rows, Head.MainName, Today);
    }

    internal sealed class Handler(CaseDesk desk, InterventionList list) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) => new(
            await desk.HeadAsync(request.Id, cancellationToken), await list.OfAsync(request.Id, cancellationToken), desk.Today);
    }
}
