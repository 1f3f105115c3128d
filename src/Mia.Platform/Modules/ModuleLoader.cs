using System.Reflection;
using Mia.Platform.Data;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyModel;

namespace Mia.Platform.Modules;

/// <summary>Finds the modules that were built with the host and collects what they contribute.</summary>
public static class ModuleLoader
{
    /// <summary>
    /// All assemblies that reference the platform, by name. The compiler drops references that the host names nowhere, so the dependency
    /// file is read instead of the host's own references.
    /// </summary>
    public static IReadOnlyList<Assembly> FindAssemblies()
    {
        var platform = typeof(IModule).Assembly.GetName().Name!;
        var context = DependencyContext.Default ?? throw new InvalidOperationException("The dependency file (*.deps.json) is missing.");
        return [.. context.RuntimeLibraries
            .Where(l => l.Dependencies.Any(d => d.Name == platform) || l.Name.StartsWith("Mia.", StringComparison.Ordinal))
            .Where(l => !l.Name.EndsWith(".Tests", StringComparison.Ordinal) && l.Name is not ("Mia.Testing" or "Mia.Benchmarks"))
            .Select(l => l.Name).Distinct().Order(StringComparer.Ordinal)
            .Select(TryLoad).OfType<Assembly>()
            .Where(a => a == typeof(IModule).Assembly || a.GetReferencedAssemblies().Any(r => r.Name == platform))];
    }

    /// <summary>Starts the modules of the assemblies: one <see cref="IModule"/> each, ordered by dependency.</summary>
    /// <exception cref="InvalidOperationException">A required module fails, or dependencies are missing or run in a circle.</exception>
    public static ModuleCatalogue Load(IServiceCollection services, IEnumerable<Assembly> assemblies)
    {
        var faulty = new List<FaultyModule>();
        var found = new List<(IModule Module, Assembly Assembly)>();
        foreach (var assembly in assemblies)
        {
            if (Create(assembly, faulty) is { } module) found.Add((module, assembly));
        }
        var builder = new Collector(services);
        var loaded = new List<LoadedModule>();
        foreach (var (module, assembly) in InOrder(found, faulty))
        {
            try
            {
                builder.Begin(module.Info, assembly);
                module.Contribute(builder);
                builder.Keep();
                loaded.Add(new LoadedModule(module.Info, assembly));
            }
            catch (Exception e) when (!module.Info.Required && e is not OutOfMemoryException)
            {
                // One broken optional module must never stop the others: it is left out and shown.
                faulty.Add(new FaultyModule(module.Info.Name, e.Message));
            }
        }
        return builder.Build(loaded, faulty);
    }

    private static Assembly? TryLoad(string name)
    {
        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (FileNotFoundException)
        {
            return null; // the executable itself or a reference that is not deployed
        }
    }

