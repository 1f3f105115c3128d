using Mia.Casework.Domain.Codes;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages;

/// <summary>Options of fields, from the code lists.</summary>
public static class Options
{
    /// <summary>What can be chosen today.</summary>
    public static List<SelectListItem> Of(this ICodeLists codes, string list, DateOnly today) =>
        [.. codes.On(list, today).Select(c => new SelectListItem(c.Text, c.Code))];

    /// <summary>Some of them, in the order of the list.</summary>
    public static List<SelectListItem> Of(this ICodeLists codes, string list, DateOnly today, Func<string, bool> only) =>
        [.. codes.On(list, today).Where(c => only(c.Code)).Select(c => new SelectListItem(c.Text, c.Code))];
}
