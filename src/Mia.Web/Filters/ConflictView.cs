using Mia.Platform.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Mia.Web.Filters;

/// <summary>Both versions side by side when somebody else saved in between. Nothing typed is lost.</summary>
/// <param name="Action">Address the form was posted to.</param>
/// <param name="Rows">What differs.</param>
/// <param name="Posted">Everything that was typed, with the stamp of the saved version, ready to be sent again.</param>
public sealed record ConflictView(string Action, IReadOnlyList<ConflictView.Row> Rows, IReadOnlyList<KeyValuePair<string, string>> Posted)
{
    private static readonly HashSet<string> Internal = ["__RequestVerificationToken", RequestKey.Field];

    /// <summary>One field in both versions.</summary>
    public sealed record Row(string Label, string Saved, string Yours);

    internal static async Task<IActionResult> ShowAsync(MiaPage page, ConflictException conflict)
    {
        var form = await page.Request.ReadFormAsync();
        var posted = form.Where(f => !Internal.Contains(f.Key))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, Stamp(f.Key, v ?? "", conflict.Current)))).ToList();
        var rows = conflict.Fields.Select(f => new Row(f.Label, f.Saved, f.Yours ?? form[f.Name].ToString())).Where(r => r.Saved != r.Yours).ToList();
        page.Response.StatusCode = StatusCodes.Status409Conflict;
        return new PartialViewResult
        {
            ViewName = "/Pages/Shared/Conflict.cshtml",
            ViewData = new ViewDataDictionary<ConflictView>(page.MetadataProvider, page.ModelState)
            {
                Model = new ConflictView(page.Request.Path + page.Request.QueryString, rows, posted),
            },
            TempData = page.TempData,
        };
    }

    private static string Stamp(string field, string value, Guid current) =>
        current != Guid.Empty && (field == "Version" || field.EndsWith(".Version", StringComparison.Ordinal)) ? current.ToString() : value;
}
