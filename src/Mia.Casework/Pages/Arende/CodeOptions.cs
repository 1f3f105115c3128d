using Mia.Casework.Domain.Codes;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Arende;

/// <summary>Code lists in forms: what there is to choose.</summary>
internal static class CodeOptions
{
    /// <summary>What can be chosen on a day.</summary>
    public static List<SelectListItem> Options(this ICodeLists codes, string list, DateOnly day) =>
        [.. codes.On(list, day).Select(c => new SelectListItem(c.Text, c.Code))];
}
