using Mia.Platform.Modules;
using Mia.Platform.Security;

namespace Mia.ExampleModule;

/// <summary>A complete small module. It runs because a project references it; nothing else names it.</summary>
internal sealed class ExampleModule : IModule
{
    /// <inheritdoc />
    public ModuleInfo Info { get; } = new("example", "Exempel", "Visar hur en modul skrivs, och att den hittas av sig själv.")
    {
        DependsOn = ["casework"],
        TablePrefix = "Example",
    };

    /// <inheritdoc />
    public void Contribute(IModuleBuilder module) => module
        .Tool(new Tool(ExampleTool.Id, "Påminnelser", "Visar sidan Påminnelser och nästa påminnelse på startsidan.") { Folder = "Example" })
        .Permission(ExampleTool.Read, "Se påminnelser", Role.CaseManager, Role.ProjectLeader)
        .Permission(ExampleTool.Write, "Skriva påminnelser", Role.CaseManager)
        .Nav(new NavItem("Påminnelser", "paminnelser", "today") { Order = 900, Permission = ExampleTool.Read, Tool = ExampleTool.Id })
        .Slot<Pages.Example.NextReminderViewComponent>(Slots.StartAside, order: 900, permission: ExampleTool.Read)
        .Context<ExampleDbContext>();
}

/// <summary>Keys of the module.</summary>
public static class ExampleTool
{
    /// <summary>The tool.</summary>
    public const string Id = "paminnelser";

    /// <summary>Permission to read.</summary>
    public const string Read = "example.reminder.read";

    /// <summary>Permission to write.</summary>
    public const string Write = "example.reminder.write";
}
