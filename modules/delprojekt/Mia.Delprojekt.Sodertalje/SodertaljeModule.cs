using Mia.Platform.Modules;
using Mia.Platform.Organisation;

namespace Mia.Delprojekt.Sodertalje;

/// <summary>What is special to MIA Södertälje (methods.md 15).</summary>
public sealed class SodertaljeModule : IModule
{
    /// <inheritdoc />
    public ModuleInfo Info { get; } = new("delprojekt.sodertalje", "MIA Södertälje", "Verktygslåda, målgrupp och ord för MIA Södertälje.")
    {
        DependsOn = ["casework"],
    };

    /// <inheritdoc />
    public void Contribute(IModuleBuilder module) => module.Delprojekt(new DelprojektProposal("sodertalje", "Södertälje", "Samordningsförbundet i Södertälje")
    {
        Controllers = ["Södertälje kommun"],
        Toolbox = ["cm", "se", "arbetstraning", "prioriterade-grupper"],
        Labels = new Dictionary<string, string> { [LabelKeys.ResourceCouncil] = "Myndighetsgemensamt team" },
        Kommuner = ["0181"],
    });
}
