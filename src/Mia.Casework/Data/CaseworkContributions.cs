using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.Interventions;
using Mia.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Data;

/// <summary>What other modules can propose to the core. Becomes data at the next start; an administrator may change all of it.</summary>
public static class CaseworkContributions
{
    /// <summary>Proposes target-group rules for a delprojekt (methods.md 1.5).</summary>
    public static IModuleBuilder EligibilityRules(this IModuleBuilder module, string slug, params EligibilityRuleSeed[] rules)
    {
        module.Services.AddSingleton(new EligibilityProposal(slug, rules));
        return module;
    }

    /// <summary>Proposes which intervention types a delprojekt offers, by code.</summary>
    public static IModuleBuilder InterventionTypes(this IModuleBuilder module, string slug, params string[] codes)
    {
        module.Services.AddSingleton(new OfferProposal(slug, codes));
        return module;
    }

    /// <summary>Adds an intervention type to the installation.</summary>
    public static IModuleBuilder InterventionType(this IModuleBuilder module, InterventionTypeSeed type)
    {
        module.Services.AddSingleton(type);
        return module;
    }

    /// <summary>Adds alerts of the module's own (methods.md 19).</summary>
    public static IModuleBuilder Alerts<TSource>(this IModuleBuilder module) where TSource : class, IAlertSource
    {
        module.Services.AddScoped<IAlertSource, TSource>();
        return module;
    }

    /// <summary>Adds codes to a list, or a list of the module's own.</summary>
    public static IModuleBuilder Codes(this IModuleBuilder module, string list, params CodeSeed[] codes)
    {
        module.Services.AddSingleton(new CodeProposal(list, codes));
        return module;
    }

    /// <summary>Says that the module's code names codes of a list, so that an administrator cannot end them.</summary>
    /// <param name="module">The module.</param>
    /// <param name="list">Which list.</param>
    /// <param name="why">Swedish sentence: what needs them.</param>
    /// <param name="codes">The codes.</param>
    public static IModuleBuilder NamesCodes(this IModuleBuilder module, string list, string why, params string[] codes)
    {
        module.Services.AddSingleton(new ReservedCodes(list, why, codes));
        return module;
    }

    /// <summary>Adds dated numbers of the module's own to those that an administrator can set.</summary>
    public static IModuleBuilder Settings(this IModuleBuilder module, params SettingInfo[] settings)
    {
        foreach (var setting in settings) module.Services.AddSingleton(setting);
        return module;
    }
}

internal sealed record EligibilityProposal(string Slug, IReadOnlyList<EligibilityRuleSeed> Rules);

internal sealed record OfferProposal(string Slug, IReadOnlyList<string> Codes);

internal sealed record CodeProposal(string List, IReadOnlyList<CodeSeed> Codes);
