using System.Collections.Concurrent;
using System.Reflection;

namespace Mia.Platform.Modules;

/// <summary>Every module that was found, in dependency order, and everything they contribute. Immutable after start.</summary>
public sealed class ModuleCatalogue
{
    private readonly ConcurrentDictionary<string, string?> _toolByNamespace = [];
    private readonly IReadOnlyList<(string Prefix, string Tool)> _gates = [];

    internal ModuleCatalogue(IEnumerable<(string NamespacePrefix, string Tool)> gates) =>
        // The most exact folder wins, so a tool inside another tool's folder is possible.
        _gates = [.. gates.OrderByDescending(g => g.NamespacePrefix.Length)];

    /// <summary>The modules that run, in the order in which they were started.</summary>
    public IReadOnlyList<LoadedModule> Modules { get; internal init; } = [];

    /// <summary>Optional modules that could not be started, with the reason, shown to the administrator.</summary>
    public IReadOnlyList<FaultyModule> Faulty { get; internal init; } = [];

    /// <summary>All tools, by id.</summary>
    public IReadOnlyDictionary<string, ModuleTool> Tools { get; internal init; } = new Dictionary<string, ModuleTool>();

    /// <summary>All permissions, by key.</summary>
    public IReadOnlyDictionary<string, PermissionInfo> Permissions { get; internal init; } = new Dictionary<string, PermissionInfo>();

    /// <summary>Main menu, in order.</summary>
    public IReadOnlyList<NavItem> Nav { get; internal init; } = [];

    /// <summary>What modules put on each other's pages, in order.</summary>
    public ILookup<string, SlotEntry> Slots { get; internal init; } = Array.Empty<SlotEntry>().ToLookup(s => s.Location);

    /// <summary>Delprojekt that modules propose.</summary>
    public IReadOnlyList<Organisation.DelprojektProposal> Proposals { get; internal init; } = [];

    /// <summary>Contexts of all modules with their table prefix.</summary>
    public IReadOnlyList<ModuleContext> Contexts { get; internal init; } = [];

    /// <summary>
    /// The tool that a page, request, handler or view component belongs to: the tool of its module whose folder the namespace lies in.
    /// Null when it belongs to none and is always on.
    /// </summary>
    public string? ToolOf(Type type) => _toolByNamespace.GetOrAdd(type.Namespace ?? "", name =>
        _gates.FirstOrDefault(g => name == g.Prefix || name.StartsWith(g.Prefix + ".", StringComparison.Ordinal)).Tool);
}

/// <summary>A module that runs.</summary>
public sealed record LoadedModule(ModuleInfo Info, Assembly Assembly);

/// <summary>A module that was left out.</summary>
/// <param name="Name">Assembly name.</param>
/// <param name="Reason">English text for the administrator and the log.</param>
public sealed record FaultyModule(string Name, string Reason);

/// <summary>A tool and the module that brings it.</summary>
public sealed record ModuleTool(Tool Tool, ModuleInfo Module);

/// <summary>A module's context.</summary>
public sealed record ModuleContext(Type Context, string TablePrefix);
