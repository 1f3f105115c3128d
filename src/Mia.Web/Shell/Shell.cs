using System.Globalization;
using Mia.Platform.Identity;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Toolbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Mia.Web.Shell;

/// <inheritdoc />
internal sealed class Shell(
    ModuleCatalogue catalogue,
    IToolbox toolbox,
    ICurrentUser user,
    ICurrentDelprojekt current,
    IDelprojektDirectory directory,
    IHttpContextAccessor http,
    IOptions<SignInSettings> signIn) : IShell
{
    private const int OnPhoneBar = 4;

    private IReadOnlyList<ShellLink>? _menu;

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("The shell is drawn within a request.");

    public bool IsSignedIn => user.Id is not null;

    public string UserName => user.Name;

    public string Initials
    {
        get
        {
            var words = user.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return string.Concat(words.Take(1).Concat(words.Skip(1).TakeLast(1)).Select(word => StringInfo.GetNextTextElement(word)));
        }
    }

    public string RoleText => string.Join(", ", user.RolesHere.Distinct().Select(role => role.Swedish()));

    public DelprojektInfo? Delprojekt => IsSignedIn ? current.Value : null;

    public IReadOnlyList<DelprojektInfo> Mine
    {
        get
        {
            if (user.Assignments.Any(assignment => assignment is { Role: Role.ForbundDirector, DelprojektId: null })) return directory.All;
            var mine = user.Assignments.Select(assignment => assignment.DelprojektId).OfType<Guid>().ToHashSet();
            return [.. directory.All.Where(delprojekt => mine.Contains(delprojekt.Id))];
        }
    }

    public string Home => Delprojekt is { } here ? HomeOf(here) : "/";

    public string? Search => Delprojekt is { } here && Menu.Any(link => link.Href == $"/{here.Slug}/deltagare") ? $"/{here.Slug}/sok" : null;

    public string ColorScheme => ColorSchemes.Of(Context.Request);

    public int IdleMinutes => signIn.Value.IdleMinutes;

    public int WarnMinutes => signIn.Value.WarnMinutes;

    public IReadOnlyList<ShellLink> Menu => _menu ?? throw new InvalidOperationException("LoadAsync comes first.");

    public IReadOnlyList<ShellLink> PhoneBar { get; private set; } = [];

    public IReadOnlyList<ShellLink> Account { get; private set; } = [];

    public string HomeOf(DelprojektInfo delprojekt)
    {
        var roles = user.Assignments.Where(assignment => assignment.DelprojektId is null || assignment.DelprojektId == delprojekt.Id)
            .Select(assignment => assignment.Role).ToHashSet();
        var first = catalogue.Nav.FirstOrDefault(item => item.InMenu && !item.Path.StartsWith('/') && item.Tool is null
            && (item.Permission is null || (catalogue.Permissions.TryGetValue(item.Permission, out var permission) && permission.Roles.Any(roles.Contains))));
        return $"/{delprojekt.Slug}/{first?.Path ?? "start"}";
    }

    public async ValueTask LoadAsync()
    {
        if (_menu is not null) return;
        var visible = await VisibleAsync(item => item.InMenu);
        var here = Context.Request.Path.Value ?? "";
        // The most exact address is the current page: /x/deltagare/nya is not also /x/deltagare.
        var active = visible.Select(Href).Where(href => Covers(href, here)).OrderByDescending(href => href.Length).FirstOrDefault();
        var links = visible.ConvertAll(item => new ShellLink(item.Text, Href(item), item.Icon, item.Group, Href(item) == active));
        _menu = [.. links.Where(link => link.Group != NavGroups.Account)];
        Account = [.. links.Where(link => link.Group == NavGroups.Account)];
        var phone = await VisibleAsync(item => item.PhoneOrder is not null && (item.PhonePermission is null || user.Can(item.PhonePermission)));
        PhoneBar = [.. phone.OrderBy(item => item.PhoneOrder).Take(OnPhoneBar)
            .Select(item => new ShellLink(item.PhoneText ?? item.Text, Href(item), item.Icon, item.Group, item.InMenu ? Href(item) == active : Covers(Href(item), here)))];
    }

    public async ValueTask<IReadOnlyList<ShellLink>> ShortcutsAsync()
    {
        await LoadAsync();
        var deeds = await VisibleAsync(item => !item.InMenu);
        return [.. deeds.Select(item => new ShellLink(item.Text, Href(item), item.Icon, item.Group, false)), .. Menu.OrderBy(link => link.Group.Length == 0 ? 0 : 1), .. Account];
    }

    private async ValueTask<List<NavItem>> VisibleAsync(Func<NavItem, bool> which)
    {
        var visible = new List<NavItem>();
        if (IsSignedIn)
            foreach (var item in catalogue.Nav)
                if (which(item) && await IsVisibleAsync(item))
                    visible.Add(item);
        return visible;
    }

    private async ValueTask<bool> IsVisibleAsync(NavItem item) =>
        (item.Path.StartsWith('/') || current.Value is not null)
        && (item.Permission is null || user.Can(item.Permission))
        && (item.Tool is null || await toolbox.IsOnHereAsync(item.Tool));

    private string Href(NavItem item) => item.Path.StartsWith('/') ? item.Path : $"/{current.Required.Slug}/{item.Path}";

    private static bool Covers(string href, string path) =>
        path.StartsWith(href, StringComparison.OrdinalIgnoreCase) && (path.Length == href.Length || path[href.Length] == '/');
}
