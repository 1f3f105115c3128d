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

    /// <summary>Each of several codes; for <c>RuleForEach</c>.</summary>
    public static IRuleBuilderOptions<T, string> EachCodeOf<T>(this IRuleBuilder<T, string> rule, ICodeLists codes, TimeProvider time, string list) =>
        rule.Must(value => codes.On(list, time.Today()).Any(c => c.Code == value)).WithMessage("Välj bland alternativen i listan.");

    /// <summary>Several codes.</summary>
    public static IRuleBuilderOptions<T, List<string>> CodesOf<T>(this IRuleBuilder<T, List<string>> rule, ICodeLists codes, TimeProvider time, string list) =>
        rule.Must(values => values.TrueForAll(v => string.IsNullOrEmpty(v) || codes.On(list, time.Today()).Any(c => c.Code == v)))
            .WithMessage("Välj bland alternativen i listan.");

    /// <summary>Not longer than the field holds; says both numbers.</summary>
    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int max) =>
        rule.Must(value => value is null || value.Length <= max)
            .WithMessage((_, value) => $"Texten får ha högst {max} tecken. Nu är den {value?.Length ?? 0}.");

    /// <summary>
    /// Not later than a day that depends on today, or no day at all. The ready-made comparison with a lambda would compile its expression for every
    /// request; a delegate costs nothing.
    /// </summary>
    /// <param name="rule">The rule of the date.</param>
    /// <param name="last">The last day allowed.</param>
    public static IRuleBuilderOptions<T, DateOnly?> NotAfter<T>(this IRuleBuilder<T, DateOnly?> rule, Func<DateOnly> last) =>
        rule.Must(day => day is null || day <= last());

    /// <summary>Not earlier than a day that depends on today, or no day at all.</summary>
    /// <param name="rule">The rule of the date.</param>
    /// <param name="first">The first day allowed.</param>
    public static IRuleBuilderOptions<T, DateOnly?> NotBefore<T>(this IRuleBuilder<T, DateOnly?> rule, Func<DateOnly> first) =>
        rule.Must(day => day is null || day >= first());
}
