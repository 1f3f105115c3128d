using Mia.Platform.Messaging;
using Mia.Platform.Modules;
using Mia.Platform.Security;
using Mia.Web;
using MediatR;

namespace Mia.Admin.Pages.Administration;

/// <summary>Which role may do what, from what the modules declare.</summary>
public sealed class RightsModel : MiaPage
{
    internal View Result { get; private set; } = new([], []);

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query());

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Requires(Permissions.Rights)]
    internal sealed record Query : IQuery<View>;

    internal sealed record View(IReadOnlyList<Role> Roles, IReadOnlyList<Group> Groups);

    internal sealed record Group(string Id, string Name, IReadOnlyList<PermissionInfo> Permissions);

    internal sealed class Handler(ModuleCatalogue catalogue) : IRequestHandler<Query, View>
    {
        public Task<View> Handle(Query request, CancellationToken cancellationToken) => Task.FromResult(new View(Enum.GetValues<Role>(),
            [.. catalogue.Permissions.Values.GroupBy(p => p.ModuleId).Select(g => new Group(g.Key.Replace('.', '-'),
                catalogue.Modules.FirstOrDefault(m => m.Info.Id == g.Key)?.Info.Name ?? g.Key, [.. g.OrderBy(p => p.Text, StringComparer.CurrentCulture)]))]));
    }
}
