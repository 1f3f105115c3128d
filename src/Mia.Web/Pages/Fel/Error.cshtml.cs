using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Mia.Platform.Organisation;

namespace Mia.Web.Pages.Fel;

/// <summary>Error page. Reached by re-execution, so the address stays that of the page that failed.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
public sealed class ErrorModel(IDelprojektDirectory directory) : PageModel
{
    internal ErrorText Text { get; private set; } = ErrorText.For(404);

    /// <summary>HTTP status that the page tells about.</summary>
    public int Status { get; private set; }

    /// <summary>Start page of the delprojekt that the failed address was in, or the root.</summary>
    public string Home { get; private set; } = "/";

    /// <summary>Shows the page for a status, after any method.</summary>
    public void OnGet(int status) => Show(status);

    /// <inheritdoc cref="OnGet" />
    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        // Opened by hand, the page exists and shows what the text would be.
        Status = status is >= 400 and <= 599 ? status : 404;
        if (failed is null) Response.StatusCode = Status == 500 ? 500 : 200;
        Text = ErrorText.For(Status);
        if (failed?.Split('/', 3) is ["", var slug, ..] && directory.Find(slug) is { } delprojekt) Home = $"/{delprojekt.Slug}/start";
    }
}
