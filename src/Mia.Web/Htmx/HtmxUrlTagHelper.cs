using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Mia.Web.Htmx;

/// <summary>Fills an empty <c>hx-get</c> or <c>hx-post</c> with the address of a page: <c>hx-get hx-page="/Arenden/Rad" hx-route-id="@id"</c>.</summary>
[HtmlTargetElement("*", Attributes = "hx-page")]
[HtmlTargetElement("*", Attributes = "hx-page-handler")]
public sealed class HtmxUrlTagHelper(IUrlHelperFactory urls) : TagHelper
{
    private static readonly string[] Verbs = ["hx-get", "hx-post"];

    /// <summary>Path of the page file below <c>Pages</c>. Left out: the current page.</summary>
    [HtmlAttributeName("hx-page")]
    public string? Page { get; set; }

    /// <summary>Handler of the page.</summary>
    [HtmlAttributeName("hx-page-handler")]
    public string? PageHandler { get; set; }

    /// <summary>Route values.</summary>
    [HtmlAttributeName("hx-all-route-data", DictionaryAttributePrefix = "hx-route-")]
    public IDictionary<string, string?> RouteValues { get; set; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var url = urls.GetUrlHelper(ViewContext).Page(Page, PageHandler, RouteValues)
            ?? throw new InvalidOperationException($"There is no page '{Page}'.");
        var verb = Array.Find(Verbs, output.Attributes.ContainsName)
            ?? throw new InvalidOperationException("hx-page needs hx-get or hx-post on the same element.");
        output.Attributes.SetAttribute(verb, url);
    }
}
