namespace Mia.Platform.Modules;

/// <summary>A feature of a module that a delprojekt can have on or off. Off means gone (404), never deleted.</summary>
/// <param name="Id">Stable, kebab case: <c>kbt</c>, <c>energikarta</c>. Also the name of the FeatureManagement feature.</param>
/// <param name="Name">Swedish name: <c>Energikarta</c>.</param>
/// <param name="Description">Swedish: what a switch shows and hides, read by the administrator before switching.</param>
public sealed record Tool(string Id, string Name, string Description)
{
    /// <summary>
    /// Folder under <c>Pages/</c> of the declaring module that belongs to the tool. Pages, requests and view components whose
    /// namespace lies in that folder are gated. Empty: everything in the module.
    /// </summary>
    public string Folder { get; init; } = "";

    /// <summary>Heading under which the administrator finds it: <c>Metoder</c>, <c>Samverkan</c>, <c>Uppföljning</c>.</summary>
    public string Group { get; init; } = "Metoder";

    /// <summary>Tools that must also be on.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Whether a delprojekt that nobody has decided for has it on.</summary>
    public bool OnByDefault { get; init; }

    /// <summary>True when the mere use of the tool says something about a person's health (methods.md 14.5).</summary>
    public bool RevealsHealth { get; init; }
}

/// <summary>A link in the main menu.</summary>
/// <param name="Text">Swedish, sentence case.</param>
/// <param name="Path">Path below the delprojekt (<c>deltagare</c>) or, with a leading slash, from the root (<c>/admin/verktyg</c>).</param>
/// <param name="Icon">Id of a symbol in <c>icons.svg</c>.</param>
public sealed record NavItem(string Text, string Path, string Icon)
{
    /// <summary>Low first.</summary>
    public int Order { get; init; } = 100;

    /// <summary>Heading in the menu; empty is the first group without a heading.</summary>
    public string Group { get; init; } = "";

    /// <summary>Permission needed to see it.</summary>
    public string? Permission { get; init; }

    /// <summary>Tool that must be on. Null takes none.</summary>
    public string? Tool { get; init; }

    /// <summary>False: no link in the menu, found among the shortcuts (Ctrl+K) only. For what one does rather than a place one goes to.</summary>
    public bool InMenu { get; init; } = true;

    /// <summary>Place in the bar at the foot of a phone, low first: the first four that the user may see are there. Null: never.</summary>
    public int? PhoneOrder { get; init; }

    /// <summary>Shorter words for the bar; null takes <see cref="Text"/>.</summary>
    public string? PhoneText { get; init; }

    /// <summary>In the bar only for those who have this permission too, for what others need less than what comes after. Null: for all.</summary>
    public string? PhonePermission { get; init; }
}

/// <summary>The places where modules may add to another module's page.</summary>
public static class Slots
{
    /// <summary>Wide column of the start page. Component argument: none.</summary>
    public const string StartMain = "start.main";

    /// <summary>Narrow column of the start page. Component argument: none.</summary>
    public const string StartAside = "start.aside";

    /// <summary>Body of a participant's overview. Component argument: <c>Guid caseId</c>.</summary>
    public const string CaseOverview = "case.overview";

    /// <summary>Side of a participant's overview. Component argument: <c>Guid caseId</c>.</summary>
    public const string CaseAside = "case.aside";

    /// <summary>Links in the tab row of a case, rendered as list items. Component argument: <c>Guid caseId</c>.</summary>
    public const string CaseTabs = "case.tabs";

    /// <summary>Beside the eligibility check of a referral. Component argument: <c>Guid referralId</c>.</summary>
    public const string Referral = "referral";

    /// <summary>Below the target board. Component argument: none.</summary>
    public const string Targets = "targets";

    /// <summary>Administrator's start page. Component argument: none.</summary>
    public const string AdminStart = "admin.start";
}

/// <summary>A view component in a slot.</summary>
public sealed record SlotEntry(string Location, Type ViewComponent, int Order, string? Permission, string? Tool, string ModuleId);

/// <summary>A right, as a module declares it.</summary>
public sealed record PermissionInfo(string Key, string Text, IReadOnlyList<Security.Role> Roles, string ModuleId);
