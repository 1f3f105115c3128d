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

    private List<NavItem>? _visible;
    private string? _place;
    private string? _deed;

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

    public string? Search => Delprojekt is { } here && Visible.Any(item => item is { Path: "deltagare", InMenu: true }) ? $"/{here.Slug}/sok" : null;

    public string ColorScheme => ColorSchemes.Of(Context.Request);

    public int IdleMinutes => signIn.Value.IdleMinutes;

    public int WarnMinutes => signIn.Value.WarnMinutes;

    public IReadOnlyList<ShellLink> Menu => [.. Visible.Where(item => item.InMenu && item.Group != NavGroups.Account).Select(Link)];

    public IReadOnlyList<ShellLink> PhoneBar => [.. Visible.Where(IsForPhone).OrderBy(item => item.PhoneOrder).Take(OnPhoneBar)
        .Select(item => Link(item) with { Text = item.PhoneText ?? item.Text })];

    public IReadOnlyList<ShellLink> Account => [.. Visible.Where(item => item.InMenu && item.Group == NavGroups.Account).Select(Link)];

    public string MenuKey { get; private set; } = "";

    private List<NavItem> Visible => _visible ?? throw new InvalidOperationException("LoadAsync comes first.");

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
        if (_visible is not null) return;
        var visible = new List<NavItem>();
        var seen = new char[catalogue.Nav.Count];
        for (var i = 0; i < seen.Length; i++)
        {
            var item = catalogue.Nav[i];
            seen[i] = !IsSignedIn || !await IsVisibleAsync(item) ? '-' : IsForPhone(item) ? 'p' : 'm';
            if (seen[i] != '-') visible.Add(item);
        }

        // The most exact address is the current page: /x/deltagare/nya is not also /x/deltagare.
        _place = visible.Where(item => item.InMenu).Select(Href).Where(Covers).MaxBy(href => href.Length);
        _deed = visible.Where(item => !item.InMenu).Select(Href).Where(Covers).MaxBy(href => href.Length);
        MenuKey = $"{current.Value?.Slug} {_place} {_deed} {new string(seen)}";
        _visible = visible;
    }

    public async ValueTask<IReadOnlyList<ShellLink>> ShortcutsAsync()
    {
        await LoadAsync();
        return [.. Visible.Where(item => !item.InMenu).Select(Link), .. Menu.OrderBy(link => link.Group.Length == 0 ? 0 : 1), .. Account];
    }

    private async ValueTask<bool> IsVisibleAsync(NavItem item) =>
        (item.Path.StartsWith('/') || current.Value is not null)
        && (item.Permission is null || user.Can(item.Permission))
        && (item.Tool is null || await toolbox.IsOnHereAsync(item.Tool));

    private bool IsForPhone(NavItem item) => item.PhoneOrder is not null && (item.PhonePermission is null || user.Can(item.PhonePermission));

    private ShellLink Link(NavItem item) => new(item.Text, Href(item), item.Icon, item.Group, Href(item) == (item.InMenu ? _place : _deed));

    private string Href(NavItem item) => item.Path.StartsWith('/') ? item.Path : $"/{current.Required.Slug}/{item.Path}";

    private bool Covers(string href) =>
        Context.Request.Path.Value is { } here && here.StartsWith(href, StringComparison.OrdinalIgnoreCase) && (here.Length == href.Length || here[href.Length] == '/');
}
