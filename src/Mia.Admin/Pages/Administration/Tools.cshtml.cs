using Mia.Platform.Messaging;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Toolbox;
using Mia.Web;
using MediatR;

namespace Mia.Admin.Pages.Administration;

/// <summary>All tools of all delprojekt at a glance.</summary>
public sealed class ToolsModel : MiaPage
{
    internal View Result { get; private set; } = new([], [], [], new HashSet<(Guid, string)>());

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query());

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Requires(Permissions.Tools)]
    internal sealed record Query : IQuery<View>;

    internal sealed record View(IReadOnlyList<DelprojektInfo> Delprojekt, IReadOnlyList<Tool> Tools, IReadOnlyList<FaultyModule> Faulty, IReadOnlySet<(Guid, string)> On)
    {
        public bool IsOn(Guid delprojekt, string tool) => On.Contains((delprojekt, tool));

        public int CountOn(Guid delprojekt) => Tools.Count(t => IsOn(delprojekt, t.Id));
    }

    internal sealed class Handler(AdminScope scope, ModuleCatalogue catalogue, IToolbox toolbox) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var tools = catalogue.Tools.Values.Select(t => t.Tool).OrderBy(t => t.Group, StringComparer.CurrentCulture).ThenBy(t => t.Name, StringComparer.CurrentCulture).ToList();
            var on = new HashSet<(Guid, string)>();
            foreach (var place in scope.Delprojekt)
            {
                foreach (var tool in tools)
                {
                    if (await toolbox.IsOnAsync(tool.Id, place.Id)) on.Add((place.Id, tool.Id));
                }
            }

            return new View(scope.Delprojekt, tools, scope.Everything ? catalogue.Faulty : [], on);
        }
    }
}
