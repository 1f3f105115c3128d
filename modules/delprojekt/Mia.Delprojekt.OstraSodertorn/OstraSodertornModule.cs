using Mia.Platform.Modules;
using Mia.Platform.Organisation;

namespace Mia.Delprojekt.OstraSodertorn;

/// <summary>What is special to MIA Östra Södertörn (methods.md 15).</summary>
public sealed class OstraSodertornModule : IModule
{
    /// <inheritdoc />
    public ModuleInfo Info { get; } = new("delprojekt.ostra-sodertorn", "MIA Östra Södertörn", "Verktygslåda, målgrupp och ord för MIA Östra Södertörn.")
    {
        DependsOn = ["casework"],
    };

    /// <inheritdoc />
    public void Contribute(IModuleBuilder module) => module.Delprojekt(new DelprojektProposal("ostra-sodertorn", "Östra Södertörn", "Samordningsförbundet Östra Södertörn")
    {
        Controllers = ["Haninge kommun", "Tyresö kommun", "Nynäshamns kommun"],
        Toolbox = ["cm", "se", "kbt", "arbetstraning", "delade-arenden"],
        Labels = new Dictionary<string, string> { [LabelKeys.ResourceCouncil] = "Resursrådet" },
        Kommuner = ["0136", "0138", "0192"],
    });
}
