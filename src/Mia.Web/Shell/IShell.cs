using Mia.Platform.Organisation;

namespace Mia.Web.Shell;

/// <summary>What the frame around every page shows to the one who is looking. Everything is already filtered by tools and rights.</summary>
public interface IShell
{
    /// <summary>False on public pages.</summary>
    bool IsSignedIn { get; }

    /// <summary>Name of the signed-in user.</summary>
    string UserName { get; }

    /// <summary>At most two letters.</summary>
    string Initials { get; }

    /// <summary>Roles here, in Swedish: <c>Case manager, Projektledare</c>.</summary>
    string RoleText { get; }

    /// <summary>The delprojekt of the address; null outside one.</summary>
    DelprojektInfo? Delprojekt { get; }

    /// <summary>All delprojekt in which the user has a role, by name.</summary>
    IReadOnlyList<DelprojektInfo> Mine { get; }

    /// <summary>Where the brand leads: the first page of this delprojekt, or the root.</summary>
    string Home { get; }

    /// <summary>The first page that the user's roles open in a delprojekt: <c>Idag</c>, or the target board for those who see sums only.</summary>
    string HomeOf(DelprojektInfo delprojekt);

    /// <summary>Address that the search form posts to; null where the user has nothing to search.</summary>
    string? Search { get; }

    /// <summary><c>auto</c>, <c>light</c> or <c>dark</c>.</summary>
    string ColorScheme { get; }

    /// <summary>Minutes without a request after which the session ends.</summary>
    int IdleMinutes { get; }

    /// <summary>Minutes before that end at which the page warns.</summary>
    int WarnMinutes { get; }

    /// <summary>The same for all whose menus look the same on this page, so that their markup is made once.</summary>
    string MenuKey { get; }

    /// <summary>Main menu.</summary>
    IReadOnlyList<ShellLink> Menu { get; }

    /// <summary>At most four links for the bar on a phone.</summary>
    IReadOnlyList<ShellLink> PhoneBar { get; }

    /// <summary>Links in the user's own menu.</summary>
    IReadOnlyList<ShellLink> Account { get; }

    /// <summary>What can be gone to or begun from anywhere: first what one does, then the places of the menus.</summary>
    ValueTask<IReadOnlyList<ShellLink>> ShortcutsAsync();

    /// <summary>Asks which tools are on. The layout awaits it once, before it reads the menus.</summary>
    ValueTask LoadAsync();
}

/// <summary>A link in a menu.</summary>
/// <param name="Text">Swedish.</param>
/// <param name="Href">Path from the root.</param>
/// <param name="Icon">Id of a symbol in <c>icons.svg</c>.</param>
/// <param name="Group">Heading; empty is the first group.</param>
/// <param name="IsCurrent">The page that is shown lies here.</param>
public sealed record ShellLink(string Text, string Href, string Icon, string Group, bool IsCurrent);

/// <summary>Headings with a meaning of their own.</summary>
public static class NavGroups
{
    /// <summary>Menu entries of this group stand in the user's own menu instead of the main menu.</summary>
    public const string Account = "Mitt konto";
}
