namespace Mia.Platform.Modules;

/// <summary>
/// One assembly's entry point. Every module, the required ones too, has exactly one.
/// Handlers, validators, mapping profiles and view components need no line: they are found by scanning.
/// </summary>
public interface IModule
{
    /// <summary>Who the module is and what it stands on.</summary>
    ModuleInfo Info { get; }

    /// <summary>Lists what the module adds to Mia. Called once at start, before any service exists.</summary>
    void Contribute(IModuleBuilder module);
}

/// <summary>Who a module is.</summary>
/// <param name="Id">Stable, lower case, a–z and dots: <c>casework</c>, <c>methods.cbt</c>. Prefix of its permissions.</param>
/// <param name="Name">Swedish name shown to administrators.</param>
/// <param name="Description">One Swedish sentence: what the module is for.</param>
public sealed record ModuleInfo(string Id, string Name, string Description)
{
    /// <summary>Ids of modules that must be present. A cycle or a missing one is a clear error at start.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>A required module stops the start when it fails; an optional one is logged, shown as faulty and left out.</summary>
    public bool Required { get; init; }

    /// <summary>Prefix of all its tables, e.g. <c>Cbt</c> gives <c>Cbt_Series</c>. Needed when the module has a context.</summary>
    public string TablePrefix { get; init; } = "";
}
