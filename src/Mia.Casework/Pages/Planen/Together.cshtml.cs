using Mia.Casework.Access;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using MediatR;

namespace Mia.Casework.Pages.Planen;

/// <summary>The plan for the screen in the meeting: calm, large, only what concerns the participant, no words of the trade.</summary>
public sealed class TogetherModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows it.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The plan of one case.</summary>
    [Requires(CaseworkPermissions.ReadPlans)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, PlanContent Plan) : CaseView(Head, "case.plan-together");

    internal sealed class Reader(PlanDesk desk) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, plan) = await desk.ReadAsync(request.Id, cancellationToken);
            return new(head, desk.Content(plan));
        }
    }
}