    private static IModule? Create(Assembly assembly, List<FaultyModule> faulty)
    {
        var types = assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IModule))).ToList();
        if (types.Count == 0) return null;
        if (types.Count > 1)
        {
            faulty.Add(new FaultyModule(assembly.GetName().Name!, $"has {types.Count} classes that implement IModule; exactly one is allowed"));
            return null;
        }
        return (IModule)Activator.CreateInstance(types[0], nonPublic: true)!;
    }

    private static List<(IModule Module, Assembly Assembly)> InOrder(
        List<(IModule Module, Assembly Assembly)> found, List<FaultyModule> faulty)
    {
        var byId = found.ToDictionary(f => f.Module.Info.Id);
        var ordered = new List<(IModule, Assembly)>();
        var state = new Dictionary<string, bool>(); // false: being visited, true: placed or refused
        var refused = new HashSet<string>();

        bool Place(string id, string path)
        {
            if (state.TryGetValue(id, out var placed))
            {
                return placed ? !refused.Contains(id) : throw new InvalidOperationException($"Modules depend on each other in a circle: {path}");
            }
            state[id] = false;
            var entry = byId[id];
            var missing = entry.Module.Info.DependsOn
                .Where(d => !byId.ContainsKey(d) || !Place(d, $"{path} → {d}")).ToList();
            state[id] = true;
            if (missing.Count == 0)
            {
                ordered.Add(entry);
                return true;
            }
            var reason = $"needs the module {string.Join(", ", missing)}, which is not there";
            if (entry.Module.Info.Required) throw new InvalidOperationException($"The module {id} {reason}.");
            faulty.Add(new FaultyModule(entry.Module.Info.Name, reason));
            refused.Add(id);
            return false;
        }

        foreach (var id in byId.Keys.Order(StringComparer.Ordinal)) Place(id, id);
        return ordered;
    }

    /// <summary>Collects one module at a time, so that a module that throws half-way leaves nothing behind.</summary>
    private sealed class Collector(IServiceCollection services) : IModuleBuilder
    {
        private readonly List<Contribution> _kept = [];
        private Contribution _now = null!;

        public IServiceCollection Services => _now.Services;

        public void Begin(ModuleInfo info, Assembly assembly) => _now = new Contribution(info, assembly);

        public void Keep()
        {
            foreach (var p in _now.Permissions)
            {
                if (!p.Key.StartsWith(_now.Info.Id + ".", StringComparison.Ordinal))
                    throw new InvalidOperationException($"The permission {p.Key} must start with {_now.Info.Id}.");
            }
            foreach (var t in _now.Tools.Where(t => _kept.Any(k => k.Tools.Any(o => o.Id == t.Id))))
                throw new InvalidOperationException($"The tool {t.Id} exists already.");
            foreach (var service in _now.Services) services.Add(service);
            _kept.Add(_now);
        }

        public IModuleBuilder Permission(string key, string text, params Role[] roles) => Add(() => _now.Permissions.Add(new(key, text, roles, _now.Info.Id)));

        public IModuleBuilder Tool(Tool tool) => Add(() => _now.Tools.Add(tool));

        public IModuleBuilder Nav(NavItem item) => Add(() => _now.Nav.Add(item));

        public IModuleBuilder Delprojekt(DelprojektProposal proposal) => Add(() => _now.Proposals.Add(proposal));

        public IModuleBuilder Slot<TViewComponent>(string location, int order = 100, string? permission = null) =>
            Add(() => _now.Slots.Add((location, typeof(TViewComponent), order, permission)));

        public IModuleBuilder Context<TContext>() where TContext : MiaDbContext
        {
            if (_now.Info.TablePrefix.Length == 0) throw new InvalidOperationException($"{_now.Info.Id} has a context but no TablePrefix.");
            _now.Services.AddMiaContext<TContext>(_now.Info.TablePrefix);
            return Add(() => _now.Contexts.Add(new ModuleContext(typeof(TContext), _now.Info.TablePrefix)));
        }

        public IModuleBuilder SetUp<TSetUp>() where TSetUp : class, ISetUp => Add(() => _now.Services.AddSetUp<TSetUp>());

        public IModuleBuilder Job<TJob>() where TJob : class, Jobs.IJob => Add(() => _now.Services.AddScoped<Jobs.IJob, TJob>());

        public ModuleCatalogue Build(List<LoadedModule> loaded, List<FaultyModule> faulty)
        {
            var gates = _kept.SelectMany(k => k.Tools.Select(t => (Prefix: Gate(k.Assembly, t), Tool: t.Id))).ToList();
            var toolOf = new ModuleCatalogue(gates);
            return new ModuleCatalogue(gates)
            {
                Modules = loaded,
                Faulty = faulty,
                Tools = _kept.SelectMany(k => k.Tools.Select(t => new ModuleTool(t, k.Info))).ToDictionary(t => t.Tool.Id),
                Permissions = _kept.SelectMany(k => k.Permissions).ToDictionary(p => p.Key),
                Nav = [.. _kept.SelectMany(k => k.Nav).OrderBy(n => n.Order)],
                Proposals = [.. _kept.SelectMany(k => k.Proposals)],
                Contexts = [.. _kept.SelectMany(k => k.Contexts)],
                Slots = _kept.SelectMany(k => k.Slots.Select(s =>
                        new SlotEntry(s.Location, s.Component, s.Order, s.Permission, toolOf.ToolOf(s.Component), k.Info.Id)))
                    .OrderBy(s => s.Order).ToLookup(s => s.Location),
            };
        }

        private static string Gate(Assembly assembly, Tool tool)
        {
            var root = assembly.GetName().Name!;
            return tool.Folder.Length == 0 ? root : $"{root}.Pages.{tool.Folder.Replace('/', '.')}";
        }

        private Collector Add(Action add)
        {
            add();
            return this;
        }
    }

    private sealed record Contribution(ModuleInfo Info, Assembly Assembly)
    {
        public ServiceCollection Services { get; } = [];
        public List<PermissionInfo> Permissions { get; } = [];
        public List<Tool> Tools { get; } = [];
        public List<NavItem> Nav { get; } = [];
        public List<DelprojektProposal> Proposals { get; } = [];
        public List<ModuleContext> Contexts { get; } = [];
        public List<(string Location, Type Component, int Order, string? Permission)> Slots { get; } = [];
    }
}
