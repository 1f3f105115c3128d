namespace Mia.Platform.Modules;

/// <summary>Every module that was found, in dependency order, and everything they contribute.</summary>
public sealed class ModuleCatalogue;
