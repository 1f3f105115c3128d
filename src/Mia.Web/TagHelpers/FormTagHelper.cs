using Mia.Platform.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Mia.Web.TagHelpers;

/// <summary>
/// Every <c>&lt;form method="post"&gt;</c> to Mia gets an antiforgery token and an idempotency key (<c>__once</c>), so that a double click
/// or a repeated request has one effect. The browser's own validation is off: the server answers in Swedish, in one place.
/// </summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class FormTagHelper(IHtmlGenerator generator) : TagHelper
{
    private static readonly object Kept = new();

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!string.Equals(Text(output, "method"), "post", StringComparison.OrdinalIgnoreCase)) return;
        var action = Text(output, "action");
        if (action.Length > 0 && (action[0] != '/' || action.StartsWith("//", StringComparison.Ordinal)))
            throw new InvalidOperationException($"A form posts to a path of Mia that starts with a slash, not to '{action}'.");
        if (!output.Attributes.ContainsName("novalidate")) output.Attributes.Add(new TagHelperAttribute("novalidate"));

        // The framework's own helper has run before and has put a token into forms without an address. Two of them would be refused.
        var hasToken = output.PostContent.GetContent().Contains("name=\"__RequestVerificationToken\"", StringComparison.Ordinal);
        var once = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        once.MergeAttribute("type", "hidden");
        once.MergeAttribute("name", RequestKey.Field);
        once.MergeAttribute("value", Key(action));
        output.PostContent.AppendHtml(once);
        if (!hasToken) output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
    }

    /// <summary>A refused form keeps its key: what is sent after correction is still the same thing.</summary>
    private string Key(string action)
    {
        var http = ViewContext.HttpContext;
        var path = action.Split('?', 2)[0];
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && !http.Items.ContainsKey(Kept)
            && (path.Length == 0 || string.Equals(path, http.Request.Path, StringComparison.OrdinalIgnoreCase))
            && Guid.TryParse(http.Request.Form[RequestKey.Field], out var posted))
        {
            http.Items[Kept] = true;
            return posted.ToString();
        }

        return Guid.CreateVersion7().ToString();
    }

    private static string Text(TagHelperOutput output, string attribute) =>
        output.Attributes.TryGetAttribute(attribute, out var found)
            ? found.Value as string ?? (found.Value as Microsoft.AspNetCore.Html.IHtmlContent)?.Text() ?? ""
            : "";
}
