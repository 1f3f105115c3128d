using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Mia.Web.TagHelpers;

/// <summary>Markup of icons, made once per name: a list page has hundreds of them.</summary>
public sealed class IconSheet(IFileVersionProvider versions)
{
    private readonly ConcurrentDictionary<string, IHtmlContent> _icons = new(StringComparer.Ordinal);

    private readonly string _address = versions.AddFileVersionToPath(PathString.Empty, "/icons.svg");

    /// <summary>The mark of Mia. Not in the sheet, so that it is there with the first bytes.</summary>
    public IHtmlContent Brand { get; } = new HtmlString(
        """<svg aria-hidden="true" focusable="false" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"><path d="M4 18v-6a4 4 0 0 1 8 0v6M12 12a4 4 0 0 1 8 0v6" /></svg>""");

    /// <summary>Markup of the symbol with this id in <c>icons.svg</c>.</summary>
    public IHtmlContent Icon(string name) => _icons.GetOrAdd(name, static (id, address) => new HtmlString(
        $"""<svg class="i" aria-hidden="true" focusable="false"><use href="{address}#{HtmlEncoder.Default.Encode(id)}"/></svg>"""), _address);
}
