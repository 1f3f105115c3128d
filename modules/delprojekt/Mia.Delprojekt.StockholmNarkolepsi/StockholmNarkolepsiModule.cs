using Mia.Platform.Modules;
using Mia.Platform.Organisation;

namespace Mia.Delprojekt.StockholmNarkolepsi;

/// <summary>What is special to MIA Stockholm (methods.md 15).</summary>
public sealed class StockholmNarkolepsiModule : IModule
{
    /// <inheritdoc />
    public ModuleInfo Info { get; } = new("delprojekt.stockholm", "MIA Stockholm", "Verktygslåda, målgrupp och ord för MIA Stockholm.")
    {
        DependsOn = ["casework"],
    };

    /// <inheritdoc />
    public void Contribute(IModuleBuilder module) => module.Delprojekt(new DelprojektProposal("stockholm", "Stockholm", "Samordningsförbundet Stockholms stad")
    {
        Controllers = ["Stockholms stad"],
        Toolbox = ["cm", "livsomradesval", "energikarta"],
        Labels = new Dictionary<string, string> { [LabelKeys.ResourceCouncil] = "Myndighetsgemensamt team" },
        Kommuner = ["0180"],
    });
}
