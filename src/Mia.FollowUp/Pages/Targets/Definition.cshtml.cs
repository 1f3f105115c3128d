using Mia.FollowUp.Numbers;
using Mia.FollowUp.Targets;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.FollowUp.Pages.Targets;

/// <summary>How a number on the board is counted, and which targets have held.</summary>
public sealed class DefinitionModel : MiaPage
{
    /// <summary>Which number.</summary>
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync() => Shown = await Send(new Query(Code));

    /// <summary>One number's definition.</summary>
    [Requires(FollowUpPermissions.ReadTargets)]
    public sealed record Query(string Code) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    /// <param name="Title">Title of the target.</param>
    /// <param name="Counted">The definition of the number.</param>
    /// <param name="SetWith">The definition of the target, when it is another one.</param>
    /// <param name="Targets">All targets, the latest first.</param>
    /// <param name="Rule">Rule for small numbers.</param>
    /// <param name="Variant">Another way to count that stands beside it.</param>
    public sealed record View(string Title, Definition Counted, Definition? SetWith, IReadOnlyList<Target> Targets, SmallNumbers Rule, Definition? Variant);

    internal sealed class Handler(BoardReader reader, ICurrentDelprojekt here, TimeProvider time) : IRequestHandler<Query, View>
    {
        private static Definition? VariantOf(TargetBook all, Definition counted) =>
            Counting.VariantOf(counted.Basis) is { } basis ? all.Definitions.Values.Where(d => d.Basis == basis).MaxBy(d => d.Number) : null;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var all = await reader.TargetsAsync(here.Required.Id, time.Today(), cancellationToken);
            var now = all.Now.FirstOrDefault(t => t.Code == request.Code) ?? throw new NotFoundException();
            return new(now.Title, all.Definitions[now.CountedBy], now.IsComparable ? null : all.Definitions[now.SetWith],
                [.. all.Ever.Where(t => t.Code == request.Code).OrderByDescending(t => t.ValidFrom)], all.Rule, VariantOf(all, all.Definitions[now.CountedBy]));
        }
    }
}
