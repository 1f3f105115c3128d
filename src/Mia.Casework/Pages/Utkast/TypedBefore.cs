using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Pages.Utkast;

/// <summary>
/// Puts what somebody typed and did not save back into the fields it was typed in, whatever the form is: the fields take it like a post that was
/// refused. The form names the draft in <c>data-draft</c>, and its handler throws the draft away.
/// </summary>
internal static class TypedBefore
{
    /// <summary>Fills the fields of a page that is opened.</summary>
    /// <param name="page">The page, before it is drawn.</param>
    /// <param name="key">Key of the draft.</param>
    /// <returns>The draft, whose stamp the form must carry so that what others changed since is not overwritten; null when there is none.</returns>
    public static async Task<KeptDraft?> RestoreAsync(this MiaPage page, string key)
    {
        var mediator = page.HttpContext.RequestServices.GetRequiredService<IMediator>();
        if (await mediator.Send(new Query(key), page.HttpContext.RequestAborted) is not { } kept) return null;
        var fields = page.MetadataProvider.GetMetadataForType(page.GetType());
        // Rows stand in another order when one has come or gone since; what was typed in them is not put into those of others.
        foreach (var (field, text) in kept.Fields.Where(f => !f.Key.Contains('[', StringComparison.Ordinal)))
        {
            // Several values, and a box with its hidden "false", were kept with commas between them.
            var type = field.Split('.').Aggregate<string, ModelMetadata?>(fields, (of, name) => of?.Properties[name]);
            var many = type is { IsEnumerableType: true } || type?.UnderlyingOrModelType == typeof(bool);
            page.ModelState.SetModelValue(field, new ValueProviderResult(many ? text.Split(',', StringSplitOptions.RemoveEmptyEntries) : text));
            // Nothing has been checked yet, so nothing is wrong.
            page.ModelState.MarkFieldValid(field);
        }
        return kept;
    }

    /// <summary>The reader's own draft of one form.</summary>
    [SignedIn]
    public sealed record Query(string Key) : IQuery<KeptDraft?>;

    internal sealed class Reader(IDrafts drafts) : IRequestHandler<Query, KeptDraft?>
    {
        public Task<KeptDraft?> Handle(Query request, CancellationToken cancellationToken) => drafts.FindAsync(request.Key, cancellationToken);
    }
}
