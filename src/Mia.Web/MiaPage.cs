using Mia.Platform.Organisation;
using Mia.Web.Htmx;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Web;

/// <summary>
/// Base of all pages: bind, send, answer. Refusals need no code in the page: a rule that says no becomes a message at its field and the
/// same page with status 422, a missing record 404, a missing right 403, a lost update 409 with both versions.
/// </summary>
public abstract class MiaPage : PageModel
{
    /// <summary>Key of the status line in TempData.</summary>
    public const string StatusKey = "Status";

    private DelprojektInfo? _here;

    /// <summary>The delprojekt of the address.</summary>
    public DelprojektInfo Here => _here ??= HttpContext.RequestServices.GetRequiredService<ICurrentDelprojekt>().Required;

    /// <summary>
    /// Partial that holds the form or region of this page. When set, htmx gets just this partial back after a refusal instead of the page.
    /// </summary>
    public virtual string? Fragment => null;

    /// <summary>Fills what the page shows. Called for GET by the page itself, and again when a post was refused.</summary>
    public virtual Task LoadAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Address below the current delprojekt: <c>Go("deltagare")</c>.</summary>
    public string Go(string path) => $"/{Here.Slug}/{path}";

    /// <summary>Sends a message through the pipeline.</summary>
    protected Task<T> Send<T>(IRequest<T> request) =>
        HttpContext.RequestServices.GetRequiredService<IMediator>().Send(request, HttpContext.RequestAborted);

    /// <summary>Success of a post: go to an address and show a status line there (Swedish, no personal data).</summary>
    protected IActionResult Done(string url, string status)
    {
        TempData[StatusKey] = status;
        if (!Request.IsHtmx()) return new SeeOtherResult(url);
        Response.Htmx(h => h.Redirect(url));
        return new EmptyResult();
    }
}

/// <summary>303 See Other: the answer to a successful post is a GET of another address.</summary>
internal sealed class SeeOtherResult(string url) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = 303;
        context.HttpContext.Response.Headers.Location = url;
    }
}
