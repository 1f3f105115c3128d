using Mia.Casework.Domain.Interventions;
using Mia.Platform.Modules;
using Mia.Platform.Toolbox;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Data;

/// <summary>Intervention types that belong to a tool: where it is off they cannot be chosen. Those that run go on and keep their name.</summary>
/// <param name="Tool">Id of the tool.</param>
/// <param name="Codes">Types.</param>
public sealed record ToolInterventions(string Tool, IReadOnlyList<string> Codes)
{
    /// <summary>The rules as they hold with the tools that are on here: a type whose tool is off is not offered.</summary>
    public static async Task<InterventionRules> ApplyAsync(InterventionRules rules, IEnumerable<ToolInterventions> tools, IToolbox toolbox)
    {
        var closed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tool in tools)
            if (!await toolbox.IsOnHereAsync(tool.Tool)) closed.UnionWith(tool.Codes);
        return closed.Count == 0 ? rules : new(rules.All.Select(r => closed.Contains(r.Code) ? r with { OfferedFrom = null } : r));
    }
}

/// <summary>How a module says which types its tool brings.</summary>
public static class ToolInterventionsContribution
{
    /// <summary>Ties intervention types to a tool.</summary>
    public static IModuleBuilder InterventionsOf(this IModuleBuilder module, string tool, params string[] codes)
    {
        module.Services.AddSingleton(new ToolInterventions(tool, codes));
        return module;
    }
}
