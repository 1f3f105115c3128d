using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Views;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Vyer;

/// <summary>The saved views of a list, above it: one link each, and a link that saves what is shown now.</summary>
public sealed class SavedViewRow(IMediator mediator, ICurrentDelprojekt here) : ViewComponent
{
    /// <summary>Draws the row, or nothing when there is neither a saved view nor a filter to save.</summary>
    /// <param name="address">The list as it is shown, with its filters: <c>/slug/deltagare?insats=SE</c>.</param>
    /// <param name="narrowed">Whether it shows less than everything.</param>
    public async Task<IViewComponentResult> InvokeAsync(string address, bool narrowed)
    {
        var cut = address.IndexOf('?', StringComparison.Ordinal);
        var query = cut < 0 ? "" : address[(cut + 1)..];
        var page = (cut < 0 ? address : address[..cut])[$"/{here.Required.Slug}/".Length..];
        var views = await mediator.Send(new Query(page), HttpContext.RequestAborted);
        if (views.Count == 0 && !narrowed) return Content("");
        return View("/Pages/Vyer/_Row.cshtml", new Result(here.Required.Slug, page, query, narrowed, views));
    }

    /// <summary>The reader's own views of a list.</summary>
    [SignedIn]
    public sealed record Query(string Page) : IQuery<IReadOnlyList<KeptView>>;

    /// <summary>What the row shows.</summary>
    public sealed record Result(string Slug, string Page, string Shown, bool Narrowed, IReadOnlyList<KeptView> Views)
    {
        /// <summary>Where what is shown is given a name.</summary>
        public string Save => $"/{Slug}/vyer/ny?sida={Uri.EscapeDataString(Page)}&val={Uri.EscapeDataString(Shown)}";

        /// <summary>Whether a view is the one on the screen.</summary>
        public bool IsShown(KeptView view) => view.Query == Shown;
    }

    internal sealed class Reader(ISavedViews views) : IRequestHandler<Query, IReadOnlyList<KeptView>>
    {
        public Task<IReadOnlyList<KeptView>> Handle(Query request, CancellationToken cancellationToken) => views.OfAsync(request.Page, cancellationToken);
    }
}
