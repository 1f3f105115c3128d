using Mia.Platform.Data;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Modules;

/// <summary>What a module can add. Each call is one contribution, kept as data in the <see cref="ModuleCatalogue"/>.</summary>
public interface IModuleBuilder
{
    /// <summary>For services that scanning does not find.</summary>
    IServiceCollection Services { get; }

    /// <summary>Declares a right.</summary>
    /// <param name="key">Starts with the module's id: <c>casework.contact.write</c>.</param>
    /// <param name="text">Swedish text shown where rights are reviewed.</param>
    /// <param name="roles">The roles that have it.</param>
    IModuleBuilder Permission(string key, string text, params Role[] roles);

    /// <summary>Declares a tool that a delprojekt can have on or off.</summary>
    IModuleBuilder Tool(Tool tool);

    /// <summary>Registers the module's own context: own tables, own migrations, own history table, shared connection.</summary>
    IModuleBuilder Context<TContext>() where TContext : MiaDbContext;

    /// <summary>Adds a link to the main menu. Shown only when its tool is on and the user has its permission.</summary>
    IModuleBuilder Nav(NavItem item);

    /// <summary>Puts a view component into a named place on another page.</summary>
    /// <param name="location">A name from <see cref="Slots"/>.</param>
    /// <param name="order">Low first.</param>
    /// <param name="permission">Hidden without it. Null: shown to all who see the page.</param>
    IModuleBuilder Slot<TViewComponent>(string location, int order = 100, string? permission = null);

    /// <summary>Proposes a delprojekt with its toolbox and labels. An administrator may change all of it afterwards.</summary>
    IModuleBuilder Delprojekt(DelprojektProposal proposal);

    /// <summary>Adds rows that must exist, e.g. code lists. Runs after migrations when the program or the delprojekt are new, must be repeatable.</summary>
    IModuleBuilder SetUp<TSetUp>() where TSetUp : class, ISetUp;

    /// <summary>Adds a background job.</summary>
    IModuleBuilder Job<TJob>() where TJob : class, Jobs.IJob;
}

/// <summary>
/// Set-up data of a module. Runs in a write transaction after migrations when the program has been built anew since the last start, or when
/// there are other delprojekt than then. So it must be repeatable.
/// </summary>
public interface ISetUp
{
    /// <summary>Adds what is missing; never overwrites what an administrator changed.</summary>
    Task RunAsync(CancellationToken ct);
}

/// <summary>Rows that every request needs and that are kept in memory. Registered as a service; read at every start, after set-up.</summary>
public interface IInMemory
{
    /// <summary>Reads them.</summary>
    Task LoadAsync(CancellationToken ct);
}
