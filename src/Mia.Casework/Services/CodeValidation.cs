using FluentValidation;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Time;

namespace Mia.Casework.Services;

/// <summary>Validation against the code lists: what is posted must be a code that can be chosen today.</summary>
public static class CodeValidation
{
    /// <summary>A single code, or nothing.</summary>
    public static IRuleBuilderOptions<T, string?> CodeOf<T>(this IRuleBuilder<T, string?> rule, ICodeLists codes, TimeProvider time, string list) =>
        rule.Must(value => string.IsNullOrEmpty(value) || codes.On(list, time.Today()).Any(c => c.Code == value)).WithMessage("Välj ett av alternativen i listan.");

    /// <summary>Several codes.</summary>
    public static IRuleBuilderOptions<T, List<string>> CodesOf<T>(this IRuleBuilder<T, List<string>> rule, ICodeLists codes, TimeProvider time, string list) =>
        rule.Must(values => values.TrueForAll(v => string.IsNullOrEmpty(v) || codes.On(list, time.Today()).Any(c => c.Code == v)))
            .WithMessage("Välj bland alternativen i listan.");

    /// <summary>Not longer than the field holds; says both numbers.</summary>
    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int max) =>
        rule.Must(value => value is null || value.Length <= max)
            .WithMessage((_, value) => $"Texten får ha högst {max} tecken. Nu är den {value?.Length ?? 0}.");
}
