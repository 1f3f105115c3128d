using System.Reflection;
using Mia.Platform.Modules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Mia.Web.Pages.Om;

/// <summary>What Mia is, which version runs and which modules it has.</summary>
[AllowAnonymous]
public sealed class AboutModel(ModuleCatalogue catalogue) : PageModel
{
    /// <summary>Version of the running program.</summary>
    public string Version { get; } = (Assembly.GetEntryAssembly() ?? typeof(AboutModel).Assembly)
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>Modules that run.</summary>
    public IReadOnlyList<ModuleInfo> Modules { get; } = [.. catalogue.Modules.Select(module => module.Info)];
}
