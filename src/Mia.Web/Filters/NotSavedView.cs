using Mia.Platform.Messaging;
using Mia.Web.Htmx;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Mia.Web.Filters;

/// <summary>
/// What somebody sees when the disk refused to save: the same page with everything that was typed, and on top of it that nothing was saved. When not
/// even the page can be shown, since the reading cannot be logged, it is a page of its own with what was typed and a button to try again.
/// </summary>
/// <param name="Action">Address the form was posted to.</param>
/// <param name="Text">Swedish: what happened and what to do.</param>
/// <param name="Posted">Everything that was typed.</param>
public sealed record NotSavedView(string Action, string Text, IReadOnlyList<KeyValuePair<string, string>> Posted)
{
    /// <summary>Key of the message in ViewData; the layout shows it on top of the page.</summary>
    public const string Key = "NotSaved";

    /// <summary>Shorter values are codes and dates; longer ones are worth reading again.</summary>
    private const int Shown = 40;

    private static readonly HashSet<string> Internal = ["__RequestVerificationToken", RequestKey.Field];

    /// <summary>Texts worth copying to a safe place.</summary>
    public IEnumerable<string> Texts => Posted.Select(p => p.Value).Where(v => v.Length > Shown);

    internal static async Task<IActionResult> ShowAsync(MiaPage page, NotSavedReason reason)
    {
        page.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        // The script leaves the form as it is and says so.
        if (page.Request.IsHtmxNonBoosted()) return new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
        var text = Words(reason);
        try
        {
            await page.LoadAsync(page.HttpContext.RequestAborted);
            page.ViewData[Key] = text;
            return page.Page();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever it was, most likely the same disk: what was typed matters more.
            return await AloneAsync(page, text);
        }
    }

    private static async Task<IActionResult> AloneAsync(MiaPage page, string text)
    {
        var form = await page.Request.ReadFormAsync();
        var posted = form.Where(f => !Internal.Contains(f.Key) && !f.Key.Contains("Password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList();
        return new PartialViewResult
        {
            ViewName = "/Pages/Shared/NotSaved.cshtml",
            ViewData = new ViewDataDictionary<NotSavedView>(page.MetadataProvider, page.ModelState) { Model = new NotSavedView(page.Request.Path + page.Request.QueryString, text, posted) },
            TempData = page.TempData,
        };
    }

    private static string Words(NotSavedReason reason) => (reason == NotSavedReason.NoRoom
        ? "Inte sparat. Det är slut på utrymme på servern, så inget av det du skrev är sparat."
        : "Inte sparat. Servern kunde inte skriva till sin disk, så inget av det du skrev är sparat.")
        + " Det står kvar här på sidan. Säg till den som sköter Mia, vänta en stund och försök igen.";
}
