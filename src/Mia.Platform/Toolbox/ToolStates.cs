using System.Collections.Frozen;
using Mia.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using Microsoft.FeatureManagement;

namespace Mia.Platform.Toolbox;

/// <summary>
/// Feature definitions of all tools, from the database, held in memory and replaced as a whole after each switch.
/// Order of decision: <c>Tools:Override:{tool}</c> in configuration (tests, emergencies) → the delprojekt's setting → the tool's default.
/// </summary>
internal sealed class ToolStates(ModuleCatalogue catalogue, IConfiguration configuration) : IFeatureDefinitionProvider
{
    private FrozenDictionary<string, FeatureDefinition> _definitions = FrozenDictionary<string, FeatureDefinition>.Empty;

    public Task<FeatureDefinition?> GetFeatureDefinitionAsync(string featureName) =>
        Task.FromResult(_definitions.GetValueOrDefault(featureName));

    public async IAsyncEnumerable<FeatureDefinition> GetAllFeatureDefinitionsAsync()
    {
        await Task.CompletedTask;
        foreach (var definition in _definitions.Values) yield return definition;
    }

    /// <summary>Replaces all definitions.</summary>
    public void Replace(IReadOnlyCollection<Guid> delprojekt, IReadOnlyDictionary<(Guid Delprojekt, string Tool), bool> settings) =>
        _definitions = catalogue.Tools.Values.ToFrozenDictionary(t => t.Tool.Id, t => Define(t.Tool, delprojekt, settings));

    private FeatureDefinition Define(Tool tool, IReadOnlyCollection<Guid> delprojekt, IReadOnlyDictionary<(Guid, string), bool> settings)
    {
        var forced = configuration.GetValue<bool?>($"Tools:Override:{tool.Id}");
        var on = delprojekt.Where(d => forced ?? settings.GetValueOrDefault((d, tool.Id), tool.OnByDefault));
        return new FeatureDefinition
        {
            Name = tool.Id,
            // Never RequirementType.All with a contextual filter: without a context it would be open.
            RequirementType = RequirementType.Any,
            EnabledFor = [new FeatureFilterConfiguration { Name = DelprojektFeatureFilter.Alias, Parameters = new OnList([.. on]) }],
        };
    }

    /// <summary>The delprojekt that have the tool on, in the form that FeatureManagement hands to a filter.</summary>
    internal sealed class OnList(FrozenSet<Guid> delprojekt) : IConfiguration
    {
        public FrozenSet<Guid> Delprojekt { get; } = delprojekt;
        public string? this[string key] { get => null; set => throw new NotSupportedException(); }
        public IEnumerable<IConfigurationSection> GetChildren() => [];
        public IChangeToken GetReloadToken() => new CancellationChangeToken(CancellationToken.None);
        public IConfigurationSection GetSection(string key) => throw new NotSupportedException();
    }
}

/// <summary>The delprojekt a tool is asked about.</summary>
internal sealed record ToolContext(Guid DelprojektId);

/// <summary>On when the delprojekt is on the feature's list.</summary>
[FilterAlias(Alias)]
internal sealed class DelprojektFeatureFilter : IContextualFeatureFilter<ToolContext>
{
    public const string Alias = "Delprojekt";

    public Task<bool> EvaluateAsync(FeatureFilterEvaluationContext featureFilterContext, ToolContext appContext) =>
        Task.FromResult(featureFilterContext.Parameters is ToolStates.OnList list && list.Delprojekt.Contains(appContext.DelprojektId));
}
