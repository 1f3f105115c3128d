using FluentValidation;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Time;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Arende;

/// <summary>Code lists in forms.</summary>
internal static class CodeRules
{
    /// <summary>What can be chosen on a day.</summary>
    public static List<SelectListItem> Options(this ICodeLists codes, string list, DateOnly day) =>
        [.. codes.On(list, day).Select(c => new SelectListItem(c.Text, c.Code))];

    /// <summary>Refuses a code that is not in the list today. Empty is let through.</summary>
    public static IRuleBuilderOptions<T, string?> MustBeCode<T>(this IRuleBuilder<T, string?> rule, ICodeLists codes, string list, TimeProvider clock) =>
        rule.Must(code => string.IsNullOrEmpty(code) || codes.On(list, clock.Today()).Any(c => c.Code == code)).WithMessage("Välj ett av alternativen.");

    /// <summary>Refuses codes that are not in the list today.</summary>
    public static IRuleBuilderOptions<T, string> EachMustBeCode<T>(this IRuleBuilder<T, string> rule, ICodeLists codes, string list, TimeProvider clock) =>
        rule.Must(code => codes.On(list, clock.Today()).Any(c => c.Code == code)).WithMessage("Välj bland alternativen.");
}
